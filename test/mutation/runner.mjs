// A test runner for Stryker: all tests of a floor and what they test as one script, loaded afresh for each mutant.
// Stryker's own runner for vitest finds the same, but starts a worker and loads the tests through vite for each mutant: it takes
// 3.5 times as long for a file of the engine, and 6 times as long for the rules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';
import { collecting } from './vitest.mjs';

const require = createRequire(import.meta.url);

/** What a mutant puts there would be there for the next ones. */
const PRISTINE = new Set(Reflect.ownKeys(Object.prototype));
function cleanUp() {
  for (const key of Reflect.ownKeys(Object.prototype)) if (!PRISTINE.has(key)) delete Object.prototype[key];
}

/** The package's own names, as test/vitest.config.ts resolves them, and what tests read from beside them. */
const OWN = {
  name: 'own',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^apikey-policy($|\/)/ }, ({ path }) => {
      const [, door, file] = path.split('/');
      if (door === undefined) return { path: resolve('src/index.ts') };
      return { path: resolve(file === undefined ? `src/doors/${door}/index.ts` : `src/${door}/${file}`) };
    });
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};

async function scriptOf(files) {
  const { outputFiles } = await build({
    stdin: { contents: files.map((path) => `import './${path}';`).join('\n'), resolveDir: resolve('.') },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    // The package says that its files have no effects but what they export; those of its tests have.
    ignoreAnnotations: true,
    // Stryker makes some expressions that do not parse: so they fail when their mutant runs, and not for all mutants at once.
    supported: { 'regexp-sticky-and-unicode-flags': false },
    plugins: [OWN],
    logLevel: 'error',
  });
  return new Script(`(function (require, module, exports) {${outputFiles[0].text}\n})`, { filename: 'floor.cjs' });
}

function inOneProcess() {
  globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {};
  const stryker = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE];
  let script;

  function load() {
    const { api, ...collected } = collecting();
    const module = { exports: {} };
    script.runInThisContext()((name) => (name === 'vitest' ? api : require(name)), module, module.exports);
    return collected;
  }

  async function run({ tests, before, after, beforeEach, afterEach }, isAsked, disableBail) {
    const results = [];
    for (const hook of before) await hook();
    for (const { name, body } of tests) {
      if (!isAsked(name)) continue;
      stryker.currentTestId = name;
      const start = performance.now();
      const result = { id: name, name, status: TestStatus.Success };
      try {
        for (const hook of beforeEach) await hook();
        await body();
        for (const hook of afterEach) await hook();
      } catch (error) {
        result.status = TestStatus.Failed;
        result.failureMessage = String(error?.message ?? error);
      }
      results.push({ ...result, timeSpentMs: performance.now() - start });
      if (result.status === TestStatus.Failed && !disableBail) break;
    }
    stryker.currentTestId = undefined;
    for (const hook of after) await hook();
    return results;
  }

  return {
    // Whatever a mutant left behind in a module is gone with the next one.
    capabilities: () => ({ reloadEnvironment: true }),
    async init() {
      script = await scriptOf(process.env.MUTATION_TESTS.split(','));
    },
    async dryRun() {
      stryker.activeMutant = undefined;
      const tests = await run(load(), () => true, true);
      return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
    },
    async mutantRun({ activeMutant, mutantActivation, testFilter, hitLimit, disableBail }) {
      stryker.mutantCoverage = undefined;
      stryker.hitCount = hitLimit === undefined ? undefined : 0;
      stryker.hitLimit = hitLimit;
      stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
      const asked = testFilter && new Set(testFilter);
      let tests;
      try {
        const collected = load();
        stryker.activeMutant = activeMutant.id;
        tests = await run(collected, (name) => asked?.has(name) ?? true, disableBail);
      } catch (error) {
        // A mutant that cannot even be loaded is noticed by whoever imports it.
        tests = [
          { id: 'load', name: 'load', status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 },
        ];
      }
      cleanUp();
      const timeout = determineHitLimitReached(stryker.hitCount, stryker.hitLimit);
      return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests });
    },
  };
}
inOneProcess.inject = tokens();

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-one-process', inOneProcess)];

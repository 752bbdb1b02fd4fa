import { defineConfig } from 'vitest/config';
import { BaseSequencer, type Reporter, type TestModule, type TestSpecification, type Vitest } from 'vitest/node';
import base from '../vitest.config.ts';

/** What may kill a mutant of the floor, in the order in which it is tried; see floors.mjs. */
const TESTS = (process.env.MUTATION_TESTS ?? '').split(',');

/** The first red test ends a mutant's run: those that know it best come first, and not those that take longest. */
class AsListed extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => TESTS.findIndex((test) => moduleId.endsWith(test));
    return files.toSorted((a, b) => place(a) - place(b));
  }
}

/**
 * A mutant that no file of tests can load, since what a module makes when it is loaded throws, leaves no test that could
 * go red, and Stryker would call it alive. So the file gets one red test, which says why.
 */
class RedWhenNotLoaded implements Reporter {
  #vitest: Vitest | undefined;

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestModuleEnd(module: TestModule): void {
    if (module.state() !== 'failed' || [...module.children.allTests('failed')].length > 0) return;
    const file = this.#vitest?.state.getFiles().find(({ id }) => id === module.id);
    file?.tasks.push({ ...file, type: 'test', name: 'can be loaded', suite: undefined } as never);
    void this.#vitest?.cancelCurrentRun('test-failure');
  }
}

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: process.env.MUTATION_TOGETHER ? ['test/mutation/floor.tests.ts'] : TESTS,
    reporters: [new RedWhenNotLoaded()],
    sequence: { sequencer: AsListed },
    // fast-check, which takes long to load, has a seed to fix only where cases are drawn.
    setupFiles: process.env.MUTATION_DRAWS ? ['test/setup.ts'] : [],
    env: { LAW_RUNS: '40' },
    testTimeout: 30_000,
  },
});

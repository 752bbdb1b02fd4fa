import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { expect } from 'vitest';
import { asScript, textOf } from './fences.ts';

const require = createRequire(import.meta.url);

/** The names of the library's entry points: the core, and one for each door. */
const ENTRY_POINTS: readonly string[] = Object.keys(JSON.parse(textOf('package.json')).exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace('.', 'apikey-policy'));

export type Module = Readonly<Record<string, unknown>>;

/** Every entry point as it is imported. */
export const modules: ReadonlyMap<string, Module> = new Map(
  await Promise.all(
    ENTRY_POINTS.map(async (name): Promise<readonly [string, Module]> => [name, await import(/* @vite-ignore */ name)]),
  ),
);

type Test = () => unknown;

/** Runs an example as written. Tests that it holds are run, too, and `assert` is Node's own. */
export async function run(code: string): Promise<void> {
  const tests: [name: string, test: Test][] = [];
  const test = (name: string, body: Test): void => void tests.push([name, body]);
  const own = new Map<string, unknown>([...modules, ['node:test', Object.assign(test, { test, it: test })]]);
  const script = new AsyncFunction('require', 'exports', 'assertEqual', asScript(code));
  await script(
    (name: string) => own.get(name) ?? require(name),
    {},
    (actual: unknown, expected: unknown) => expect(actual).toEqual(expected),
  );
  for (const [name, body] of tests) await assert.doesNotReject(async () => body(), `the example's own test: ${name}`);
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;

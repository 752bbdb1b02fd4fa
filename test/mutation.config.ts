import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

// Mutants of the core are for the core's own tests to kill, and those of the doors for the doors'.
const CORE = ['nouns', 'parsing', 'matching', 'rules', 'engine', 'questions'].map((floor) => `test/unit/${floor}`);
const FOLDERS = process.env.MUTATE === 'doors' ? ['test/unit/doors'] : [...CORE, 'test/conformance'];

/** What decides whether a mutant lives: the layers that are fast and exact. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: [...FOLDERS.map((folder) => `${folder}/**/*.test.ts`), 'test/property/memory.test.ts'],
    // What runs for seconds is for later layers: each mutant would wait for it.
    exclude: ['test/unit/parsing/hostile.test.ts'],
    env: { LAW_RUNS: '40' },
    testTimeout: 30_000,
  },
});

import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

/** What decides whether a mutant lives: each layer that is fast enough to be run thousands of times. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/unit/**/*.test.ts', 'test/conformance/**/*.test.ts'],
    exclude: ['test/unit/rules-are-tested.test.ts'],
    testTimeout: 30_000,
  },
});

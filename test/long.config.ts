import { defineConfig } from 'vitest/config';
import { base } from './vitest.config.ts';

/** What takes too long for every change: each run writes down what it found. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/**/*.long.ts'], testTimeout: 0 },
});

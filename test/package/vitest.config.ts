import { defineConfig } from 'vitest/config';
import { base } from '../vitest.config.ts';

/** What is true of the built package: each gate stands on what the last build left in dist. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/package/**/*.gate.ts'] },
});

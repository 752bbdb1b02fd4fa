import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  resolve: {
    alias: [
      { find: /^apikey-policy$/, replacement: source('index.ts') },
      { find: /^apikey-policy\/vectors\/(.*)$/, replacement: source('vectors/$1') },
      { find: /^apikey-policy\/(.*)$/, replacement: source('doors/$1/index.ts') },
    ],
  },
  // As `JSON.parse` reads it: an id of a vector can be `__proto__`.
  json: { namedExports: false, stringify: true },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    globalSetup: ['test/cli/support/build.ts'],
    // One of two cores would else wait for the other.
    maxWorkers: '100%',
    // For what hangs, and not for what is slow on a busy machine.
    testTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // The command runs in processes of its own, which nothing counts.
      exclude: ['src/cli/**'],
      reporter: ['text-summary', 'html', 'json-summary'],
      thresholds: { branches: 100 },
    },
  },
});

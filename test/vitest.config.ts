import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(`../src/${path}`, import.meta.url));

/** What every configuration of tests begins with. */
export const base = defineConfig({
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
    setupFiles: ['test/setup.ts'],
    // One of two cores would else wait for the other.
    maxWorkers: '100%',
    // For what hangs, and not for what is slow on a busy machine.
    testTimeout: 600_000,
    hookTimeout: 120_000,
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

/** What imports `robustness/work.ts`: the engine must not have compiled the library before. */
const COUNTING = [
  'test/robustness/growth*.test.ts',
  'test/robustness/gateway.test.ts',
  'test/property/fingerprint.test.ts',
  'test/unit/doors/snapshot/large.test.ts',
];

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: [
      // If each file had a process of its own, a fifth of the time would go into loading the library.
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...COUNTING],
          globalSetup: ['test/cli/support/build.ts'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'work', include: COUNTING } },
    ],
  },
});

/** A test runner, and a test of five lines for it. */
export interface Runner {
  readonly name: string;
  /** What is installed for it; nothing for Node's own. */
  readonly from?: string;
  readonly modules: 'ESM' | 'CommonJS';
  readonly file: string;
  readonly test: string;
  readonly command: readonly [program: string, ...args: string[]];
}

/** Logic of somebody's own, each a module. */
export const OWN_LOGIC = {
  right: `
const { compile } = require('apikey-policy');
exports.allows = (account, request) => compile(account).allows(request);
`,
  wrong: `
const { compile } = require('apikey-policy');
exports.allows = (account, request) => compile({ ...account, accessGroups: [] }).allows(request);
`,
} as const;

const imports = (from: string): string => `import { test } from '${from}';
import { assertSameAnswers } from 'apikey-policy/testing';
import { allows } from './own-logic.cjs';

test('my logic', () => assertSameAnswers(allows, { seed: 1 }));
`;

const requires = (first: string): string => `${first}const { assertSameAnswers } = require('apikey-policy/testing');
const { allows } = require('./own-logic.cjs');

test('my logic', () => assertSameAnswers(allows, { seed: 1 }));
`;

export const RUNNERS: readonly Runner[] = [
  {
    name: 'vitest',
    from: 'vitest@4.1.12',
    modules: 'ESM',
    file: 'vitest.test.mjs',
    test: imports('vitest'),
    command: ['npx', 'vitest', 'run', 'vitest.test.mjs'],
  },
  {
    name: 'jest',
    from: 'jest@30',
    modules: 'CommonJS',
    file: 'jest.test.cjs',
    test: requires(''),
    command: ['npx', 'jest', '--testMatch', '**/jest.test.cjs'],
  },
  {
    name: 'node:test',
    modules: 'ESM',
    file: 'node.test.mjs',
    test: imports('node:test'),
    command: ['node', '--test', 'node.test.mjs'],
  },
  {
    name: 'node:test',
    modules: 'CommonJS',
    file: 'node.test.cjs',
    test: requires("const { test } = require('node:test');\n"),
    command: ['node', '--test', 'node.test.cjs'],
  },
];

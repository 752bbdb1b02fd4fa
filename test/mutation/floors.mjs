// Which sources are mutated together, and which tests have to notice.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The folders of a floor, without those inside them, and its tests: folders with what is inside them, or files.
 * A mutant pays for each test that reaches it until one goes red, so the most exact stand first, and what takes seconds
 * stands nowhere.
 */
export const FLOORS = {
  nouns: {
    mutate: ['src/nouns'],
    tests: ['test/unit/nouns', 'test/unit/rules', 'test/unit/parsing', 'test/conformance/vectors.test.ts'],
  },
  json: {
    mutate: ['src/json'],
    tests: ['test/unit/json', 'test/unit/parsing', 'test/conformance/vectors.test.ts'],
  },
  parsing: {
    mutate: ['src/parsing'],
    tests: ['test/unit/parsing', 'test/conformance/vectors.test.ts'],
  },
  matching: {
    mutate: ['src/matching'],
    tests: [
      'test/unit/matching',
      'test/unit/rules',
      'test/conformance',
      'test/unit/engine/compile.test.ts',
      'test/unit/questions',
    ],
  },
  rules: {
    mutate: ['src/rules'],
    tests: ['test/unit/rules', 'test/conformance'],
  },
  engine: {
    mutate: ['src/engine'],
    tests: ['test/unit/engine', 'test/conformance/vectors.test.ts'],
  },
  questions: {
    mutate: ['src/questions'],
    tests: [
      'test/unit/questions/explain.test.ts',
      'test/unit/questions/explain',
      'test/unit/questions/may.test.ts',
      'test/unit/questions/who-may.test.ts',
      'test/unit/questions/edits.test.ts',
      'test/unit/questions/effective-setting.test.ts',
    ],
  },
  audit: {
    mutate: ['src/questions/audit'],
    tests: [
      'test/unit/questions/audit.test.ts',
      'test/unit/questions/audit-policies.test.ts',
      'test/unit/questions/audit-principals.test.ts',
    ],
  },
  compare: {
    mutate: ['src/questions/compare'],
    tests: ['test/unit/questions/compare'],
  },
  remedies: {
    mutate: ['src/questions/remedies'],
    tests: ['test/unit/questions/remedies'],
  },
  'ibm-cloud': {
    mutate: ['src/ibm-api', 'src/doors/ibm-cloud', 'src/doors/ibm-cloud/bodies', 'src/doors/ibm-cloud/render'],
    tests: [
      'test/unit/doors/ibm-cloud/render/cli.test.ts',
      'test/unit/doors/ibm-cloud/render/terraform.test.ts',
      'test/unit/doors/ibm-cloud',
      'test/unit/doors/snapshot',
    ],
  },
  snapshot: {
    mutate: ['src/doors/snapshot'],
    tests: ['test/unit/doors/snapshot'],
  },
  terraform: {
    mutate: [
      'src/doors/terraform',
      'src/doors/terraform/account',
      'src/doors/terraform/changes',
      'src/doors/terraform/plan',
      'src/doors/terraform/values',
    ],
    tests: ['test/unit/doors/terraform'],
  },
  gateway: {
    mutate: ['src/doors/gateway'],
    tests: ['test/unit/doors/gateway'],
  },
  authzen: {
    mutate: ['src/doors/authzen', 'src/doors/authzen/protocol'],
    tests: ['test/unit/doors/authzen'],
  },
  cedar: {
    mutate: ['src/doors/cedar'],
    tests: ['test/unit/doors/cedar'],
  },
  testing: {
    mutate: ['src/doors/testing', 'src/doors/testing/vectors'],
    tests: ['test/unit/doors/testing'],
  },
};

/**
 * Re-exports and types in the first three, schemas; the arbitraries make tests, and test/unit/doors/testing checks them;
 * the command runs as a process, too slow to be started for each mutant.
 */
const NOT_MUTATED = [
  'src',
  'src/doors',
  'src/vectors',
  'src/schemas',
  'src/doors/testing/arbitraries',
  ...commandFolders(),
];

/** Too slow to be run once for each mutant. */
const SLOW = [
  'test/unit/parsing/hostile.test.ts',
  'test/unit/engine/hostile.test.ts',
  'test/unit/doors/cedar/depth.test.ts',
  'test/unit/doors/ibm-cloud/render/api-types.test.ts',
  'test/unit/doors/snapshot/large.test.ts',
  'test/unit/doors/authzen/hostile.test.ts',
  'test/unit/doors/testing/arbitraries.test.ts',
];

/** Slow, but of use where nothing else has noticed. */
const LATE = [
  'test/unit/doors/ibm-cloud/incomplete-lists.test.ts',
  'test/unit/doors/ibm-cloud/issues.test.ts',
  'test/unit/doors/ibm-cloud/malformed.test.ts',
];

const within = (folder, recursive) =>
  readdirSync(join(ROOT, folder), { recursive, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name).slice(ROOT.length).replaceAll('\\', '/'),
    isFile: entry.isFile(),
  }));

function commandFolders() {
  const folders = ['arguments', 'audit', 'commands', 'input', 'preview', 'read'];
  return ['src/cli', ...folders.map((folder) => `src/cli/${folder}`)];
}

export function sourcesOf(floor) {
  const entries = FLOORS[floor].mutate.flatMap((folder) => within(folder, false));
  return entries
    .filter(({ isFile, path }) => isFile && path.endsWith('.ts'))
    .map(({ path }) => path)
    .sort();
}

/** In the order in which they are tried, behind what fixes the seed of those that draw their cases. */
export function testsOf(floor) {
  const paths = FLOORS[floor].tests.flatMap((path) =>
    path.endsWith('.ts')
      ? [path]
      : within(path, true)
          .map((entry) => entry.path)
          .sort(),
  );
  const tests = [...new Set(paths)].filter((path) => path.endsWith('.test.ts') && !SLOW.includes(path));
  return [
    'test/setup.ts',
    ...tests.filter((path) => !LATE.includes(path)),
    ...tests.filter((path) => LATE.includes(path)),
  ];
}

/** New folders, which nobody has thought of here. */
export function forgottenFolders() {
  const known = [...NOT_MUTATED, ...Object.values(FLOORS).flatMap(({ mutate }) => mutate)];
  return within('src', true)
    .filter(({ isFile, path }) => !isFile && !known.includes(path))
    .map(({ path }) => path);
}

// Which sources are mutated together, and which tests have to notice.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const VECTORS = 'test/conformance/vectors.test.ts';

/**
 * The folders of each floor, and its tests: folders or files. A folder inside another is of the floor that names it itself.
 * A mutant pays for each test that reaches it until one goes red, so the most exact stand first, and what takes seconds
 * stands nowhere.
 */
export const FLOORS = {
  text: [
    ['src/text'],
    [
      'test/unit/doors/report/text.test.ts',
      'test/unit/parsing/suggestions.test.ts',
      'test/unit/parsing/messages.test.ts',
      'test/unit/questions/explain/plain-text.test.ts',
      'test/unit/text',
    ],
  ],
  nouns: [['src/nouns'], ['test/unit/nouns', 'test/unit/rules', 'test/unit/parsing', VECTORS]],
  json: [['src/json'], ['test/unit/json', 'test/unit/arguments.test.ts', 'test/unit/parsing', VECTORS]],
  parsing: [['src/parsing'], ['test/unit/parsing', VECTORS]],
  matching: [
    ['src/matching'],
    [
      'test/unit/matching',
      'test/unit/rules',
      'test/conformance',
      'test/unit/engine/compile.test.ts',
      'test/unit/questions',
    ],
  ],
  rules: [['src/rules'], ['test/unit/rules', 'test/conformance', 'test/unit/engine/distinct-service-ids.test.ts']],
  engine: [['src/engine'], ['test/unit/engine', VECTORS]],
  questions: [
    ['src/questions'],
    [
      'test/unit/questions/explain.test.ts',
      'test/unit/questions/explain',
      'test/unit/questions/may.test.ts',
      'test/unit/questions/who-may.test.ts',
      'test/unit/questions/edits.test.ts',
      'test/unit/questions/effective-setting.test.ts',
    ],
  ],
  audit: [
    ['src/questions/audit'],
    [
      'test/unit/questions/audit.test.ts',
      'test/unit/questions/audit-policies.test.ts',
      'test/unit/questions/audit-principals.test.ts',
    ],
  ],
  compare: [['src/questions/compare'], ['test/unit/questions/compare']],
  remedies: [['src/questions/remedies'], ['test/unit/questions/remedies']],
  'ibm-cloud': [
    ['src/ibm-api', 'src/doors/ibm-cloud'],
    [
      'test/unit/doors/ibm-cloud/render/cli.test.ts',
      'test/unit/doors/ibm-cloud/render/terraform.test.ts',
      'test/unit/doors/ibm-cloud',
      'test/unit/doors/snapshot',
    ],
  ],
  snapshot: [['src/doors/snapshot'], ['test/unit/doors/snapshot']],
  terraform: [['src/doors/terraform'], ['test/unit/doors/terraform']],
  gateway: [['src/doors/gateway'], ['test/unit/doors/gateway']],
  authzen: [['src/doors/authzen'], ['test/unit/doors/authzen']],
  cedar: [['src/doors/cedar'], ['test/unit/doors/cedar']],
  report: [['src/doors/report'], ['test/unit/doors/report']],
  testing: [['src/doors/testing'], ['test/unit/doors/testing']],
};

/** The arbitraries make tests, and test/unit/doors/testing checks them; the command runs as a process, which takes long. */
const NOT_MUTATED = ['src/doors/testing/arbitraries', 'src/cli', 'src/vectors', 'src/schemas', 'src/index.ts'];

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

const filesIn = (path) => execFileSync('git', ['ls-files', path], { cwd: ROOT, encoding: 'utf8' }).trim().split('\n');

const PLACES = [...Object.entries(FLOORS).flatMap(([floor, [folders]]) => folders.map((folder) => ({ folder, floor })))]
  .concat(NOT_MUTATED.map((folder) => ({ folder, floor: 'none' })))
  .sort((a, b) => b.folder.length - a.folder.length);

/** `none` is not mutated; `undefined` is new, and nobody has thought of it here. */
export const floorOf = (file) => PLACES.find(({ folder }) => file === folder || file.startsWith(`${folder}/`))?.floor;

const SOURCES = filesIn('src').filter((path) => path.endsWith('.ts'));

export const sourcesOf = (floor) => SOURCES.filter((file) => floorOf(file) === floor);

/** In the order in which they are tried, behind what fixes the seed of those that draw their cases. */
export function testsOf(floor) {
  const tests = [...new Set(FLOORS[floor][1].flatMap(filesIn))].filter(
    (path) => path.endsWith('.test.ts') && !SLOW.includes(path),
  );
  return [
    'test/setup.ts',
    ...tests.filter((path) => !LATE.includes(path)),
    ...tests.filter((path) => LATE.includes(path)),
  ];
}

import type { Vector } from '../vector.ts';
import { all, any, FAILS, HOLDS, having, MORNING, UNREADABLE, UPDATE_REQUEST } from './accounts.ts';
import { type Answer, granted, miss, noGrant, open, vector } from './answer-builders.ts';

const TRUE = granted();

const FALSE = noGrant(miss('condition'));

const UNKNOWN = open(['unknown-condition']);

/** A condition that stands at this level, under one group for each level above it. */
function atLevel(level: number, condition: object): object {
  return level === 1 ? condition : all(atLevel(level - 1, condition));
}

/** Names, sentences, rules of policy p, and what T is answered without a time. */
const RULES: readonly (readonly [string, string, unknown, Answer])[] = [
  ['C1-leaf-true', 'A rule of one condition that holds is true.', HOLDS, TRUE],
  ['C1-leaf-false', 'A rule of one condition that does not hold is false.', FAILS, FALSE],
  ['C1-leaf-unknown', 'A rule of one condition that nobody knows is unknown.', UNREADABLE, UNKNOWN],
  ['C1-and-true', 'and is true where all are.', all(HOLDS, HOLDS), TRUE],
  ['C1-and-false', 'and is false where any is.', all(HOLDS, FAILS), FALSE],
  [
    'C1-and-false-beside-unknown',
    'and is false where any is, also beside an unknown one.',
    all(UNREADABLE, FAILS),
    FALSE,
  ],
  ['C1-and-unknown', 'and is unknown otherwise.', all(HOLDS, UNREADABLE), UNKNOWN],
  ['C1-or-true', 'or is true where any is.', any(FAILS, HOLDS), TRUE],
  ['C1-or-true-beside-unknown', 'or is true where any is, also beside an unknown one.', any(UNREADABLE, HOLDS), TRUE],
  ['C1-or-false', 'or is false where all are.', any(FAILS, FAILS), FALSE],
  ['C1-or-unknown', 'or is unknown otherwise.', any(FAILS, UNREADABLE), UNKNOWN],
  ['C1-nested', 'Groups nest.', any(all(HOLDS, FAILS), all(HOLDS, any(FAILS, HOLDS))), TRUE],
  [
    'C1-both-unknowns',
    'What is unknown for two reasons has both.',
    all(MORNING, UNREADABLE),
    open(['time-needed', 'unknown-condition']),
  ],
  ['C1-one-of-a-group', 'A group of one is what that one is.', all(FAILS), FALSE],
  ['C1-empty-and', 'An empty and is unknown.', all(), UNKNOWN],
  ['C1-empty-or', 'An empty or is unknown.', any(), UNKNOWN],
  [
    'C1-empty-or-beside-true',
    'An empty or is unknown on its own: beside a condition that holds it does not matter.',
    any(any(), HOLDS),
    TRUE,
  ],
  [
    'C1-other-group-operator',
    'A group with another operator than and and or is unknown.',
    { operator: 'not', conditions: [FAILS] },
    UNKNOWN,
  ],
  [
    'C1-group-operator-case',
    'The operators of groups compare exactly.',
    { operator: 'AND', conditions: [HOLDS] },
    UNKNOWN,
  ],
  ['C1-no-group-operator', 'A group without an operator is unknown.', { conditions: [HOLDS] }, UNKNOWN],
  [
    'C1-conditions-no-list',
    'A group whose conditions are no list is unknown.',
    { operator: 'or', conditions: HOLDS },
    UNKNOWN,
  ],
  [
    'C1-leaf-without-key',
    'A leaf without a key is unknown.',
    { operator: 'stringEquals', value: 'iam-identity' },
    UNKNOWN,
  ],
  [
    'C1-leaf-without-operator',
    'A leaf without an operator is unknown.',
    { key: '{{resource.attributes.serviceName}}', value: 'iam-identity' },
    UNKNOWN,
  ],
  [
    'C1-group-and-leaf',
    'A node that is both group and leaf is unknown.',
    { ...HOLDS, operator: 'or', conditions: [HOLDS] },
    UNKNOWN,
  ],
  ['C1-other-key', 'A leaf with any other key than its own is unknown.', { ...HOLDS, negate: false }, UNKNOWN],
  [
    'C1-other-key-of-a-group',
    'A group with any other key than its own is unknown.',
    { ...any(HOLDS), negate: false },
    UNKNOWN,
  ],
  ['C1-null', 'null in the place of the whole rule is unknown.', null, UNKNOWN],
  ['C1-list', 'A list in the place of the whole rule is unknown.', [HOLDS], UNKNOWN],
  ['C1-text', 'A string in the place of the whole rule is unknown.', 'always', UNKNOWN],
  ['C1-false', 'A boolean in the place of the whole rule is unknown.', false, UNKNOWN],
  ['C1-empty-object', 'An empty object in the place of the whole rule is unknown.', {}, UNKNOWN],
  ['C1-null-below', 'null in the place of a node is unknown.', any(null, FAILS), UNKNOWN],
  ['C1-null-below-beside-true', 'null in the place of a node is unknown on its own.', any(null, HOLDS), TRUE],
  ['C1-level-10', 'A condition on the tenth level counts, where it is true.', atLevel(10, HOLDS), TRUE],
  ['C1-level-10-false', 'A condition on the tenth level counts, where it is false.', atLevel(10, FAILS), FALSE],
  ['C1-level-11', 'A condition on the eleventh level is unknown.', atLevel(11, FAILS), UNKNOWN],
  [
    'C1-level-11-beside-true',
    'A condition on the eleventh level is unknown on its own.',
    any(atLevel(10, FAILS), HOLDS),
    TRUE,
  ],
];

/** C1: rules and what they are made of. */
export const conditions: readonly Vector[] = RULES.map(([id, sentence, condition, answer]) =>
  vector(id, sentence, having({ condition }), UPDATE_REQUEST, answer),
);

import type { Vector } from '../vector.ts';
import {
  ANNA,
  attribute,
  having,
  narrowedBy,
  on,
  SERVICE_ID_KEY_REQUEST,
  serviceId,
  UPDATE_REQUEST,
  user,
} from './accounts.ts';
import { granted, miss, noGrant, open, vector } from './answer-builders.ts';

const MISSED = noGrant(miss('target'));

/** Names, a service ID's own text, a pattern, and whether it matches. */
const PATTERNS: readonly (readonly [string, string, string, string, boolean])[] = [
  ['star-nothing', '* stands for any sequence, the empty one included.', 'AB', 'A*B', true],
  ['star-some', '* stands for any sequence.', 'A-x-B', 'A*B', true],
  ['star-end', '* at the end takes the rest.', 'ABC', 'A*', true],
  ['whole-string', 'The whole string must match the pattern.', 'ABC', 'AB', false],
  ['case', 'Case matters to a pattern.', 'AB', 'a*', false],
  ['question-mark', '? stands for exactly one character.', 'AxB', 'A?B', true],
  ['question-mark-not-none', '? does not stand for none.', 'AB', 'A?B', false],
  ['question-mark-not-two', '? does not stand for two.', 'AxxB', 'A?B', false],
  ['question-mark-astral', '? stands for one code point beyond the first 65,536.', '\u{1f511}', '?', true],
  [
    'two-question-marks-astral',
    'A code point beyond the first 65,536 is not two characters.',
    '\u{1f511}',
    '??',
    false,
  ],
  ['question-mark-combining', 'A combining mark is a code point of its own.', 'e\u0301', '?', false],
  ['two-question-marks-combining', 'A letter and its combining mark are two code points.', 'e\u0301', '??', true],
  ['literal-star', '{{*}} is a literal star.', 'A*B', 'A{{*}}B', true],
  ['literal-star-alone', '{{*}} stands for a star alone.', 'AxB', 'A{{*}}B', false],
  ['literal-question-mark', '{{?}} is a literal question mark.', 'A?B', 'A{{?}}B', true],
  ['literal-question-mark-alone', '{{?}} stands for a question mark alone.', 'AxB', 'A{{?}}B', false],
  ['braces', 'Braces around anything else are braces.', '{{x}}', '{{x}}', true],
  ['braces-around-a-star', 'A star within more than one character in braces is a star.', '{{xy}}', '{{x*}}', true],
  ['dot', 'Other characters stand for themselves: a dot.', 'AxB', 'A.B', false],
  ['brackets', 'Other characters stand for themselves: brackets.', 'A', '[A-Z]', false],
  ['backslash', 'A backslash escapes nothing.', 'A*B', 'A\\*B', false],
  ['several-stars', 'A star gives back what a later part needs.', 'aXbXc', '*X*c', true],
  ['star-question-mark', '* and ? together stand for at least one character.', 'A', 'A*?', false],
  ['new-line', 'A line break is a character.', 'A\nB', 'A?B', true],
  ['no-explosion', 'Many stars take no longer than a few.', 'a'.repeat(200), `${'*a'.repeat(60)}*b`, false],
];

/** A request for the key of a service ID with that name, and a policy limited to the pattern. */
const patterns: readonly Vector[] = PATTERNS.map(([name, sentence, text, pattern, matches]) => {
  const principals = [user(ANNA), serviceId(`iam-ServiceId-${text}`)];
  const target = narrowedBy(attribute('resource', `ServiceId-${pattern}`, 'stringMatch'));
  return vector(
    `G4-wildcard-${name}`,
    sentence,
    having({ target }, { principals }),
    { ...SERVICE_ID_KEY_REQUEST, resource: `ServiceId-${text}` },
    matches ? granted() : MISSED,
  );
});

/** Names, an operator and a value on `serviceName`, and whether it matches. */
const READABLE: readonly (readonly [string, string, string | undefined, unknown, boolean])[] = [
  ['default', 'The default operator is stringEquals.', undefined, 'iam-identity', true],
  ['default-is-no-pattern', 'The default operator takes no wildcards.', undefined, 'iam-*', false],
  ['equals', 'stringEquals compares exactly.', 'stringEquals', 'iam-identity', true],
  ['equals-case', 'Case matters to stringEquals.', 'stringEquals', 'IAM-identity', false],
  ['equals-any-of', 'stringEqualsAnyOf takes a list.', 'stringEqualsAnyOf', ['kms', 'iam-identity'], true],
  ['equals-any-of-is-no-pattern', 'stringEqualsAnyOf takes no wildcards.', 'stringEqualsAnyOf', ['iam-*'], false],
  ['equals-any-of-empty', 'An empty list matches nothing by stringEqualsAnyOf.', 'stringEqualsAnyOf', [], false],
  ['match-any-of', 'stringMatchAnyOf takes a list of patterns.', 'stringMatchAnyOf', ['kms', 'iam-*'], true],
  [
    'match-any-of-none',
    'Of the patterns of stringMatchAnyOf one must match.',
    'stringMatchAnyOf',
    ['kms', 'iam-?'],
    false,
  ],
  ['match-any-of-empty', 'An empty list matches nothing by stringMatchAnyOf.', 'stringMatchAnyOf', [], false],
  ['exists-true', 'stringExists true holds where the attribute is present.', 'stringExists', true, true],
  ['exists-true-as-text', 'stringExists accepts true as a string.', 'stringExists', 'true', true],
  ['exists-false', 'stringExists false does not hold where the attribute is present.', 'stringExists', false, false],
  ['exists-false-as-text', 'stringExists accepts false as a string.', 'stringExists', 'false', false],
];

const readable: readonly Vector[] = READABLE.map(([name, sentence, operator, value, matches]) =>
  vector(
    `G4-${name}`,
    sentence,
    having({ target: narrowedBy(attribute('serviceName', value, operator)) }),
    UPDATE_REQUEST,
    matches ? granted() : noGrant(),
  ),
);

/** Names, an operator and a value that it cannot take, or an operator that nobody knows. */
const UNREADABLE: readonly (readonly [string, string, unknown])[] = [
  ['operator', 'stringNotEquals', 'kms'],
  ['operator-case', 'StringEquals', 'iam-identity'],
  ['operator-of-time', 'timeLessThan', '12:00:00Z'],
  ['operator-empty', '', 'iam-identity'],
  ['operator-of-every-object', 'constructor', 'iam-identity'],
  ['equals-list', 'stringEquals', ['iam-identity']],
  ['equals-null', 'stringEquals', null],
  ['equals-object', 'stringEquals', {}],
  ['equals-nothing', 'stringEquals', undefined],
  ['match-list', 'stringMatch', ['*']],
  ['exists-list', 'stringExists', [true]],
  ['exists-other', 'stringExists', 'yes'],
  ['equals-any-of-text', 'stringEqualsAnyOf', 'iam-identity'],
  ['equals-any-of-nested', 'stringEqualsAnyOf', ['iam-identity', ['x']]],
  ['equals-any-of-with-null', 'stringEqualsAnyOf', ['iam-identity', null]],
  ['match-any-of-text', 'stringMatchAnyOf', '*'],
  ['match-any-of-with-object', 'stringMatchAnyOf', ['*', {}]],
];

const unreadable: readonly Vector[] = UNREADABLE.flatMap(([name, operator, value]) => [
  vector(
    `G4-unreadable-${name}`,
    'An unknown operator, or a value that the operator cannot take, is unknown.',
    having({ target: narrowedBy({ key: 'serviceName', operator, value }) }),
    UPDATE_REQUEST,
    open(['unknown-operator']),
  ),
  vector(
    `G4-unreadable-${name}-absent`,
    'The same where the request lacks the attribute.',
    having({ target: narrowedBy({ key: 'region', operator, value }) }),
    UPDATE_REQUEST,
    open(['unknown-operator']),
    'G2',
  ),
]);

/** Names, an account's id, a value that is not a string, and whether the two compare as equal. */
const NUMBERS: readonly (readonly [string, string, number | boolean, boolean])[] = [
  ['integer', '7', 7, true],
  ['leading-zero', '07', 7, false],
  ['fraction', '0.5', 0.5, true],
  ['small', '1e-7', 1e-7, true],
  ['large', '1e+21', 1e21, true],
  ['almost-large', '100000000000000000000', 1e20, true],
  ['negative-zero', '0', 0, true],
  ['true', 'true', true, true],
  ['true-is-not-one', '1', true, false],
  ['false', 'false', false, true],
];

const numbers: readonly Vector[] = NUMBERS.map(([name, id, value, isEqual]) =>
  vector(
    `G4-number-${name}`,
    'Numbers and booleans compare as their string in ECMAScript.',
    having({ target: narrowedBy(attribute('accountId', value)) }, { id }),
    UPDATE_REQUEST,
    isEqual ? granted() : MISSED,
  ),
);

/** G4: operators and values. */
export const operators: readonly Vector[] = [
  ...patterns,
  ...readable,
  ...unreadable,
  ...numbers,
  vector(
    'G4-exists-empty',
    'An attribute that is present may be empty.',
    having(
      {
        target: narrowedBy(
          attribute('resource', 'ServiceId-', 'stringMatch'),
          attribute('resource', true, 'stringExists'),
        ),
      },
      { principals: [user(ANNA), serviceId('iam-ServiceId-')] },
    ),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-' },
    granted(),
    'I3',
  ),
  vector(
    'G4-unknown-beside-false',
    'An unknown match beside a false one changes nothing.',
    having({ target: on(attribute('serviceName', 'kms'), attribute('region', 'x', 'stringNotEquals')) }),
    UPDATE_REQUEST,
    noGrant(),
    'G8',
  ),
];

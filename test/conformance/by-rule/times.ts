import type { Vector } from '../vector.ts';
import { dateTime, day, having, time, UPDATE_REQUEST } from './accounts.ts';
import { type Answer, at, granted, miss, noGrant, open, vector } from './answer-builders.ts';

const UNKNOWN = open(['unknown-condition']);

const until = (validUntil: string) => ({ validUntil });

const TRUE = granted();

const FALSE = noGrant(miss('condition'));

const trueUntil = (instant: string): Answer => granted(until(instant));

const falseUntil = (instant: string): Answer => noGrant(miss('condition'), until(instant));

/** A Monday. */
const BEFORE = '2026-03-16T11:59:59Z';

const NOON = '2026-03-16T12:00:00Z';

const AFTER = '2026-03-16T12:00:01Z';

const MIDNIGHT = '2026-03-17T00:00:00Z';

/** An operator with 12:00:00Z, and the answers a second before, at that second, and a second after it. */
const TIMES_OF_DAY: readonly (readonly [string, readonly Answer[]])[] = [
  ['LessThan', [trueUntil(NOON), falseUntil(MIDNIGHT), falseUntil(MIDNIGHT)]],
  ['LessThanOrEquals', [trueUntil(AFTER), trueUntil(AFTER), falseUntil(MIDNIGHT)]],
  ['GreaterThan', [falseUntil(AFTER), falseUntil(AFTER), trueUntil(MIDNIGHT)]],
  ['GreaterThanOrEquals', [falseUntil(NOON), trueUntil(MIDNIGHT), trueUntil(MIDNIGHT)]],
];

/** The same with an instant, which comes once. */
const INSTANTS: typeof TIMES_OF_DAY = [
  ['LessThan', [trueUntil(NOON), FALSE, FALSE]],
  ['LessThanOrEquals', [trueUntil(AFTER), trueUntil(AFTER), FALSE]],
  ['GreaterThan', [falseUntil(AFTER), falseUntil(AFTER), TRUE]],
  ['GreaterThanOrEquals', [falseUntil(NOON), TRUE, TRUE]],
];

const WHEN = [
  ['before', BEFORE],
  ['at', NOON],
  ['after', AFTER],
] as const;

const bounds: readonly Vector[] = WHEN.flatMap(([name, instant], position) => [
  ...TIMES_OF_DAY.map(([operator, answers]) =>
    vector(
      `C2-time${operator}-${name}`,
      'A time of day on both sides of its bound.',
      having({ condition: time(`time${operator}`, '12:00:00Z') }),
      at(instant, UPDATE_REQUEST),
      answers[position] ?? UNKNOWN,
      'A5',
    ),
  ),
  ...INSTANTS.map(([operator, answers]) =>
    vector(
      `C2-dateTime${operator}-${name}`,
      'An instant on both sides of its bound.',
      having({ condition: dateTime(`dateTime${operator}`, NOON) }),
      at(instant, UPDATE_REQUEST),
      answers[position] ?? UNKNOWN,
      'A5',
    ),
  ),
]);

/** Further conditions: names, sentences, when, and the answer. */
const FURTHER: readonly (readonly [string, string, object, string, Answer])[] = [
  [
    'C2-last-year',
    'The last instant that a value can name.',
    dateTime('dateTimeLessThan', '9999-12-31T23:59:59Z'),
    NOON,
    trueUntil('9999-12-31T23:59:59Z'),
  ],
  [
    'C2-days',
    'One of several days, in any form.',
    day('dayOfWeekAnyOf', ['7', 1, '3+06:00']),
    NOON,
    trueUntil(MIDNIGHT),
  ],
  ['C2-days-none', 'None of several days.', day('dayOfWeekAnyOf', [2, 3]), NOON, falseUntil(MIDNIGHT)],

  [
    'C3-own-offset-before',
    "The instant is converted to the value's own offset.",
    time('timeGreaterThanOrEquals', '09:00:00-05:00'),
    '2026-03-16T13:59:59Z',
    falseUntil('2026-03-16T14:00:00Z'),
  ],
  [
    'C3-own-offset-at',
    "The instant is converted to the value's own offset.",
    time('timeGreaterThanOrEquals', '09:00:00-05:00'),
    '2026-03-16T14:00:00Z',
    trueUntil('2026-03-17T05:00:00Z'),
  ],
  [
    'C3-no-daylight-saving',
    'There is no daylight saving.',
    time('timeGreaterThanOrEquals', '09:00:00-05:00'),
    '2026-07-13T13:59:59Z',
    falseUntil('2026-07-13T14:00:00Z'),
  ],
  [
    'C3-instant-with-offset',
    'An instant is read at its offset.',
    dateTime('dateTimeLessThan', '2026-03-16T07:00:00-05:00'),
    BEFORE,
    trueUntil(NOON),
  ],
  [
    'C3-rounded-down',
    'The request is read in whole seconds, rounded down.',
    time('timeLessThan', '12:00:00Z'),
    '2026-03-16T11:59:59.999Z',
    trueUntil(NOON),
  ],
  [
    'C3-rounded-down-inclusive',
    'An inclusive bound holds for its whole second.',
    dateTime('dateTimeLessThanOrEquals', NOON),
    '2026-03-16T12:00:00.999Z',
    trueUntil(AFTER),
  ],
  [
    'C3-rounded-down-before-1970',
    'The request is rounded down before 1970, too.',
    time('timeGreaterThan', '23:59:58Z'),
    '1969-12-31T23:59:59.001Z',
    trueUntil('1970-01-01T00:00:00Z'),
  ],
  [
    'C3-day-of-week-before-1970',
    'The day of the week before 1970 is right: this was a Wednesday.',
    day('dayOfWeekEquals', 3),
    '1969-12-31T23:59:59.999Z',
    trueUntil('1970-01-01T00:00:00Z'),
  ],

  [
    'C4-operator-of-another-key-time',
    'An operator on the wrong key is unknown.',
    time('dateTimeLessThan', '12:00:00Z'),
    NOON,
    UNKNOWN,
  ],
  [
    'C4-operator-of-another-key-instant',
    'An operator on the wrong key is unknown.',
    dateTime('timeLessThan', NOON),
    NOON,
    UNKNOWN,
  ],
  [
    'C4-operator-of-another-key-day',
    'An operator on the wrong key is unknown.',
    day('stringEquals', '1'),
    NOON,
    UNKNOWN,
  ],
  ['C4-operator-case', 'Operators compare exactly.', time('TimeLessThan', '12:00:00Z'), NOON, UNKNOWN],
  ['C4-operator-equals', 'No other operator is known.', time('timeEquals', '12:00:00Z'), NOON, UNKNOWN],
  [
    'C4-list-with-an-odd-element',
    'A list with an element that does not parse does not parse.',
    day('dayOfWeekAnyOf', [1, 'Monday']),
    NOON,
    UNKNOWN,
  ],
  ['C4-list-is-one-value', 'One value where a list is due does not parse.', day('dayOfWeekAnyOf', 1), NOON, UNKNOWN],
  ['C4-empty-list', 'An empty list matches nothing.', day('dayOfWeekAnyOf', []), NOON, FALSE],
];

/** C2 to C4: conditions on time. */
export const times: readonly Vector[] = [
  ...bounds,
  ...FURTHER.map(([id, sentence, condition, instant, answer]) =>
    vector(id, sentence, having({ condition }), at(instant, UPDATE_REQUEST), answer),
  ),
];

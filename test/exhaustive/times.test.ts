import { ACTIONS, compile, type Matcher, type MatcherValue } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { agreedOnCompiled } from '../differential/agreement.ts';
import { tallying } from '../differential/tally.ts';
import { listsOf, stepOf } from './cases.ts';
import { accountWith, PRINCIPAL } from './conditioned.ts';

const TIME = '{{environment.attributes.current_time}}';
const DATE_TIME = '{{environment.attributes.current_date_time}}';
const DAY_OF_WEEK = '{{environment.attributes.day_of_week}}';
const BOUNDS = ['LessThan', 'LessThanOrEquals', 'GreaterThan', 'GreaterThanOrEquals'];

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Offsets, and how far their clocks are ahead of UTC. */
const OFFSETS: readonly (readonly [text: string, ahead: number])[] = [
  ['Z', 0],
  ['+00:00', 0],
  ['-00:00', 0],
  ['+00:01', MINUTE],
  ['-00:01', -MINUTE],
  ['+05:30', 330 * MINUTE],
  ['-05:00', -300 * MINUTE],
  ['+14:00', 840 * MINUTE],
  ['+23:59', 1439 * MINUTE],
  ['-23:59', -1439 * MINUTE],
];

/** Around a second: the last of the one before, its own first and last, and the next. */
const STEPS = [-SECOND - 1, -SECOND, -1, -0.5, 0, 0.5, 1, SECOND - 1, SECOND, SECOND + 1];

/** The ends of what a `Date` can hold, and what lies just inside. */
const ENDS = [0, 1, SECOND - 1, SECOND, SECOND + 1, DAY, DAY + 1].flatMap((inside) => [
  8.64e15 - inside,
  inside - 8.64e15,
]);

const { tally, count } = tallying();

function agree(condition: Matcher, times: readonly (number | undefined)[]): void {
  const account = accountWith(condition);
  const pdp = compile(account);
  for (const time of times) {
    const request = { principal: PRINCIPAL, action: ACTIONS[0] };
    count(agreedOnCompiled(pdp, account, time === undefined ? request : { ...request, time }));
  }
}

/** Divides the length of no list of times below, so that each place of a list has its turn. */
const STEP = stepOf(7);
let turn = 0;

/** One in `STEP` of the times, and others for the next condition. */
function agreeOnSome(condition: Matcher, times: readonly (number | undefined)[]): void {
  agree(
    condition,
    times.filter(() => turn++ % STEP === 0),
  );
}

const two = (number: number): string => `${number}`.padStart(2, '0');
const upTo = (last: number): readonly number[] => Array.from({ length: last + 1 }, (_, number) => number);

describe('C2, C3, A5: the library and the reference agree', () => {
  it('on every bound of a time of day, around it and around midnight', () => {
    const times = ['00:00:00', '00:00:01', '09:30:00', '12:00:00', '23:59:58', '23:59:59'];
    // Days: any, the first and the last before 1970, a leap day.
    const days = ['2026-03-02', '1970-01-01', '1969-12-31', '2024-02-29'].map((day) => Date.parse(day));
    for (const time of times) {
      for (const [offset, ahead] of OFFSETS) {
        const instants = days.flatMap((day) => {
          const bound = day + Date.parse(`1970-01-01T${time}Z`) - ahead;
          return [bound, day - ahead, day + DAY - ahead].flatMap((instant) => STEPS.map((step) => instant + step));
        });
        for (const bound of BOUNDS) {
          agreeOnSome({ key: TIME, operator: `time${bound}`, value: time + offset }, [...instants, ...ENDS, undefined]);
        }
      }
    }
  });

  it('on every bound of a date, around it', () => {
    const dates = ['0001-01-01', '0099-12-31', '1900-02-28', '1969-12-31', '1970-01-01', '2000-02-29', '2024-02-29'];
    for (const date of [...dates, '2024-03-01', '2026-03-02', '9999-12-31']) {
      for (const time of ['00:00:00', '12:34:56', '23:59:59']) {
        for (const [offset, ahead] of OFFSETS) {
          const instants = STEPS.map((step) => Date.parse(`${date}T${time}Z`) - ahead + step);
          for (const bound of BOUNDS) {
            const value = `${date}T${time}${offset}`;
            agreeOnSome({ key: DATE_TIME, operator: `dateTime${bound}`, value }, [...instants, ...ENDS, undefined]);
          }
        }
      }
    }
  });

  const monday = Date.parse('2026-03-02');
  const midnightsAt = (ahead: number): readonly number[] =>
    upTo(7).flatMap((day) => [-SECOND, -1, 0, SECOND].map((step) => monday + day * DAY - ahead + step));

  it('on every set of days of the week, around each midnight', () => {
    const sets = upTo(127).map((bits) => [1, 2, 3, 4, 5, 6, 7].filter((day) => bits & (1 << (day - 1))));
    for (const [offset, ahead] of OFFSETS.filter(([text]) => text !== '-00:00' && text !== '+00:00')) {
      for (const set of sets) {
        const value = set.map((day) => `${day}${offset}`);
        agreeOnSome({ key: DAY_OF_WEEK, operator: 'dayOfWeekAnyOf', value }, [
          ...midnightsAt(ahead),
          ...ENDS,
          undefined,
        ]);
      }
    }
  });

  it('on every one and every two days, as numbers, texts and with offsets, around each midnight of theirs', () => {
    const values = ['1', '3', '7'].flatMap((day) => [Number(day), day, ...OFFSETS.map(([offset]) => day + offset)]);
    const instants = ['Z', '+14:00', '-23:59'].flatMap((text) => midnightsAt(new Map(OFFSETS).get(text) ?? 0));
    for (const value of values) agreeOnSome({ key: DAY_OF_WEEK, operator: 'dayOfWeekEquals', value }, instants);
    for (const value of listsOf(values, 2)) {
      agreeOnSome(
        { key: DAY_OF_WEEK, operator: 'dayOfWeekAnyOf', value },
        instants.filter((_, position) => position % 5 === 0),
      );
    }
  });

  it('on which values parse: every two digits in every place, every date, every day', () => {
    const now = [undefined, monday];
    const digits = upTo(99).map(two);
    for (const field of digits) {
      for (const value of [
        ...[`${field}:00:00Z`, `00:${field}:00Z`, `00:00:${field}Z`],
        ...['+', '-'].flatMap((sign) => [`12:00:00${sign}${field}:00`, `12:00:00${sign}00:${field}`]),
      ]) {
        agree({ key: TIME, operator: 'timeLessThan', value }, now);
        agree({ key: DATE_TIME, operator: 'dateTimeLessThan', value: `2026-03-02T${value}` }, now);
      }
      agree({ key: DAY_OF_WEEK, operator: 'dayOfWeekEquals', value: `1+${field}:00` }, now);
      agree({ key: DAY_OF_WEEK, operator: 'dayOfWeekEquals', value: field }, now);
    }
    for (const year of ['0000', '0001', '0004', '0100', '1900', '2000', '2023', '2024', '2100', '9996', '9999']) {
      for (const month of upTo(13)) {
        for (const day of upTo(32)) {
          const value = `${year}-${two(month)}-${two(day)}T00:00:00Z`;
          agree({ key: DATE_TIME, operator: 'dateTimeLessThanOrEquals', value }, now);
        }
      }
    }
    for (const day of upTo(255))
      agree({ key: DAY_OF_WEEK, operator: 'dayOfWeekEquals', value: String.fromCodePoint(day) }, now);
  });

  it('on which values parse: every character left out, doubled and put in, and every odd value, on every key', () => {
    const texts = [
      '12:00:00Z',
      '12:00:00.00+05:30',
      '2026-03-02T12:00:00Z',
      '2026-03-02T12:00:00.0-05:30',
      '1',
      '3+06:00',
    ];
    const odd = [
      '',
      ' ',
      '\n',
      '.',
      '.5',
      '.01',
      '.00000000000000000001',
      'z',
      't',
      '\u2212',
      '\u0661',
      'Z',
      '+',
      '-',
      ':',
      '0',
    ];
    const near = texts.flatMap((text) =>
      upTo(text.length).flatMap((place) => [
        ...odd.map((part) => text.slice(0, place) + part + text.slice(place)),
        text.slice(0, place) + text.slice(place + 1),
        text.slice(0, place) + text.charAt(place) + text.slice(place),
      ]),
    );
    const others = [
      null,
      true,
      false,
      {},
      [],
      [null],
      [[1]],
      ['1', 'x'],
      0,
      1,
      1.5,
      7,
      8,
      -1,
      Number.NaN,
    ] as MatcherValue[];
    const operators = [
      'timeLessThan',
      'dateTimeGreaterThan',
      'dayOfWeekEquals',
      'dayOfWeekAnyOf',
      'stringEquals',
      'timeEquals',
    ];
    const read: readonly (readonly [string, string])[] = [
      [TIME, 'timeLessThan'],
      [DATE_TIME, 'dateTimeGreaterThan'],
      [DAY_OF_WEEK, 'dayOfWeekEquals'],
      [DAY_OF_WEEK, 'dayOfWeekAnyOf'],
    ];
    for (const value of [...new Set(near), ...others]) {
      for (const [key, operator] of read) agree({ key, operator, value }, [undefined, monday]);
      // An operator for another key, or of no key, is unknown whatever the value.
      for (const key of [TIME, DATE_TIME, DAY_OF_WEEK])
        for (const operator of operators) agreeOnSome({ key, operator, value }, [undefined, monday]);
      if (typeof value === 'string')
        agree({ key: DAY_OF_WEEK, operator: 'dayOfWeekAnyOf', value: [2, value] }, [undefined, monday]);
    }
  });
});

describe('among these answers', () => {
  it.each(['allow', 'deny', 'unknown: time-needed', 'unknown: unknown-condition', 'valid until'])(
    'there is one of %s',
    (feature) => {
      expect(tally.get(feature)).toBeGreaterThan(0);
    },
  );
});

import type { Account } from 'apikey-policy';
import { toCedar } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import { allowsIn } from '../../../differential/cedar-engine.ts';
import * as given from '../../../support/given.ts';
import { ANNA, CREATE_USER_API_KEY, KEY_CREATOR, MONDAY_NOON } from '../../../support/names.ts';
import { permitsOf } from './exported.ts';

const two = (value: number): string => String(value).padStart(2, '0');
const since = (year: number): object => ({
  key: '{{environment.attributes.current_date_time}}',
  operator: 'dateTimeGreaterThan',
  value: `20${two(year)}-01-01T00:00:00Z`,
});
/** A window that ends before it begins. */
const never = (hour: number): object =>
  given.all(
    { ...given.earlierThan(`${two(hour)}:30:00Z`), operator: 'timeGreaterThan' },
    given.earlierThan(`${two(hour)}:00:00Z`),
  );

const counted = (count: number, of: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => of(index));

/** A condition that never holds, which it takes a week of looks after each of some dates to find out. */
function neverAfter(dates: number): Account {
  const condition = given.all(given.any(...counted(dates, since)), given.any(...counted(24, never)));
  return given.account({ policies: [given.policy({ condition, roles: [KEY_CREATOR] })] });
}

describe('CED-2: a condition that never holds', () => {
  it('is found out by looking at all that it may hold at', () => {
    expect(permitsOf(neverAfter(10))).toEqual([]);
  });

  it('is exported where it is too long to be sure, and allows nothing all the same', () => {
    const long = toCedar(neverAfter(20));
    expect(long.policies.json.map(({ id }) => id)).toEqual([`p/${CREATE_USER_API_KEY}`]);
    expect(allowsIn(long, { principal: ANNA, action: CREATE_USER_API_KEY, time: MONDAY_NOON })).toBe(false);
  });
});

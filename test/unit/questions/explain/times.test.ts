import { explain } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/answers.ts';
import * as given from '../../../support/given.ts';
import { CREATE_USER_API_KEY, MONDAY_NOON } from '../../../support/names.ts';

const time = (operator: string, value: string): object => ({
  key: '{{environment.attributes.current_time}}',
  operator,
  value,
});
const date = (operator: string, value: string): object => ({
  key: '{{environment.attributes.current_date_time}}',
  operator,
  value,
});
const days = (...value: (string | number)[]): object => ({
  key: '{{environment.attributes.day_of_week}}',
  operator: 'dayOfWeekAnyOf',
  value,
});
const from = (value: string): object => time('timeGreaterThanOrEquals', value);
const later = date('dateTimeGreaterThanOrEquals', '2030-01-01T09:00:00+01:00');

/** What follows "now:" for Anna on a Monday at noon. */
function window(condition: object): string | undefined {
  const of = given.account({ policies: [given.policy({ condition })] });
  return explain(ask(of, CREATE_USER_API_KEY, { time: MONDAY_NOON }), { account: of }).split(
    ' now: policy p grants it ',
  )[1];
}

describe('A5: says when a policy grants it, and when it opens next', () => {
  it.each<[string, object, string]>([
    [
      'hours of each day',
      given.all(from('13:00:00Z'), given.earlierThan('17:30:00Z')),
      'every day 13:00-17:30 (UTC). It opens next at 2026-03-16T13:00:00Z.',
    ],
    [
      'from a time of day',
      from('13:00:30+00:30'),
      'every day from 13:00:30 (UTC+00:30). It opens next at 2026-03-16T12:30:30Z.',
    ],
    [
      'until a time of day',
      given.earlierThan('09:00:00-01:00'),
      'every day until 09:00 (UTC-01:00). It opens next at 2026-03-17T01:00:00Z.',
    ],
    ['weekends', days(6, 7), 'on weekends (UTC). It opens next at 2026-03-21T00:00:00Z.'],
    [
      'weekdays',
      given.all(days(1, 2, 3, 4, 5), from('13:00:00Z')),
      'on weekdays from 13:00 (UTC). It opens next at 2026-03-16T13:00:00Z.',
    ],
    [
      'one day',
      { ...days(), operator: 'dayOfWeekEquals', value: '3+06:00' },
      'on Wednesdays (UTC+06:00). It opens next at 2026-03-17T18:00:00Z.',
    ],
    [
      'several days',
      days(2, 4, 6, 7),
      'on Tuesdays, Thursdays, Saturdays, Sundays (UTC). It opens next at 2026-03-17T00:00:00Z.',
    ],
    ['two days', days(2, 7), 'on Tuesdays and Sundays (UTC). It opens next at 2026-03-17T00:00:00Z.'],
    [
      'five days with a weekend',
      days(3, 4, 5, 6, 7),
      'on Wednesdays, Thursdays, Fridays, Saturdays, Sundays (UTC). It opens next at 2026-03-18T00:00:00Z.',
    ],
    [
      'every day of the week',
      given.all(days(1, 2, 3, 4, 5, 6, 7), from('13:00:00Z')),
      'every day from 13:00 (UTC). It opens next at 2026-03-16T13:00:00Z.',
    ],
    ['from a date', later, 'from 2030-01-01T08:00:00Z. It opens next at 2030-01-01T08:00:00Z.'],
    [
      'dates and hours',
      given.all(later, date('dateTimeLessThan', '2031-01-01T00:00:00Z'), from('12:00:00Z')),
      'every day from 12:00 (UTC) from 2030-01-01T08:00:00Z until 2031-01-01T00:00:00Z. It opens next at 2030-01-01T12:00:00Z.',
    ],
  ])('%s', (_, condition, expected) => {
    expect(window(condition)).toMatch(new RegExp(`^${expected.replace(/[()+.]/g, '\\$&')}`));
  });

  it.each<[string, object]>([
    ['alternatives', given.any(from('13:00:00Z'), days(7))],
    ['alternatives in a part', given.all(given.any(from('13:00:00Z'), days(7)))],
    ['two spans of the day', given.all(from('13:00:00Z'), from('14:00:00Z'))],
    ['clocks of two offsets', given.all(from('13:00:00Z'), days('1+01:00'))],
    ['days of two offsets', days('2+01:00', '3+02:00')],
    ['a test that is not about the time', given.all(from('13:00:00Z'), given.HOLDS)],
    ['no day beside others', given.any(days(), from('13:00:00Z'))],
  ])('and only the next opening of %s', (_, condition) => {
    expect(window(condition)).toMatch(/^at certain times\. It opens next at 2026-03-1\dT/);
  });

  it('names the policy that opens first, and only where it then allows', () => {
    const of = given.account({
      policies: [
        given.policy({ id: 'late', condition: from('15:00:00Z') }),
        given.policy({ id: 'early', condition: from('14:00:00Z') }),
        given.policy({ id: 'deleted', state: 'deleted' }),
        given.policy({ id: 'doubtful', condition: given.all(from('13:00:00Z'), given.UNREADABLE) }),
      ],
    });
    const text = explain(ask(of, CREATE_USER_API_KEY, { time: MONDAY_NOON }), { account: of });
    expect(text).toContain(
      'now: policy early grants it every day from 14:00 (UTC). It opens next at 2026-03-16T14:00:00Z. ',
    );
    expect(text).toContain("Policies late and doubtful are close, but their conditions don't hold.");
  });
});

describe('A5: says until when an allow holds', () => {
  const holds = (...conditions: (object | undefined)[]): string | undefined => {
    const of = given.account({
      policies: conditions.map((condition, place) =>
        given.policy({ id: `p${place}`, ...(condition && { condition }) }),
      ),
    });
    const decision = ask(of, CREATE_USER_API_KEY, { time: MONDAY_NOON });
    expect(decision.effect).toBe('allow');
    return /This holds until (\S+)\.$/.exec(explain(decision, { account: of }))?.[1];
  };

  it('where its condition ends', () => {
    expect(holds(given.earlierThan('13:00:00Z'))).toBe('2026-03-16T13:00:00Z');
  });

  it('where the last of several ends, though one of them changes before', () => {
    expect(holds(given.earlierThan('13:00:00Z'), given.earlierThan('15:00:00Z'))).toBe('2026-03-16T15:00:00Z');
  });

  it('not where another policy has no condition, or where no end is near', () => {
    expect(holds(given.earlierThan('13:00:00Z'), undefined)).toBeUndefined();
    expect(holds(given.any(given.earlierThan('13:00:00Z'), from('13:00:00Z')))).toBeUndefined();
    expect(holds(given.any(date('dateTimeGreaterThan', '2026-01-01T00:00:00Z')))).toBeUndefined();
  });

  it('S5: not where the account does not restrict it', () => {
    const of = given.account({
      apiKeyCreation: 'NOT_SET',
      policies: [given.policy({ condition: given.earlierThan('13:00:00Z') })],
    });
    const decision = ask(of, CREATE_USER_API_KEY, { time: MONDAY_NOON });
    expect(decision.validUntil).toBeDefined();
    expect(explain(decision, { account: of })).not.toContain('This holds');
  });
});

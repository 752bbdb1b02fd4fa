import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { CREATE_USER_API_KEY } from '../../support/names.ts';
import { withLinks } from '../rules.ts';
import { cell } from './answers.ts';
import { table } from './table.ts';

const DAY = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: '1+00:00' };
const time = (operator: string, value: string): object => ({
  key: '{{environment.attributes.current_time}}',
  operator,
  value,
});
const FROM_NINE = time('timeGreaterThanOrEquals', '09:00:00+00:00');
const TO_FIVE = time('timeLessThanOrEquals', '17:00:00+00:00');
const FROM_TEN_AT_NIGHT = time('timeGreaterThanOrEquals', '22:00:00+00:00');

const CONDITIONS: readonly (readonly [name: string, rules: string, condition: unknown])[] = [
  ['on Mondays', 'C2', DAY],
  ['on Mondays, of UTC+12', 'C2, C3', { ...DAY, value: '1+12:00' }],
  ['from 09:00:00 and to 17:00:00, both inclusive', 'C1, C2', given.all(FROM_NINE, TO_FIVE)],
  ['from 22:00:00 `and` to 17:00:00', 'C1', given.all(FROM_TEN_AT_NIGHT, TO_FIVE)],
  ['from 22:00:00 `or` to 17:00:00', 'C1', given.any(FROM_TEN_AT_NIGHT, TO_FIVE)],
  ['`serviceName` is there', 'C5', given.HOLDS],
  ['`serviceName` is not there', 'C5', given.FAILS],
  ['`serviceName` is not there `and` on Mondays', 'C1', given.all(given.FAILS, DAY)],
  ['a key that is not documented', 'C4', given.UNREADABLE],
  ['a time without an offset', 'C2, C4', time('timeLessThan', '12:00:00')],
  ['an `and` of nothing', 'C1', given.all()],
];

const INSTANTS = ['2026-03-16T17:00:00Z', '2026-03-16T17:00:01Z', '2026-03-16T23:00:00Z'];

/** What a condition comes to at several instants. */
export function byCondition(): string {
  const rows = CONDITIONS.map(([name, rules, condition]) => {
    const of = given.account({ policies: [given.policy({ condition })] });
    return [
      name,
      cell(ask(of, CREATE_USER_API_KEY)),
      ...INSTANTS.map((instant) => cell(ask(of, CREATE_USER_API_KEY, { time: Date.parse(instant) }))),
      withLinks(rules),
    ];
  });
  return table(['condition', 'without a time', ...INSTANTS, 'rule'], rows);
}

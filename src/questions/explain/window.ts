import { readDayOfWeek, readInstant, readTimeOfDay } from '../../matching/time-value.ts';
import type { Condition, Matcher } from '../../nouns/policy.ts';
import { isoOf } from '../../text/instant.ts';
import { listed } from './plain-text.ts';

const DAY = 86_400;
const DAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** The parts of a window: each at most once, all local ones on clocks of one offset. */
interface Window {
  readonly offset?: number;
  readonly days?: ReadonlySet<number>;
  readonly from?: number;
  readonly until?: number;
  readonly start?: number;
  readonly end?: number;
}

/**
 * The time at which a condition holds, such as `on weekdays 09:00-17:00 (UTC+01:00)`. `undefined` where it is more than
 * days of the week, one time of day and one range of dates.
 */
export function phraseOfWindow(condition: Condition): string | undefined {
  const window = windowOf(condition);
  return window && [localPhrase(window), datePhrase(window)].filter((part) => part !== '').join(' ');
}

function windowOf(condition: Condition): Window | undefined {
  const tests = testsOf(condition);
  if (tests === undefined) return undefined;
  let window: Window = {};
  for (const test of tests) {
    const part = partOf(test);
    if (part === undefined) return undefined;
    const { offset = part.offset } = window;
    const isSaid = Object.keys(part).some((key) => key !== 'offset' && key in window);
    if (isSaid || (part.offset !== undefined && part.offset !== offset)) return undefined;
    window = { ...window, ...part };
  }
  return window;
}

/** The tests that must all hold. */
function testsOf(condition: Condition): readonly Matcher[] | undefined {
  if (!('conditions' in condition)) return [condition];
  if (condition.operator !== 'and') return undefined;
  const tests: Matcher[] = [];
  for (const part of condition.conditions) {
    const inner = testsOf(part);
    if (inner === undefined) return undefined;
    tests.push(...inner);
  }
  return tests;
}

function partOf({ key, operator, value }: Matcher): Window | undefined {
  const isFrom = operator?.includes('Greater');
  switch (key) {
    case '{{environment.attributes.current_time}}': {
      const time = readTimeOfDay(value);
      return time && { offset: time.offset, [isFrom ? 'from' : 'until']: time.second };
    }
    case '{{environment.attributes.current_date_time}}': {
      const time = readInstant(value);
      return time && { [isFrom ? 'start' : 'end']: time.second - time.offset };
    }
    case '{{environment.attributes.day_of_week}}': {
      const days = (Array.isArray(value) ? value : [value]).map(readDayOfWeek);
      const [offset, ...others] = new Set(days.map((day) => day?.offset));
      if (offset === undefined || others.length > 0) return undefined;
      return { offset, days: new Set(days.map((day) => Math.floor(Number(day?.second) / DAY))) };
    }
    default:
      return undefined;
  }
}

function localPhrase({ days, from, until, offset }: Window): string {
  if (offset === undefined) return '';
  const zone = offset === 0 ? '' : `${offset < 0 ? '-' : '+'}${clock(Math.abs(offset))}`;
  return [daysPhrase(days), spanPhrase(from, until), `(UTC${zone})`].filter((part) => part !== '').join(' ');
}

function daysPhrase(days: ReadonlySet<number> | undefined): string {
  if (days === undefined || days.size === DAYS.length) return 'every day';
  const isWeekend = (day: number): boolean => day > 4;
  if (days.size === 5 && ![...days].some(isWeekend)) return 'on weekdays';
  if (days.size === 2 && [...days].every(isWeekend)) return 'on weekends';
  const names = DAYS.filter((_, day) => days.has(day));
  // All of them: a window of which a day is missing would be another one.
  return `on ${names.length > 3 ? names.join(', ') : listed(names)}`;
}

function spanPhrase(from: number | undefined, until: number | undefined): string {
  if (from !== undefined && until !== undefined) return `${clock(from)}-${clock(until)}`;
  if (from !== undefined) return `from ${clock(from)}`;
  return until === undefined ? '' : `until ${clock(until)}`;
}

function datePhrase({ start, end }: Window): string {
  const from = start === undefined ? '' : `from ${isoOf(start * 1000)}`;
  const until = end === undefined ? '' : `until ${isoOf(end * 1000)}`;
  return [from, until].filter((part) => part !== '').join(' ');
}

/** `hh:mm`, with seconds where there are some. */
function clock(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  const [hour, minute, rest] = parts.map((part) => String(part).padStart(2, '0'));
  return rest === '00' ? `${hour}:${minute}` : `${hour}:${minute}:${rest}`;
}

const DATE = '(\\d{4})-(\\d\\d)-(\\d\\d)';
const TIME = '([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d|60)(?:\\.(\\d+))?';
const OFFSET = '(?:Z|([+-])([01]\\d|2[0-3]):([0-5]\\d))';
const INSTANT = new RegExp(`^${DATE}T${TIME}${OFFSET}$`, 'i');

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** Reads an RFC 3339 date and time with offset as epoch milliseconds; what is finer is cut off (AZ-2, REP-4). */
export function readInstant(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? INSTANT.exec(text) : null;
  if (parts === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, ahead = 0, aheadMinute = 0] = parts;
  const midnight = readDate(Number(year), Number(month), Number(day));
  if (midnight === undefined) return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadMinute)) * MINUTE;
  const minuteBegins = midnight + (Number(hour) * 60 + Number(minute)) * MINUTE - offset;
  if (second === '60' && !mayHaveLeapSecond(minuteBegins)) return undefined;
  return minuteBegins + Number(second) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

function readDate(year: number, month: number, day: number): number | undefined {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day or month that does not exist runs over into another month.
  return date.getUTCMonth() === month - 1 ? date.getTime() : undefined;
}

/** Leap seconds end a June or December of UTC; epoch milliseconds count such a second as the one after it. */
function mayHaveLeapSecond(minuteBegins: number): boolean {
  const next = new Date(minuteBegins + MINUTE);
  return next.getTime() % DAY === 0 && next.getUTCDate() === 1 && next.getUTCMonth() % 6 === 0;
}

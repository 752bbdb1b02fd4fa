import { commandError } from './command-error.ts';
import { quoted } from './plain.ts';

const RFC_3339 = /^(\d{4}-\d{2}-(\d{2}))T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Epoch milliseconds of an RFC 3339 time. */
export function readInstant(text: string): number {
  const upper = text.toUpperCase();
  const [, date = '', day] = RFC_3339.exec(upper) ?? [];
  const time = Date.parse(upper);
  // A day that its month does not have would run over into the next month.
  const isDay = new Date(`${date}T00:00:00Z`).getUTCDate() === Number(day);
  if (Number.isFinite(time) && isDay) return time;
  throw commandError(`${quoted(text)} isn't a time: \`--time\` takes RFC 3339, such as 2026-03-16T15:00:00Z`);
}

export function isoOf(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

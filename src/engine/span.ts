/** From which second on, and before which, what was found stays what it is; a request without a time is before all. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Where no clock is looked at. */
export const ALWAYS: Span = { from: -Infinity, until: Infinity };

/** Where a clock is looked at and the request names no time: it ends before the first second that one can name. */
export const AT_NO_TIME: Span = { from: -Infinity, until: -1e15 };

/** Whether a second, or no time, is in a span. */
export function holdsAt({ from, until }: Span, second: number | undefined): boolean {
  const instant = second ?? -Infinity;
  return from <= instant && instant < until;
}

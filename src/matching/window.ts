/** A stretch of seconds that begins again after each period; a period of `Infinity` never ends. */
export interface Window {
  readonly from: number;
  readonly length: number;
}

/**
 * A readable time condition: it holds exactly in its windows. Times of day come again each day, days of the week
 * each week, an instant's bound never (C2). All in whole seconds since 1970, the offset of a value worked in (C3).
 */
export interface TimeTest {
  readonly period: number;
  readonly windows: readonly Window[];
}

/** Whether a time condition holds at a second. */
export function holdsAt(test: TimeTest, second: number): boolean {
  return test.windows.some((window) => isInside(window, test.period, second));
}

/** The first second after this one at which a time condition changes; `Infinity` where it never does (A5). */
export function nextChange(test: TimeTest, second: number): number {
  const { period, windows } = test;
  if (!holdsAt(test, second)) {
    return windows.reduce((first, window) => Math.min(first, nextStart(window, period, second)), Infinity);
  }
  // Windows may overlap or follow each other: go on from the end of one to the end of another that is open there.
  let end = second;
  for (let later = lastEnd(test, end); later > end; later = lastEnd(test, end)) {
    if (later >= second + period) return Infinity;
    end = later;
  }
  return end;
}

/** The last end of the windows that are open at a second; that second itself if none is. */
function lastEnd({ period, windows }: TimeTest, second: number): number {
  return windows.reduce(
    (last, window) =>
      isInside(window, period, second)
        ? Math.max(last, second + window.length - elapsed(window, period, second))
        : last,
    second,
  );
}

/** Seconds since the window opened last; below zero where it has yet to open and never did. */
function elapsed({ from }: Window, period: number, second: number): number {
  const since = second - from;
  return period === Infinity ? since : ((since % period) + period) % period;
}

function isInside(window: Window, period: number, second: number): boolean {
  const since = elapsed(window, period, second);
  return since >= 0 && since < window.length;
}

/** When a window that is not open opens next; never, if it is empty. */
function nextStart(window: Window, period: number, second: number): number {
  if (window.length === 0) return Infinity;
  const since = elapsed(window, period, second);
  return since < 0 ? second - since : second - since + period;
}

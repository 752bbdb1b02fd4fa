import type { Decision } from 'apikey-policy';

/** A stretch of time in epoch milliseconds: it includes `from` and excludes `until`. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** Divides a stretch where the answer may change, and decides once for each part (A5). */
export function* answersIn(
  { from, until }: Stretch,
  decideAt: (time: number) => Decision,
): Generator<Stretch & { readonly allowed: boolean }> {
  for (let time = from; time < until; ) {
    const { allowed, validUntil = until } = decideAt(time);
    const end = Math.min(validUntil, until);
    yield { from: time, until: end, allowed };
    time = end;
  }
}

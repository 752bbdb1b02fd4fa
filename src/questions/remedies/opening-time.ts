import { readCondition } from '../../matching/condition.ts';
import { type Assumption, firstOpening, lastOpening } from '../../matching/opening.ts';
import { testValues } from '../../matching/string-test.ts';
import { TRUE } from '../../matching/ternary.ts';
import type { Condition } from '../../nouns/policy.ts';
import { contextOf } from '../../rules/request-context.ts';
import type { AccountAndRequest } from './apply-remedy.ts';

/** The first second at or after 1970 at which a condition certainly holds for a request, or else the last one before. */
export function openingOf(condition: Condition, accountAndRequest: AccountAndRequest): number | undefined {
  const holds = certainlyHolding(accountAndRequest);
  const read = readCondition(condition);
  return firstOpening(read, holds, 0) ?? lastOpening(read, holds, 0);
}

/** Whether a test that does not depend on the time certainly holds for a request. */
export function certainlyHolding({ account, request: { action, resource } }: AccountAndRequest): Assumption {
  const { attributes } = contextOf(account.id, action, resource, undefined);
  return (test) => test.kind === 'attribute' && testValues(test.test, attributes(test.name)) === TRUE;
}

/** The better one of two openings: the first at or after 1970, or else the last before (REM-3). */
export function betterOpening(one: number | undefined, other: number): number {
  if (one === undefined) return other;
  return one >= 0 && other >= 0 ? Math.min(one, other) : Math.max(one, other);
}

/** An instant in a second, in epoch milliseconds: its first one, or before 1970 the last one. */
export function instantIn(second: number): number {
  return second >= 0 ? second * 1000 : second * 1000 + 999;
}

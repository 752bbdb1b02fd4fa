import { decide } from '../../engine/decide.ts';
import { firstOpening, lastOpening } from '../../matching/opening.ts';
import type { Account } from '../../nouns/account.ts';
import type { Decision } from '../../nouns/decision.ts';
import type { Condition } from '../../nouns/policy.ts';
import { secondOf } from '../../rules/request-context.ts';
import { certainlyHolding } from '../remedies/opening-time.ts';
import type { Explained } from './explained.ts';

/** The next time at which the request is allowed, and by which policy. */
export interface Opening {
  /** Policy id. */
  readonly policy: string;
  readonly condition: Condition;
  /** The first instant, in epoch milliseconds. */
  readonly time: number;
}

/** Each attempt is a decision: on an account with very many policies, later openings are not tried. */
const ATTEMPTS = 8;

/** The first instant after the request at which it is allowed, because the condition of a policy holds then. */
export function nextOpening({ decision, account, verdicts }: Explained): Opening | undefined {
  const { request, nearMisses } = decision;
  const second = secondOf(request.time);
  if (account === undefined || second === undefined) return undefined;
  const holds = certainlyHolding({ account, request });
  const openings = nearMisses.flatMap(({ policy, obstacle }) => {
    const condition = obstacle === 'condition' ? verdicts().get(policy)?.policy.condition : undefined;
    const opening = condition && firstOpening(condition, holds, second);
    return opening === undefined ? [] : [{ policy, time: opening * 1000 }];
  });
  // Something else may be unknown, so that the opening is no certain yes.
  const next = openings
    .sort((one, other) => one.time - other.time)
    .slice(0, ATTEMPTS)
    .find(({ time }) => decide(account, { ...request, time }).allowed);
  const condition = next && conditionOf(next.policy, account);
  return condition && { ...next, condition };
}

/** Whether the condition of a policy held before the request, and never does again. */
export function isOver(policy: string, { decision: { request }, account, verdicts }: Explained): boolean {
  const second = secondOf(request.time);
  const condition = verdicts().get(policy)?.policy.condition;
  if (account === undefined || condition === undefined || second === undefined) return false;
  const holds = certainlyHolding({ account, request });
  return firstOpening(condition, holds, second) === undefined && lastOpening(condition, holds, second) !== undefined;
}

/** Some weeks of a window that opens and closes every day. */
const STEPS = 64;

/** The first instant at which an allow ends, because none of the conditions of its policies holds any more. */
export function endOf(decision: Decision, account: Account | undefined): number | undefined {
  const { request, effect, reason, grants } = decision;
  if (account === undefined || effect !== 'allow' || reason !== 'granted') return undefined;
  if (grants.some(({ policy }) => conditionOf(policy, account) === undefined)) return undefined;
  // What has no condition grants nothing now, and so nothing later.
  const timed = { ...account, policies: account.policies.filter(({ condition }) => condition !== undefined) };
  let { validUntil } = decision;
  for (let step = 0; step < STEPS && validUntil !== undefined; step++) {
    const later: Decision = decide(timed, { ...request, time: validUntil });
    if (!later.allowed) return validUntil;
    validUntil = later.validUntil;
  }
  return undefined;
}

function conditionOf(policy: string, account: Account): Condition | undefined {
  return account.policies.find(({ id }) => id === policy)?.condition;
}

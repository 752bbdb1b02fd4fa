import { type ConditionTest, readCondition, testCondition } from '../../matching/condition.ts';
import { type Assumption, firstOpening, lastOpening } from '../../matching/opening.ts';
import { FALSE } from '../../matching/ternary.ts';
import type { Action } from '../../nouns/action.ts';
import { anyRequestContext, secondOf } from '../../rules/request-context.ts';
import type { Audited } from './audited.ts';
import type { AuditedPolicy } from './audited-policy.ts';

/** AUD-1: the condition is never true, for any of the actions. */
export function neverOpen({ policy, actions }: AuditedPolicy, { account }: Audited): string | undefined {
  if (policy.condition === undefined) return undefined;
  const condition = readCondition(policy.condition);
  return opens(condition, account.id, actions) ? undefined : '';
}

export function expired({ policy, actions }: AuditedPolicy, { account, time }: Audited): string | undefined {
  const second = secondOf(time);
  if (policy.condition === undefined || second === undefined) return undefined;
  const condition = readCondition(policy.condition);
  if (opens(condition, account.id, actions, second)) return undefined;
  const last = Math.max(
    ...actions.map((action) => lastOpening(condition, takenAsTrue(account.id, action), second) ?? -Infinity),
  );
  return last === -Infinity ? undefined : `since ${new Date((last + 1) * 1000).toISOString()}`;
}

function opens(condition: ConditionTest, accountId: string, actions: readonly Action[], from?: number): boolean {
  return actions.some((action) => firstOpening(condition, takenAsTrue(accountId, action), from) !== undefined);
}

/** Every test that is not false counts as true, as conditions have no negation (AUD-1). */
function takenAsTrue(accountId: string, action: Action): Assumption {
  const context = anyRequestContext(accountId, action);
  return (test) => testCondition(test, context) !== FALSE;
}

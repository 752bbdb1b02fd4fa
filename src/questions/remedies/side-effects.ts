import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { decide } from '../../engine/decide.ts';
import type { Request } from '../../nouns/request.ts';
import { isActive } from '../../rules/policy.ts';
import type { AccessChange } from '../compare/access-change.ts';
import { compareAccess } from '../compare/compare-access.ts';
import { type Asked, after, serviceIdOf } from './apply-remedy.ts';
import type { Change, SideEffects } from './remedy.ts';

/** What changes do beside what was asked (REM-5), as they are compared at the time of the request. */
export function sideEffectsOf(before: PolicyDecisionPoint, asked: Asked, changes: readonly Change[]): SideEffects {
  const then = after(asked, changes);
  // What changes the request alone leaves the account as it is, which need not be indexed once more.
  const rows =
    then.account === asked.account ? [] : compareAccess(before, before.withAccount(then.account), asked.request).rows;
  return {
    questions: rows.filter((row) => !isAsked(row, asked.request)),
    carries: [...new Set(changes.flatMap((change) => carriedBy(change, then)))],
  };
}

function isAsked(row: AccessChange, request: Request): boolean {
  const { principal, action } = request;
  return row.principal === principal && row.action === action && row.resource === serviceIdOf(request)?.resource;
}

/** The policies that joining a group brings, other than those that grant what is asked; only what is active counts (G1). */
function carriedBy(change: Change, { account, request }: Asked): string[] {
  if (change.kind !== 'join-access-group') return [];
  const granting = new Set(decide(account, request).grants.map(({ policy }) => policy));
  return account.policies
    .filter((policy) => {
      const { id, subject } = policy;
      const isOfGroup = 'accessGroup' in subject && subject.accessGroup === change.group.id;
      return isOfGroup && isActive(policy) && !granting.has(id);
    })
    .map(({ id }) => id);
}

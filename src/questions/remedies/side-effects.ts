import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { decide } from '../../engine/decide.ts';
import { CREATE_SERVICE_ID_API_KEY } from '../../nouns/action.ts';
import { serviceIdForms } from '../../nouns/iam-id.ts';
import type { Request } from '../../nouns/request.ts';
import { isActive } from '../../rules/policy.ts';
import type { AccessChange } from '../compare/access-change.ts';
import { compareAccess } from '../compare/compare-access.ts';
import { type Asked, after } from './apply-remedy.ts';
import type { Change, SideEffects } from './remedy.ts';

/** What changes do beside what was asked (REM-5), as they are compared at the time of the request. */
export function sideEffectsOf(before: PolicyDecisionPoint, asked: Asked, changes: readonly Change[]): SideEffects {
  const then = after(asked, changes);
  const { time } = asked.request;
  const at = time === undefined ? {} : { time };
  // What changes the request alone leaves the account as it is.
  const rows = then.account === asked.account ? [] : compareAccess(before, before.withAccount(then.account), at).rows;
  return {
    questions: rows.filter((row) => !isAsked(row, asked.request)),
    carries: [...new Set(changes.flatMap((change) => carriedBy(change, then)))],
  };
}

function isAsked(row: AccessChange, { principal, action, resource = '' }: Request): boolean {
  if (row.principal !== principal || row.action !== action) return false;
  return action !== CREATE_SERVICE_ID_API_KEY || row.resource === serviceIdForms(resource)?.resource;
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

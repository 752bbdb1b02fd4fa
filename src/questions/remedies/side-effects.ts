import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import type { AccessChange } from '../compare/access-change.ts';
import { compareAccess } from '../compare/compare-access.ts';
import { type AccountAndRequest, after, serviceIdOf } from './apply-remedy.ts';
import type { GroupPolicies } from './granting-groups.ts';
import type { Change, SideEffects } from './remedy.ts';

/** What changes do beside allowing the request, at the time of the request (REM-5). */
export function sideEffectsOf(
  before: PolicyDecisionPoint,
  request: AccountAndRequest['request'],
  changes: readonly Change[],
  groups: ReadonlyMap<string, GroupPolicies>,
): SideEffects {
  const { account } = after({ account: before.account, request }, changes);
  // A change of the request alone has no side effects.
  const rows = account === before.account ? [] : compareAccess(before, account, request).rows;
  const resource = serviceIdOf(request)?.resource;
  const isAsked = (row: AccessChange): boolean =>
    row.principal === request.principal && row.action === request.action && row.resource === resource;
  return {
    questions: rows.filter((row) => !isAsked(row)),
    carries: changes.flatMap((change) =>
      change.kind === 'join-access-group' ? [...(groups.get(change.group.id)?.others ?? [])] : [],
    ),
  };
}

import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import type { Request } from '../../nouns/request.ts';
import type { AccessChange } from '../compare/access-change.ts';
import { compareAccess } from '../compare/compare-access.ts';
import { after, serviceIdOf } from './apply-remedy.ts';
import type { GroupPolicies } from './granting-groups.ts';
import type { Change, SideEffects } from './remedy.ts';

/** The side effects of changes, at the time of the requests; without a time if their times differ (REM-5). */
export function sideEffectsOf(
  before: PolicyDecisionPoint,
  requests: readonly [Request, ...Request[]],
  changes: readonly Change[],
  groups: ReadonlyMap<string, GroupPolicies>,
): SideEffects {
  const [first, ...others] = requests;
  const { account } = after({ account: before.account, request: first }, changes);
  const time = others.every((other) => other.time === first.time) ? first.time : undefined;
  // A change of the request alone has no side effects.
  const rows =
    account === before.account ? [] : compareAccess(before, account, time === undefined ? {} : { time }).rows;
  const principals = new Set(requests.map(({ principal }) => principal));
  const resource = serviceIdOf(first)?.resource;
  const isRequested = (row: AccessChange): boolean =>
    principals.has(row.principal) && row.action === first.action && row.resource === resource;
  const joined = new Set(changes.flatMap((change) => (change.kind === 'join-access-group' ? [change.group.id] : [])));
  return {
    questions: rows.filter((row) => !isRequested(row)),
    carries: [...joined].flatMap((id) => [...(groups.get(id)?.others ?? [])]),
  };
}

import { type Account, type PolicyDecisionPoint, type Request, serviceIdForms } from 'apikey-policy';
import { accountOf } from '../../json/argument.ts';
import { activePrincipalsOf, entitiesOf } from './entities.ts';
import type { CedarEntity } from './formats.ts';
import { permitsOfPolicies, policiesOf } from './policies.ts';
import { policyGroupsOf } from './policy-groups.ts';
import { checkedRequest } from './to-cedar-request.ts';

/**
 * Returns the entities that one request needs: its principal and its resource with their groups (CED-5).
 *
 * They fit every export of the same account, with `compact` and without. Send them with the request of `toCedarRequest`,
 * instead of all entities of the export.
 *
 * @param from an account, or its compiled form
 * @param request the request; `principal` is an IAM ID, `time` is in epoch milliseconds
 * @returns entities in the JSON format of Cedar 4
 * @throws TypeError where `decide` does
 *
 * @example
 * ```ts
 * import { entitiesFor } from 'apikey-policy/cedar';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   principals: [
 *     { kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' },
 *     { kind: 'user', id: 'IBMid-060002OTHR', state: 'ACTIVE' },
 *   ],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const entities = entitiesFor(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * entities.map(({ uid }) => uid.id); // => ['this', 'IBMid-060001ADMN']
 * ```
 */
export function entitiesFor(from: Account | PolicyDecisionPoint, request: Request): CedarEntity[] {
  const account = accountOf(from);
  const { principal, resource = principal } = checkedRequest(request);
  const needed = neededBy(account, principal, serviceIdForms(resource)?.iamId ?? resource);
  const active = activePrincipalsOf(needed);
  return entitiesOf(needed, active, policyGroupsOf(permitsOfPolicies(needed, active), true));
}

/** The account without the principals, groups and policies that are not about the request. */
function neededBy(account: Account, principal: string, resource: string): Account {
  const groups = account.accessGroups.filter(({ members }) => members.includes(principal));
  const ids = new Set(groups.map(({ id }) => id));
  const policies = policiesOf(account).filter(({ subject }) =>
    subject.principal !== undefined ? subject.principal === principal : ids.has(subject.accessGroup),
  );
  return {
    ...account,
    principals: account.principals.filter(({ id }) => id === principal || id === resource),
    accessGroups: groups.map((group) => ({ ...group, members: [principal] })),
    policies,
  };
}

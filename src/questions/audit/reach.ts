import { scanAccount } from '../../engine/scan-account.ts';
import { TRUE } from '../../matching/ternary.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../nouns/action.ts';
import type { Allow } from '../../nouns/decision.ts';
import type { Policy } from '../../nouns/policy.ts';
import type { Principal } from '../../nouns/principal.ts';
import { ROLE_CATALOGUE } from '../../nouns/role-catalogue.ts';
import { PRECONDITIONS } from '../../rules/precondition.ts';
import type { Setting } from '../../rules/setting.ts';
import { grantTest } from '../grant-test.ts';
import type { Audited } from './audited.ts';
import type { Found } from './finding.ts';
import { listOf } from './subject-name.ts';

/** AUD-2: access that reaches further than the account needs. It can only be found if all principals are listed. */
export function findInReach(audited: Audited): Found[] {
  if (!audited.isComplete) return [];
  return [
    ...widerThanOneServiceId(audited),
    ...creatorRoleOfMostUsers(audited, 'apiKeyCreation', CREATE_USER_API_KEY),
    ...creatorRoleOfMostUsers(audited, 'serviceIdCreation', CREATE_SERVICE_ID),
  ];
}

/**
 * Finds Administrator or Operator on all of IAM Identity in an account with one service ID. A policy that is also on
 * other services is not a finding. These roles can also change the setting, so another policy must grant that.
 */
function widerThanOneServiceId(audited: Audited): Found[] {
  const { account, policies, serviceIds, time } = audited;
  const [resource, ...others] = serviceIds;
  if (resource === undefined || others.length > 0) return [];
  const changing = allowsTo(audited, audited.pdp.principals, UPDATE_SETTING);
  const inUse = new Set(changing.flatMap(({ grants }) => grants.map(({ policy }) => policy)));
  const roles = catalogueRolesFor(CREATE_SERVICE_ID_API_KEY);
  const grantsKeys = grantTest(account, {
    action: CREATE_SERVICE_ID_API_KEY,
    resource,
    ...(time !== undefined && { time }),
  });
  const wide = policies.filter(
    ({ policy }) =>
      inUse.has(policy.id) &&
      policy.roles.some((crn) => roles.includes(crn)) &&
      isOnIamIdentityAlone(policy) &&
      grantsKeys(policy),
  );
  // If all of these policies were narrowed, nobody could change the setting.
  if (wide.length === inUse.size) return [];
  return wide.map(({ policy: { id } }) => ({
    code: 'wider-than-one-service-id',
    subject: { policy: id },
    detail: listOf([`iam-${resource}`]),
  }));
}

function isOnIamIdentityAlone({ target }: Policy): boolean {
  return target.attributes.some(({ key, operator }) => key === 'serviceName' && operator !== 'stringExists');
}

/** Finds a creator role that more than half of the active users have (P3). */
function creatorRoleOfMostUsers(audited: Audited, setting: Setting, action: Creation): Found[] {
  const roles = catalogueRolesFor(action);
  const users = activeUsers(audited, action);
  const exempt = allowsTo(audited, users, action).filter(({ grants }) =>
    grants.some(({ role }) => roles.includes(role)),
  );
  if (exempt.length * 2 <= users.length) return [];
  return [{ code: 'creator-role-of-most-users', subject: { setting }, detail: `${exempt.length} of ${users.length}` }];
}

type Creation = typeof CREATE_USER_API_KEY | typeof CREATE_SERVICE_ID;

function activeUsers({ account, pdp }: Audited, action: Creation): readonly Principal[] {
  const view = scanAccount(account);
  return pdp.principals.filter(
    (principal) =>
      principal.kind === 'user' &&
      PRECONDITIONS.every(({ holds }) => holds(view, { principal: principal.id, action }, principal) === TRUE),
  );
}

/** The decisions that allow an action to some principals. */
function allowsTo({ pdp, time }: Audited, principals: readonly Principal[], action: Action): readonly Allow[] {
  return principals.flatMap(({ id }) => {
    const view = pdp.forPrincipal(id);
    const decision = view.allows(action, undefined, time) ? view.decide(action, undefined, time) : undefined;
    return decision?.effect === 'allow' ? [decision] : [];
  });
}

/** The CRNs of the documented roles that carry an action (section 5). */
function catalogueRolesFor(action: Action): readonly string[] {
  return ROLE_CATALOGUE.filter(({ actions }) => actions.includes(action)).flatMap(({ crns }) => crns);
}

import { TRUE } from '../../matching/ternary.ts';
import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../nouns/action.ts';
import { ROLE_CATALOGUE } from '../../nouns/role-catalogue.ts';
import type { Setting } from '../../rules/setting.ts';
import { testTarget } from '../../rules/target.ts';
import type { Audited } from './audited.ts';
import { type AuditedPolicy, questionOn } from './audited-policy.ts';
import type { Found } from './finding.ts';
import { listOf } from './words.ts';

/** AUD-2: what reaches further than this account needs; only where all are known that it has. */
export function findInReach(audited: Audited): Found[] {
  if (!audited.isComplete) return [];
  return [
    ...widerThanOneServiceId(audited),
    ...creatorRoleOfMostUsers(audited, 'apiKeyCreation', CREATE_USER_API_KEY),
    ...creatorRoleOfMostUsers(audited, 'serviceIdCreation', CREATE_SERVICE_ID),
  ];
}

/**
 * Administrator or Operator on all of IAM Identity, in an account with one service ID. A policy on more services is for
 * those, too. And as the roles carry the setting as well, somebody has to have that from another policy.
 */
function widerThanOneServiceId({ account, policies, serviceIds, answers }: Audited): Found[] {
  const [serviceId, ...others] = serviceIds;
  if (serviceId === undefined || others.length > 0) return [];
  const inUse = new Set(
    answers[UPDATE_SETTING]
      .filter(({ answer }) => answer === TRUE)
      .flatMap(({ evidence }) => evidence.grants.map(({ policy }) => policy)),
  );
  const roles = catalogueRolesFor(CREATE_SERVICE_ID_API_KEY);
  const question = questionOn(account, { action: CREATE_SERVICE_ID_API_KEY, resource: serviceId.id });
  const isWide = ({ policy: { id }, test: { target, roles: own } }: AuditedPolicy): boolean =>
    inUse.has(id) &&
    own.some((crn) => roles.includes(crn)) &&
    target.selectors.has('serviceName') &&
    testTarget(target, question) === TRUE;
  const wide = policies.filter(isWide);
  // Were they all narrowed, nobody would be left to change the setting.
  if (wide.length === inUse.size) return [];
  return wide.map(({ policy: { id } }) => ({
    code: 'wider-than-one-service-id',
    subject: { policy: id },
    detail: listOf([serviceId.id]),
  }));
}

/** More than half of the users that act (P3). */
function creatorRoleOfMostUsers({ answers, principals }: Audited, setting: Setting, action: Creation): Found[] {
  const roles = catalogueRolesFor(action);
  const users = new Set(principals.filter(({ kind }) => kind === 'user').map(({ id }) => id));
  const acting = answers[action].filter(({ request, passes }) => passes === TRUE && users.has(request.principal));
  const exempt = acting.filter(({ evidence }) => evidence.grants.some(({ role }) => roles.includes(role)));
  if (exempt.length * 2 <= acting.length) return [];
  return [
    {
      code: 'creator-role-of-most-users',
      subject: { setting },
      detail: `${exempt.length} of ${acting.length}`,
    },
  ];
}

type Creation = typeof CREATE_USER_API_KEY | typeof CREATE_SERVICE_ID;

/** The CRNs of the documented roles that carry an action (section 5). */
function catalogueRolesFor(action: Action): readonly string[] {
  return ROLE_CATALOGUE.filter(({ actions }) => actions.includes(action)).flatMap(({ crns }) => crns);
}

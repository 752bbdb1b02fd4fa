import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../nouns/action.ts';
import { kindOfIamId } from '../../nouns/iam-id.ts';
import { bestEffect } from '../best-effect.ts';
import type { Audited } from './audited.ts';
import type { AuditedPolicy } from './audited-policy.ts';
import { isForPublicGroup } from './audited-policy.ts';
import type { Found } from './finding.ts';
import { listOf } from './subject-name.ts';
import type { FindingCode } from './table.ts';

export function findInPrincipals(audited: Audited): Found[] {
  return [
    ...memberFindings(audited, 'deleted-members', isDeleted),
    ...memberFindings(audited, 'unlisted-identity', isOnlyNamed),
    ...ownerWithGrant(audited),
    ...nobodyMay(audited),
  ];
}

export function deletedPrincipal(policy: AuditedPolicy, audited: Audited): string | undefined {
  return subjectIf(isDeleted, policy, audited);
}

export function unlistedIdentity(policy: AuditedPolicy, audited: Audited): string | undefined {
  return subjectIf(isOnlyNamed, policy, audited);
}

type Test = (id: string, audited: Audited) => boolean;

function subjectIf(test: Test, { policy }: AuditedPolicy, audited: Audited): string | undefined {
  const { principal } = policy.subject;
  return principal !== undefined && test(principal, audited) ? listOf([principal]) : undefined;
}

/** Checks the members of the groups that have policies on IAM Identity. */
function memberFindings(audited: Audited, code: FindingCode, test: Test): Found[] {
  const groups = new Set(
    audited.policies.filter(({ policy }) => !isForPublicGroup(policy)).map(({ policy }) => policy.subject.accessGroup),
  );
  const members = new Map(audited.account.accessGroups.map((group) => [group.id, group.members]));
  return [...members].flatMap(([id, ids]) => {
    const found = groups.has(id) ? ids.filter((member) => test(member, audited)) : [];
    return found.length > 0 ? [{ code, subject: { accessGroup: id }, detail: listOf(found) }] : [];
  });
}

function isDeleted(id: string, audited: Audited): boolean {
  return kindOfIamId(id) === 'user' && isUnlisted(id, audited);
}

/** An unlisted service ID or trusted profile may be of another account (P2), so it is not certainly deleted. */
function isOnlyNamed(id: string, audited: Audited): boolean {
  return kindOfIamId(id) !== 'user' && isUnlisted(id, audited);
}

function isUnlisted(id: string, { isComplete, listed }: Audited): boolean {
  return isComplete && !listed.has(id);
}

/** AUD-2: the owner has a grant, even if the setting does not restrict. */
function ownerWithGrant({ account: { ownerId }, pdp, time }: Audited): Found[] {
  if (ownerId === undefined) return [];
  const { grants } = pdp.forPrincipal(ownerId).decide(CREATE_USER_API_KEY, undefined, time);
  const detail = `by ${listOf(grants.map(({ policy }) => policy))}`;
  return grants.length > 0 ? [{ code: 'owner-may-create-user-keys', subject: { principal: ownerId }, detail }] : [];
}

const NOBODY_MAY: readonly (readonly [FindingCode, Action])[] = [
  ['nobody-may-change-the-setting', UPDATE_SETTING],
  ['nobody-may-create-user-keys', CREATE_USER_API_KEY],
  ['nobody-may-create-service-id-keys', CREATE_SERVICE_ID_API_KEY],
  ['nobody-may-create-service-ids', CREATE_SERVICE_ID],
];

/** AUD-1: every answer is a deny, and all principals are listed. */
function nobodyMay({ account, pdp, time, serviceIds, isComplete }: Audited): Found[] {
  if (!isComplete) return [];
  const principals = pdp.principals.map(({ id }) => id);
  return NOBODY_MAY.flatMap(([code, action]) => {
    // Without a service ID, there are no API keys to create.
    const hasRequests = action !== CREATE_SERVICE_ID_API_KEY || serviceIds.length > 0;
    const isFound = hasRequests && bestEffect(pdp, action, principals, serviceIds, time) === 'deny';
    return isFound ? [{ code, subject: { account: account.id }, detail: '' }] : [];
  });
}

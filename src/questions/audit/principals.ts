import { distinct } from '../../engine/distinct.ts';
import { FALSE, TRUE } from '../../matching/ternary.ts';
import {
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../../nouns/action.ts';
import { assess } from '../../rules/assessment.ts';
import type { Audited } from './audited.ts';
import { grantedBy, isPublic } from './audited-policy.ts';
import type { Found } from './finding.ts';
import type { FindingCode } from './table.ts';
import { listOf } from './words.ts';

export function findInPrincipals(audited: Audited): Found[] {
  return [...deletedMembers(audited), ...ownerWithGrant(audited), ...nobodyMay(audited)];
}

/** Of the groups that something is granted to here. */
function deletedMembers({ account, view, policies, isComplete }: Audited): Found[] {
  if (!isComplete) return [];
  const granted = new Set(
    policies
      .filter((policy) => grantedBy(policy).length > 0 && !isPublic(policy.policy))
      .map(({ policy: { subject } }) => ('accessGroup' in subject ? subject.accessGroup : undefined)),
  );
  return distinct(account.accessGroups).flatMap(({ id, members }) => {
    const deleted = granted.has(id) ? members.filter((member) => view.principal(member) === undefined) : [];
    return deleted.length > 0
      ? [{ code: 'deleted-members', subject: { accessGroup: id }, detail: listOf(deleted) }]
      : [];
  });
}

/** AUD-2: by a grant, whether it is needed or not. */
function ownerWithGrant({ account: { ownerId }, answers }: Audited): Found[] {
  return answers[CREATE_USER_API_KEY].flatMap(({ request: { principal }, answer, evidence: { grants } }) =>
    principal === ownerId && answer === TRUE && grants.length > 0
      ? [
          {
            code: 'owner-may-create-user-keys',
            subject: { principal },
            detail: `by ${listOf(grants.map(({ policy }) => policy))}`,
          },
        ]
      : [],
  );
}

/** AUD-1: no allow and no indeterminate, and nobody else who might. */
function nobodyMay(audited: Audited): Found[] {
  const { account, answers, isComplete } = audited;
  const find = (code: FindingCode, isFound: boolean): Found[] =>
    isComplete && isFound ? [{ code, subject: { account: account.id }, detail: '' }] : [];
  const mayNobody = (action: keyof Audited['answers']): boolean =>
    answers[action].every(({ answer }) => answer === FALSE);
  return [
    ...find('nobody-may-change-the-setting', mayNobody(UPDATE_SETTING)),
    ...find('nobody-may-create-user-keys', mayNobody(CREATE_USER_API_KEY)),
    ...find('nobody-may-create-service-id-keys', mayNobodyCreateServiceIdKeys(audited)),
    ...find('nobody-may-create-service-ids', mayNobody(CREATE_SERVICE_ID)),
  ];
}

/** Where there is a service ID. Only those are asked whom a policy may be for. */
function mayNobodyCreateServiceIdKeys({ account, index, view, principals, serviceIds, when }: Audited): boolean {
  const isUnread = account.partial?.includes('policies');
  const isConcerned = (id: string): boolean => isUnread || index.policiesAbout(id).length > 0;
  const mayOne = (principal: string): boolean =>
    serviceIds.some(
      ({ id }) =>
        assess(view, { ...when, principal, action: CREATE_SERVICE_ID_API_KEY, resource: id }).answer !== FALSE,
    );
  return serviceIds.length > 0 && !principals.some(({ id }) => isConcerned(id) && mayOne(id));
}

import { FALSE, TRUE } from '../../matching/ternary.ts';
import { PUBLIC_ACCESS_GROUP } from '../../nouns/access-group.ts';
import type { Account } from '../../nouns/account.ts';
import { ACTIONS, type Action } from '../../nouns/action.ts';
import type { Policy } from '../../nouns/policy.ts';
import { isActive } from '../../rules/policy.ts';
import { openQuestion } from '../../rules/question.ts';
import { carries, catalogueRole, type RoleDefinitions } from '../../rules/role.ts';
import { isOnAnotherService, readTarget, type TargetTest, testTarget } from '../../rules/target.ts';

/** A policy that counts (G1) and may be about IAM Identity, and what it can grant. */
export interface AuditedPolicy {
  readonly policy: Policy;
  /** The actions that its roles certainly carry on IAM Identity. */
  readonly carried: readonly Action[];
  /** The actions whose requests its target can match. */
  readonly matched: readonly Action[];
  /** The actions that it grants to its subject at some time, for some service ID. */
  readonly granted: readonly Action[];
  /** Its roles that are unknown (R2). */
  readonly unknownRoles: readonly string[];
}

/** The selector under which every role counts that may count at all (R1, R4). */
const BY_SERVICE_NAME: ReadonlySet<string> = new Set(['serviceName']);

/** Stands in v1 lists for a policy that only v2 can express (R2). */
const PLACEHOLDER = 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion';

/** The policies of an account that an audit looks at, each id once. */
export function auditedPolicies({ id: accountId, policies }: Account, defined: RoleDefinitions): AuditedPolicy[] {
  const seen = new Set<string>();
  const audited: AuditedPolicy[] = [];
  for (const policy of policies) {
    const { id, roles, target } = policy;
    if (!isActive(policy) || isOnAnotherService(target) || roles.includes(PLACEHOLDER) || seen.has(id)) continue;
    seen.add(id);
    const read = readTarget(target);
    const carried = ACTIONS.filter((action) => roles.some((crn) => carriesAction(crn, action, defined)));
    const matched = ACTIONS.filter((action) => mayMatch(read, accountId, action));
    audited.push({
      policy,
      carried,
      matched,
      granted: carried.filter((action) => matched.includes(action)),
      unknownRoles: roles.filter((crn) => catalogueRole(crn) === undefined && !defined.has(crn)),
    });
  }
  return audited;
}

/** Whether a role certainly carries an action, on a target under which every role counts. */
export function carriesAction(crn: string, action: Action, defined: RoleDefinitions): boolean {
  return carries(crn, action, BY_SERVICE_NAME, defined) === TRUE;
}

/** Whether a target can match a request for an action; for an API key of a service ID, that of some service ID. */
export function mayMatch(target: TargetTest, accountId: string, action: Action): boolean {
  return testTarget(target, openQuestion(accountId, action)) !== FALSE;
}

/** Policies of the public access group grant nothing on IAM Identity (M2). */
export function isForPublicGroup({ subject }: Policy): boolean {
  return subject.accessGroup === PUBLIC_ACCESS_GROUP;
}

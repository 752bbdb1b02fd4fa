import { frozen } from '../../nouns/frozen.ts';

/** The severity of a finding: `high` needs a decision soon, `info` needs no action. */
export type Severity = 'high' | 'medium' | 'low' | 'info';

/** The entry of a code: when there is such a finding, and what to do about it. */
export interface FindingRule {
  readonly severity: Severity;
  /** The sentence of a finding, without its subject at the beginning and the detail at its end. */
  readonly when: string;
  readonly whatToDo: string;
  readonly references: readonly string[];
}

const codes = {
  'api-key-creation-not-restricted': {
    severity: 'high',
    when: 'is not restricted',
    whatToDo: 'Give those who need user API keys the role User API key creator, then set it to RESTRICTED.',
    references: ['rule S5', 'CIS IBM Cloud Foundations 1.4', 'checkov CKV2_IBM_3'],
  },
  'service-id-creation-not-restricted': {
    severity: 'high',
    when: 'is not restricted',
    whatToDo: 'Give those who need service IDs the role Service ID creator, then set it to RESTRICTED.',
    references: ['rule S8', 'CIS IBM Cloud Foundations 1.4', 'checkov CKV2_IBM_5'],
  },
  'setting-unreadable': {
    severity: 'medium',
    when: "has a value, the account's own or a template's, that is missing or unknown",
    whatToDo: 'Read the settings again; until then creation is allowed only where a policy grants it.',
    references: ['rule S4', 'CIS IBM Cloud Foundations 1.4'],
  },
  'setting-restricted-by-template': {
    severity: 'info',
    when: 'is restricted by an enterprise template, and not by the account itself',
    whatToDo: "Nothing: the template is in force. Changing the account's own value changes nothing.",
    references: ['rule S2', 'rule S3'],
  },
  'resource-group': {
    severity: 'medium',
    when: 'names a resource group, and so grants nothing on IAM Identity, whose resources are in no resource group',
    whatToDo: 'Take the resource group out of its target.',
    references: ['rule G2'],
  },
  'all-enabled-services': {
    severity: 'info',
    when: 'is on all Identity and Access enabled services, which do not include IAM Identity',
    whatToDo: 'If it should cover IAM Identity, add a policy on that service.',
    references: ['rule G3'],
  },
  'platform-service-misspelt': {
    severity: 'medium',
    when: 'has the service type `platform-service`, which does not exist, instead of `platform_service`',
    whatToDo: 'Write it with an underscore.',
    references: ['rule G2'],
  },
  'service-display-name': {
    severity: 'medium',
    when: 'names a service by its display name, and so grants nothing',
    whatToDo: 'Write the name of the service, such as `iam-identity`.',
    references: ['rule G2'],
  },
  'account-alone': {
    severity: 'medium',
    when: 'names the account and no service, and so grants nothing',
    whatToDo: 'Name the service in its target, or delete it.',
    references: ['rule G3'],
  },
  'never-open': {
    severity: 'medium',
    when: 'has a condition that is never true',
    whatToDo: 'Correct its condition: for example, hours across midnight need an `or`.',
    references: ['rule C1', 'rule C2'],
  },
  expired: {
    severity: 'low',
    when: 'has a condition that can never be true again',
    whatToDo: 'Delete it: IBM Cloud does not delete expired policies.',
    references: ['rule C2'],
  },
  'public-creator-role': {
    severity: 'medium',
    when: 'gives a creator role to the public access group, which grants nothing on IAM Identity',
    whatToDo: 'Give the role to an access group of those who need it, and delete this policy.',
    references: ['rule M2'],
  },
  'unknown-role': {
    severity: 'medium',
    when: "has a role that neither the catalogue nor the account's role list knows",
    whatToDo: 'Read the roles of IAM Identity into the account; until then it is unknown what the policy grants.',
    references: ['rule R2'],
  },
  'deleted-principal': {
    severity: 'low',
    when: 'is for a user that the account does not have',
    whatToDo: 'Delete it.',
    references: ['rule P2'],
  },
  'deleted-members': {
    severity: 'low',
    when: 'has members that the account does not have',
    whatToDo: 'Remove them from it.',
    references: ['rule P2', 'rule M1'],
  },
  'unlisted-identity': {
    severity: 'medium',
    when: 'names a service ID or trusted profile that the account does not list',
    whatToDo:
      'Check before you delete anything: the identity was deleted, or it is of another account and has access here.',
    references: ['rule P2'],
  },
  'owner-may-create-user-keys': {
    severity: 'medium',
    when: 'owns the account and is granted to create user API keys',
    whatToDo: 'Remove the grant, and let service IDs or other users have the keys.',
    references: ['CIS IBM Cloud Foundations 1.5'],
  },
  'nobody-may-change-the-setting': {
    severity: 'high',
    when: 'has nobody who may change its API key creation setting',
    whatToDo: 'Give an administrator the role Operator, Editor or Administrator on IAM Identity.',
    references: ['rule A2'],
  },
  'nobody-may-create-user-keys': {
    severity: 'medium',
    when: 'has nobody who may create a user API key',
    whatToDo: 'If that is not intended, give the role User API key creator to those who need it.',
    references: ['rule S6'],
  },
  'nobody-may-create-service-id-keys': {
    severity: 'medium',
    when: 'has nobody who may create an API key for any of its service IDs',
    whatToDo: 'If that is not intended, give the role Operator on the service IDs concerned.',
    references: ['rule A2'],
  },
  'nobody-may-create-service-ids': {
    severity: 'medium',
    when: 'has nobody who may create a service ID',
    whatToDo: 'If that is not intended, give the role Service ID creator to those who need it.',
    references: ['rule S8'],
  },
  'creation-beside-others': {
    severity: 'low',
    when: 'gives the creation of user API keys or service IDs only by roles that also carry other actions',
    whatToDo: 'Give the role User API key creator or Service ID creator instead.',
    references: ['rule R1', 'rule S6', 'rule S8'],
  },
  'wider-than-one-service-id': {
    severity: 'low',
    when: 'is on all of IAM Identity, and the account has only one service ID',
    whatToDo: 'Narrow it to that service ID: others can still change the setting.',
    references: ['rule G2'],
  },
  'creator-role-of-most-users': {
    severity: 'low',
    when: 'exempts more than half of the active users, who have its creator role',
    whatToDo: 'Take the role from those who do not need it.',
    references: ['rule S6', 'rule S8'],
  },
} as const;

/** A code of a finding of `audit`. */
export type FindingCode = keyof typeof codes;

/**
 * The findings of `audit` in their order (AUD-3): the severity of each, when there is one, what to do about it, and its
 * references. The codes are stable.
 *
 * @example
 * ```ts
 * import { FINDING_CODES } from 'apikey-policy';
 *
 * FINDING_CODES.expired.whatToDo; // => 'Delete it: IBM Cloud does not delete expired policies.'
 * FINDING_CODES['platform-service-misspelt'].references; // => ['rule G2']
 * ```
 */
export const FINDING_CODES: Readonly<Record<FindingCode, FindingRule>> = frozen(codes);

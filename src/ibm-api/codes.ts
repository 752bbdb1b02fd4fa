/** Why payloads are refused, by code; the codes stay. */
export const PAYLOAD_ISSUES = {
  'wrong-type': 'a value is not of the type that its place asks for',
  missing: 'something that is needed is not there',
  'unknown-field': 'the input has a field that it does not know',
  'unknown-value': 'a string that is not one of the values that its place takes',
  'other-account': 'a body or a row belongs to another account (B3)',
  'other-owner': 'the account body names another owner than `ownerId` does',
  'not-json': 'the input cannot be read as plain JSON, or throws when it is read (B11)',
  'repeated-too-often': 'the same lists stand in so many places that the input is far larger than it looks (B11)',
  'no-settings': 'neither of the two settings bodies is there (B1)',
  'reserved-id': 'a policy has the id `account-owner` (B4)',
  conflict: 'one id stands in one list with different contents (B7)',
} as const;
Object.freeze(PAYLOAD_ISSUES);

/** A code of an issue that `accountFromIbmCloud` finds. */
export type PayloadIssueCode = keyof typeof PAYLOAD_ISSUES;

/** What is worth knowing about payloads that were taken, by code; the codes stay. */
export const PAYLOAD_DIAGNOSTICS = {
  'effective-settings-not-given': 'what enterprise templates restrict is not known to the input (B1)',
  'settings-disagree': "the two settings bodies differ on the account's own value (B2)",
  'effective-stricter': 'what is in force is stricter than the account and its templates together (B2)',
  'unknown-setting-value': 'a setting has a value that is none of the three (S4)',
  'owner-not-known': 'who owns the account, and so may administer it, is not known to the input (B4)',
  'list-not-given': 'a list is not given, so it is partial (B5)',
  'page-missing': 'not all pages of a list are there, or not in one chain (B5)',
  'page-link': 'a page names a next one without what the next call needs, so the list stays partial (N3)',
  'page-loop': 'a page leads to one that was asked for already, so the list stays partial (N3)',
  'page-limit': 'a list has more pages than are followed, so it stays partial (N3)',
  'total-larger': 'a list states a larger total than was read (B5)',
  'filtered-list': 'a list was asked for with a filter, so it is partial (B5)',
  'user-list-restricted': 'the list of users may show the caller alone, so it is partial (B5)',
  'placeholder-unresolved': 'a v1 placeholder stands for a policy that no v2 page has (B6)',
  'no-policies': 'the policy list is complete and empty, as it also is for a caller who may read none (B12)',
  'role-differs': 'the role list contradicts the catalogue, which stands (R1)',
  'role-contested': 'a role is defined in two ways, so it is unknown (B8)',
  'role-overruled': 'a display format defines a role otherwise than the roles body, which stands (B8)',
  'role-unreadable': 'a role cannot be read, so it is unknown (B10)',
  'policy-not-held': 'a policy is of a form that an account cannot hold (B9)',
  'service-authorization': 'a service may create service IDs, or API keys for them, without being a principal (B9)',
  'rule-null': 'a policy has a rule that is `null`, which is held and unknown (B12)',
  'policy-without-id': 'a policy without an id got one from its position (B9)',
  'row-unreadable': 'a row cannot be read and was left out (B10)',
  'wrong-prefix': "a row's IAM ID is of another kind than its list, and was left out (B10)",
  'dynamic-members': 'a group has dynamic rules: its members by rules are those of the moment of reading (B12)',
  'service-id-groups-not-given': 'whether service IDs stand in other groups is not known to the input',
  'call-given-up': 'a call was given up while reading (N4)',
  'still-reading': 'the bodies are still being read: every call that is missing counts as given up (N7)',
} as const;
Object.freeze(PAYLOAD_DIAGNOSTICS);

/** A code of a diagnostic of `accountFromIbmCloud`. */
export type PayloadDiagnosticCode = keyof typeof PAYLOAD_DIAGNOSTICS;

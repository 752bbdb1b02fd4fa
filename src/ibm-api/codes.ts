/** The issues of payloads, by code. The codes never change. */
export const PAYLOAD_ISSUES = {
  'wrong-type': 'a value has the wrong type',
  missing: 'a required field or body is missing',
  'unknown-field': 'the input has an unknown field',
  'unknown-value': 'a string is not one of the values that are possible here',
  'other-account': 'a body or a row belongs to another account (B3)',
  'other-owner': 'the account body and `ownerId` name different owners',
  'not-json': 'the input is not plain JSON, or throws when it is read (B11)',
  'repeated-too-often': 'the input repeats the same arrays so often that it is too large to read (B11)',
  'no-settings': 'both settings bodies are missing (B1)',
  'reserved-id': 'a policy has the id `account-owner` (B4)',
  conflict: 'two entries of a list have the same id and different contents (B7)',
} as const;
Object.freeze(PAYLOAD_ISSUES);

/** A code of an issue of `accountFromIbmCloud`. */
export type PayloadIssueCode = keyof typeof PAYLOAD_ISSUES;

/** The diagnostics of payloads that give an account, by code. The codes never change. */
export const PAYLOAD_DIAGNOSTICS = {
  'effective-settings-not-given': 'the input does not say what enterprise templates restrict (B1)',
  'settings-disagree': "the two settings bodies differ on the account's own value (B2)",
  'effective-stricter': 'the value in force is stricter than the account and its templates together (B2)',
  'unknown-setting-value': 'a setting has an unknown value (S4)',
  'owner-not-known': 'the input does not say who owns the account and may administer it (B4)',
  'list-not-given': 'a list is missing, so it is partial (B5)',
  'page-missing': 'a list lacks a page, or its pages are not one chain (B5)',
  'page-link': 'a link to the next page lacks what the next call needs, so the list stays partial (N3)',
  'page-loop': 'a page links to a page that was already requested, so the list stays partial (N3)',
  'page-limit': 'a list has too many pages, so it stays partial (N3)',
  'total-larger': 'a list states a larger total than the number of rows read (B5)',
  'filtered-list': 'a list was requested with a filter, so it is partial (B5)',
  'user-list-restricted': 'the list of users may show only the caller, so it is partial (B5)',
  'placeholder-unresolved': 'no v2 page has the policy of a v1 placeholder (B6)',
  'no-policies':
    'the policy list is complete and empty; a caller without permission to read policies gets the same (B12)',
  'role-differs': 'the role list contradicts the catalogue; the catalogue counts (R1)',
  'role-contested': 'a role has two different definitions, so it is unknown (B8)',
  'role-overruled':
    'a policy in display format defines a role in another way than the roles body; the roles body counts (B8)',
  'role-unreadable': 'a role cannot be read, so it is unknown (B10)',
  'policy-not-held': 'a policy has a form that an account cannot hold (B9)',
  'service-authorization':
    'a service may create service IDs or API keys for them, although a service is not a principal (B9)',
  'rule-null': 'the rule of a policy is `null`, so the rule is unknown (B12)',
  'policy-without-id': 'a policy without an id gets one from its position (B9)',
  'row-unreadable': 'a row cannot be read and was left out (B10)',
  'wrong-prefix': "a row's IAM ID does not fit the kind of its list, and the row was left out (B10)",
  'dynamic-members': 'a group has dynamic rules: the members by rule are those at the time of reading (B12)',
  'service-id-groups-not-given': 'the input does not say which service ID groups exist',
  'call-given-up': 'a call was given up while reading (N4)',
  'still-reading': 'the bodies are still being read: every missing call counts as given up (N7)',
} as const;
Object.freeze(PAYLOAD_DIAGNOSTICS);

/** A code of a diagnostic of `accountFromIbmCloud`. */
export type PayloadDiagnosticCode = keyof typeof PAYLOAD_DIAGNOSTICS;

import type { Request } from 'apikey-policy';
import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  BEN,
  having,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
} from './accounts.ts';
import { by, denied, free, granted, noGrant, open, vector } from './answer-builders.ts';

const RESTRICTED = 'RESTRICTED';

const NOT_RESTRICTED = 'NOT_RESTRICTED';

const NOT_SET = 'NOT_SET';

const RESTRICTING = { enterprise: { apiKeyCreation: [RESTRICTED] } };

const MANAGED = { caveats: ['enterprise-managed'] } as const;

/** S3 for the question whose setting a template restricts. */
const changes: readonly Vector[] = [
  vector(
    'S3-managed',
    'Who may change a setting that a template overrules may.',
    having({}, RESTRICTING),
    UPDATE_REQUEST,
    granted(MANAGED),
  ),
  vector(
    'S3-managed-and-not-restricted',
    "The caveat does not depend on the account's own value.",
    having({}, { ...RESTRICTING, apiKeyCreation: NOT_RESTRICTED }),
    UPDATE_REQUEST,
    granted(MANAGED),
  ),
  vector(
    'S3-one-of-several-templates',
    'One template that restricts is reason enough for the caveat.',
    having({}, { enterprise: { apiKeyCreation: [NOT_SET, RESTRICTED] } }),
    UPDATE_REQUEST,
    granted(MANAGED),
  ),
  vector(
    'S3-denied',
    'A deny of T has no caveat of a managed setting.',
    account(RESTRICTING),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'S3-indeterminate',
    'An indeterminate on changing the setting has no caveat of a managed setting.',
    having({ roles: [UNHEARD_OF] }, RESTRICTING),
    UPDATE_REQUEST,
    open(['unknown-role']),
  ),
  vector(
    'S3-other-question',
    'Only an allow on changing the setting has a caveat of a managed setting.',
    having({}, RESTRICTING),
    USER_KEY_REQUEST,
    granted(),
  ),
  vector(
    'S3-other-setting',
    'A template that restricts the other setting alone is no reason for the caveat.',
    having({}, { enterprise: { apiKeyCreation: [NOT_SET, 'restricted'], serviceIdCreation: [RESTRICTED] } }),
    UPDATE_REQUEST,
    granted(),
  ),
];

/** The two settings, each with the other, and the question that is about it. */
const SETTINGS: readonly (readonly [setting: string, other: string, question: Request])[] = [
  ['apiKeyCreation', 'serviceIdCreation', USER_KEY_REQUEST],
  ['serviceIdCreation', 'apiKeyCreation', SERVICE_ID_REQUEST],
];

/** S3 for the questions that a setting restricts. */
const creations: readonly Vector[] = SETTINGS.flatMap(([setting, other, question]) => {
  const under = (own: string | undefined, templates: readonly string[] = [RESTRICTED]): object => ({
    [setting]: own,
    enterprise: { [setting]: templates },
  });
  return [
    vector(
      `S3-${setting}-denied`,
      "Where a template restricts what the account does not, changing the account's own value would not help.",
      account(under(NOT_RESTRICTED)),
      question,
      noGrant([], MANAGED),
      'S2',
    ),
    vector(
      `S3-${setting}-denied-not-set`,
      'An own value that is not set restricts nothing either.',
      account(under(NOT_SET, [NOT_SET, RESTRICTED])),
      question,
      noGrant([], MANAGED),
      'S1',
    ),
    vector(
      `S3-${setting}-indeterminate`,
      'The caveat stands beside an indeterminate, too.',
      having({ roles: [UNHEARD_OF] }, under(NOT_RESTRICTED)),
      question,
      open(['unknown-role'], [], MANAGED),
    ),
    vector(
      `S3-${setting}-unknown-state`,
      'It stands beside every indeterminate, whatever is unknown.',
      having({}, { ...under(NOT_SET), principals: [user(ANNA, '?')] }),
      question,
      open(['unknown-state'], [], { ...MANAGED, requires: 'nothing' }),
      'P3',
    ),
    vector(
      `S3-${setting}-own-value-restricts`,
      'Where the own value restricts as well, the caveat is not due.',
      account(under(RESTRICTED)),
      question,
      noGrant(),
    ),
    vector(
      `S3-${setting}-own-value-unreadable`,
      'Where the own value cannot be read, the caveat is not due.',
      account(under('?')),
      question,
      noGrant(),
      'S4',
    ),
    vector(
      `S3-${setting}-own-value-absent`,
      'Where the own value is absent, the caveat is not due.',
      having({ roles: [UNHEARD_OF] }, under(undefined)),
      question,
      open(['unknown-role']),
      'S4',
    ),
    vector(
      `S3-${setting}-unreadable-template`,
      'A template that cannot be read does not certainly restrict.',
      account(under(NOT_RESTRICTED, ['restricted'])),
      question,
      open(['unknown-setting']),
      'S4',
    ),
    vector(
      `S3-${setting}-template-of-the-other`,
      'A template that restricts the other setting alone is no reason for the caveat.',
      account({ [setting]: NOT_RESTRICTED, enterprise: { [other]: [RESTRICTED] } }),
      question,
      free(),
      'S2',
    ),
    vector(
      `S3-${setting}-allowed`,
      'An allow under a template that restricts has no caveat.',
      having({}, under(NOT_RESTRICTED)),
      question,
      granted(),
    ),
    vector(
      `S3-${setting}-inactive`,
      'A deny for another reason than a missing grant has no caveat.',
      account({ ...under(NOT_RESTRICTED), principals: [user(ANNA, 'SUSPENDED')] }),
      question,
      denied('inactive-principal'),
      'P3',
    ),
    vector(
      `S3-${setting}-unlisted`,
      'A deny of somebody who is not in the account has no caveat.',
      account(under(NOT_RESTRICTED)),
      by(BEN, question),
      denied('unknown-principal'),
      'P2',
    ),
  ];
});

/** S3: what a template restricts whatever the account says. */
export const enterpriseManaged: readonly Vector[] = [
  ...changes,
  ...creations,
  vector(
    'S3-not-a-user',
    'A deny of a service ID that asks for a user API key has no caveat.',
    account({ ...RESTRICTING, apiKeyCreation: NOT_RESTRICTED }),
    by(ROBOT, USER_KEY_REQUEST),
    denied('not-a-user'),
    'P4',
  ),
  vector(
    'S3-keys-for-service-ids',
    'Keys for service IDs have no setting, so their denies have no caveat.',
    account({ ...RESTRICTING, apiKeyCreation: NOT_RESTRICTED }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(),
    'S7',
  ),
];

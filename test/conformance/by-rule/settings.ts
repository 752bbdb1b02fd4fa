import type { Vector } from '../vector.ts';
import { account, having, ROBOT, SERVICE_ID_REQUEST, UNHEARD_OF, USER_KEY_REQUEST } from './accounts.ts';
import { type Answer, by, denied, free, granted, noGrant, open, vector } from './answer-builders.ts';

const RESTRICTED = 'RESTRICTED';

const NOT_RESTRICTED = 'NOT_RESTRICTED';

const NOT_SET = 'NOT_SET';

const UNKNOWN = open(['unknown-setting']);

/** Denied, where changing the account's own value would not help (S3). */
const MANAGED = noGrant([], { caveats: ['enterprise-managed'] });

/** The account's own value, its templates', and the answer to U without a policy. */
const ENTERPRISE: readonly (readonly [string, string, string | undefined, readonly string[], Answer])[] = [
  ['no-template', "Without a template the account's own value decides.", NOT_RESTRICTED, [], free()],
  ['template-restricts', 'A template that restricts stands over the account.', NOT_RESTRICTED, [RESTRICTED], MANAGED],
  ['account-restricts', 'The account stands over templates that do not.', RESTRICTED, [NOT_RESTRICTED], noGrant()],
  [
    'one-of-several',
    'One template of several that restricts is enough.',
    NOT_SET,
    [NOT_SET, RESTRICTED, NOT_SET],
    MANAGED,
  ],
  [
    'none-restricts',
    'Where neither the account nor a template restricts, nothing does.',
    NOT_SET,
    [NOT_RESTRICTED, NOT_SET],
    free(),
  ],
  ['unreadable-template', 'The unreadable value of a template is unknown.', NOT_RESTRICTED, ['restricted'], UNKNOWN],
  [
    'unreadable-beside-restricted',
    'An unreadable value beside one that restricts does not matter.',
    NOT_RESTRICTED,
    ['?', RESTRICTED],
    MANAGED,
  ],
  ['unreadable-account', "The account's own value, unreadable, is unknown.", 'OFF', [NOT_RESTRICTED], UNKNOWN],
  [
    'absent-account',
    "The account's own value, absent, does not matter where a template restricts.",
    undefined,
    [RESTRICTED],
    noGrant(),
  ],
];

/** S1, S2 and S4, and S2 for S8: what a setting is. */
export const settings: readonly Vector[] = [
  vector(
    'S1-restricted',
    'RESTRICTED restricts the creation of API keys.',
    account({ apiKeyCreation: RESTRICTED }),
    USER_KEY_REQUEST,
    noGrant(),
  ),
  vector(
    'S1-not-restricted',
    'NOT_RESTRICTED does not restrict the creation of API keys.',
    account({ apiKeyCreation: NOT_RESTRICTED }),
    USER_KEY_REQUEST,
    free(),
  ),
  vector(
    'S1-not-set',
    'NOT_SET counts as not restricted.',
    account({ apiKeyCreation: NOT_SET }),
    USER_KEY_REQUEST,
    free(),
  ),

  ...ENTERPRISE.flatMap(([name, sentence, value, templates, answer]) => [
    vector(
      `S2-${name}`,
      sentence,
      account({ apiKeyCreation: value, enterprise: { apiKeyCreation: templates } }),
      USER_KEY_REQUEST,
      answer,
    ),
    vector(
      `S8-enterprise-${name}`,
      sentence,
      account({ serviceIdCreation: value, enterprise: { serviceIdCreation: templates } }),
      SERVICE_ID_REQUEST,
      answer,
      'S2',
    ),
  ]),
  vector(
    'S2-template-of-the-other-setting',
    'A template that does not name the setting has no say.',
    account({ apiKeyCreation: NOT_RESTRICTED, enterprise: { serviceIdCreation: [RESTRICTED] } }),
    USER_KEY_REQUEST,
    free(),
    'S8',
  ),

  vector('S4-absent', 'An absent value is unknown.', account({ apiKeyCreation: undefined }), USER_KEY_REQUEST, UNKNOWN),
  vector(
    'S4-lower-case',
    'A value that is none of the three, exactly, is unknown.',
    account({ apiKeyCreation: 'not_restricted' }),
    USER_KEY_REQUEST,
    UNKNOWN,
  ),
  vector('S4-empty', 'An empty value is unknown.', account({ apiKeyCreation: '' }), USER_KEY_REQUEST, UNKNOWN),
  vector(
    'S4-certain-grant',
    'With a certain grant an unknown setting does not matter.',
    having({}, { apiKeyCreation: '' }),
    USER_KEY_REQUEST,
    granted(),
  ),
  vector(
    'S4-uncertain-grant',
    'With an uncertain grant both it and the setting are unknown.',
    having({ roles: [UNHEARD_OF] }, { apiKeyCreation: '' }),
    USER_KEY_REQUEST,
    open(['unknown-setting', 'unknown-role']),
    'A3',
  ),
  vector(
    'S4-denied-anyway',
    'Who is no user is denied, though the setting is unknown.',
    account({ apiKeyCreation: '' }),
    by(ROBOT, USER_KEY_REQUEST),
    denied('not-a-user'),
    'P4',
  ),
];

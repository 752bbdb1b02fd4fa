import { type AuditOptions, audit, type FINDING_CODES, type Finding } from 'apikey-policy';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  MONDAY_NOON,
  OPERATOR,
  PROFILE,
  PUBLIC,
  ROBOT,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  VIEWER,
} from '../../support/names.ts';

export const CUSTOM = 'crn:v1:bluemix:public:iam-access-management::a/account-1::customRole:KeyMaker';
export const custom = (...actions: readonly string[]): object => ({
  roles: [{ crn: CUSTOM, service: 'iam-identity', actions }],
});
const once = (from: string, until: string): object => {
  const bound = (operator: string, value: string): object => ({
    key: '{{environment.attributes.current_date_time}}',
    operator,
    value,
  });
  return given.all(bound('dateTimeGreaterThanOrEquals', from), bound('dateTimeLessThanOrEquals', until));
};
export const LAST_WEEK = once('2026-03-09T09:00:00Z', '2026-03-10T17:59:59Z');
const NEXT_WEEK = once('2026-03-23T09:00:00Z', '2026-03-24T17:59:59Z');
export const NEVER = given.all(given.earlierThan('12:00:00Z'), {
  ...given.earlierThan('12:00:00Z'),
  operator: 'timeGreaterThan',
});
export const NOW: AuditOptions = { time: MONDAY_NOON };

export const by = (changes: object, others: object = {}): object => ({ policies: [given.policy(changes)], ...others });
export const owner = (...roles: readonly string[]): object => by({ roles }, { ownerId: ANNA });
export const PLACEHOLDER = 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion';
export const ROBOTS: readonly { readonly kind: string; readonly id: string }[] = [ROBOT, 'iam-ServiceId-OTHER'].map(
  (id) => ({ kind: 'service-id', id }),
);
/** Ben has what he needs on all services; Anna's policy is on IAM Identity. */
export const narrowable = (changes: object = {}, others: object = {}): object => ({
  policies: [
    given.policy({ roles: [OPERATOR], ...changes }),
    given.policy({
      id: 'b',
      subject: { principal: BEN },
      roles: [ADMINISTRATOR],
      target: given.on(given.PLATFORM_SERVICES),
    }),
  ],
  ...others,
});

type Row = readonly [
  code: keyof typeof FINDING_CODES,
  changes: object,
  message: string,
  neighbour: object,
  options?: AuditOptions,
];

/** An account in which each is found, what is said of it, and a neighbouring account in which it is not. */
const ROWS: readonly Row[] = [
  [
    'api-key-creation-not-restricted',
    { apiKeyCreation: 'NOT_SET' },
    'The API key creation setting is not restricted: it is `NOT_SET`.',
    { apiKeyCreation: 'RESTRICTED' },
  ],
  [
    'service-id-creation-not-restricted',
    { serviceIdCreation: 'NOT_RESTRICTED' },
    'The service ID creation setting is not restricted: it is `NOT_RESTRICTED`.',
    { apiKeyCreation: 'NOT_RESTRICTED' },
  ],
  [
    'setting-unreadable',
    { apiKeyCreation: 'restricted' },
    "The API key creation setting has a value, the account's own or a template's, that is missing or unknown.",
    { apiKeyCreation: 'NOT_SET' },
  ],
  [
    'setting-restricted-by-template',
    { serviceIdCreation: 'NOT_SET', enterprise: { serviceIdCreation: ['NOT_SET', 'RESTRICTED'] } },
    'The service ID creation setting is restricted by an enterprise template, and not by the account itself.',
    { enterprise: { serviceIdCreation: ['NOT_SET', 'RESTRICTED'] } },
  ],
  [
    'resource-group',
    by({ target: given.narrowedBy(given.attribute('resourceGroupId', 'default')) }),
    'Policy `p` names a resource group, and so grants nothing on IAM Identity, whose resources are in no resource group.',
    by({ target: given.narrowedBy(given.attribute('resourceGroupId', false, 'stringExists')) }),
  ],
  [
    'all-enabled-services',
    by({ target: given.on(given.attribute('serviceType', 'service')) }),
    'Policy `p` is on all Identity and Access enabled services, which do not include IAM Identity.',
    by({ target: given.on(given.attribute('serviceType', 'platform_service')) }),
  ],
  [
    'platform-service-misspelt',
    by({ target: given.on(given.attribute('serviceType', 'platform-service')) }),
    'Policy `p` has the service type `platform-service`, which does not exist, instead of `platform_service`.',
    by({ target: given.on(given.attribute('serviceType', 'platform?service', 'stringMatch')) }),
  ],
  [
    'service-display-name',
    by({ target: given.on(given.attribute('serviceName', 'IAM Identity')) }),
    'Policy `p` names a service by its display name, and so grants nothing.',
    by({ target: given.on(given.attribute('serviceName', 'iam-identity')) }),
  ],
  [
    'account-alone',
    by({ target: given.on(given.attribute('accountId', 'account-1')) }),
    'Policy `p` names the account and no service, and so grants nothing.',
    by({ target: given.narrowedBy(given.attribute('accountId', 'account-1')) }),
  ],
  [
    'never-open',
    by({ condition: NEVER }),
    'Policy `p` has a condition that is never true.',
    by({ condition: given.all(given.earlierThan('12:00:00Z'), given.UNREADABLE) }),
  ],
  [
    'expired',
    by({ condition: LAST_WEEK }),
    'Policy `p` has a condition that can never be true again: since 2026-03-10T18:00:00.000Z.',
    by({ condition: NEXT_WEEK }),
    NOW,
  ],
  [
    'public-creator-role',
    by({ subject: { accessGroup: PUBLIC }, roles: [KEY_CREATOR] }),
    'Policy `p` gives a creator role to the public access group, which grants nothing on IAM Identity.',
    by({ subject: { accessGroup: PUBLIC }, roles: [EDITOR] }),
  ],
  [
    'unknown-role',
    by({ roles: [VIEWER, UNHEARD_OF] }),
    `Policy \`p\` has a role that neither the catalogue nor the account's role list knows: \`${UNHEARD_OF}\`.`,
    by({ roles: [VIEWER, CUSTOM] }, custom()),
  ],
  [
    'deleted-principal',
    by({ subject: { principal: 'IBMid-GONE' } }),
    'Policy `p` is for a user that the account does not have: `IBMid-GONE`.',
    by({ subject: { principal: 'IBMid-GONE' } }, { partial: ['principals'] }),
  ],
  [
    'deleted-members',
    by({ subject: { accessGroup: GROUP } }, { accessGroups: [given.member('d', ANNA, 'c', 'b', 'd', 'a')] }),
    `Access group \`${GROUP}\` has members that the account does not have: \`a\`, \`b\`, \`c\` and 1 more.`,
    by({ subject: { accessGroup: GROUP } }, { accessGroups: [given.member(ANNA)] }),
  ],
  [
    'unlisted-identity',
    by({ subject: { principal: 'iam-ServiceId-ELSEWHERE' } }),
    'Policy `p` names a service ID or trusted profile that the account does not list: `iam-ServiceId-ELSEWHERE`.',
    by({ subject: { principal: ROBOT } }),
  ],
  [
    'owner-may-create-user-keys',
    owner(KEY_CREATOR),
    `Principal \`${ANNA}\` owns the account and is granted to create user API keys: by \`p\`.`,
    owner(ADMINISTRATOR, SERVICE_ID_CREATOR),
  ],
  [
    'nobody-may-change-the-setting',
    by({ roles: [VIEWER] }),
    'Account `account-1` has nobody who may change its API key creation setting.',
    by({ roles: [EDITOR] }),
  ],
  [
    'nobody-may-create-user-keys',
    by({ subject: { principal: PROFILE } }),
    'Account `account-1` has nobody who may create a user API key.',
    by({ roles: [UNHEARD_OF] }),
  ],
  [
    'nobody-may-create-service-id-keys',
    by({ roles: [EDITOR] }),
    'Account `account-1` has nobody who may create an API key for any of its service IDs.',
    by({ roles: [OPERATOR], target: given.narrowedBy(given.attribute('resource', 'ServiceId-ROBOT')) }),
  ],
  [
    'nobody-may-create-service-ids',
    by({ roles: [ADMINISTRATOR] }),
    'Account `account-1` has nobody who may create a service ID.',
    { serviceIdCreation: 'NOT_SET' },
  ],
  [
    'creation-beside-others',
    by({ roles: [CUSTOM] }, custom('iam-identity.user-apikey.create', 'iam-identity.apikey.delete')),
    `Policy \`p\` gives the creation of user API keys or service IDs only by roles that also carry other actions: \`${CUSTOM}\`.`,
    by({ roles: [CUSTOM, KEY_CREATOR] }, custom('iam-identity.user-apikey.create', 'iam-identity.apikey.delete')),
  ],
  [
    'wider-than-one-service-id',
    narrowable(),
    `Policy \`p\` is on all of IAM Identity, and the account has only one service ID: \`${ROBOT}\`.`,
    narrowable({}, { principals: [given.user(ANNA), given.user(BEN), ...ROBOTS] }),
  ],
  [
    'creator-role-of-most-users',
    { policies: [ANNA, BEN].map((id) => given.policy({ id, subject: { principal: id }, roles: [KEY_CREATOR] })) },
    'The API key creation setting exempts more than half of the active users, who have its creator role: 2 of 2.',
    by({ roles: [KEY_CREATOR] }),
  ],
];

export const CASES = ROWS.map(([code, changes, message, neighbour, options = {}]) => ({
  code,
  changes,
  message,
  neighbour,
  options,
}));

export const found = (changes: object, code: string, options: AuditOptions = {}): readonly Finding[] =>
  audit(given.account(changes), options).filter((finding) => finding.code === code);
export const isFound = (changes: object, code: string, options: AuditOptions = {}): boolean =>
  found(changes, code, options).length > 0;

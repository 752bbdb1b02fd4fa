import {
  ACTIONS,
  type Account,
  type AccountPart,
  type Condition,
  type Matcher,
  type Policy,
  type PolicySubject,
  type Principal,
  type Request,
  type Role,
  type SettingValue,
  type Target,
} from 'apikey-policy';
import type { Dimension } from './cases.ts';

const ACCOUNT_ID = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const IAM = 'crn:v1:bluemix:public:iam::::role:';
const IAM_IDENTITY = 'crn:v1:bluemix:public:iam-identity::::serviceRole:';
const OWN = `crn:v1:bluemix:public:iam-identity::a/${ACCOUNT_ID}::customRole:`;

const [UPDATE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY, CREATE_SERVICE_ID] = ACTIONS;

/** Section 5: every row that differs from another, every action of a custom role, and a role that has no row. */
export const ROLES: Dimension<string> = {
  Administrator: `${IAM}Administrator`,
  Operator: `${IAM}Operator`,
  Editor: `${IAM}Editor`,
  Viewer: `${IAM}Viewer`,
  UserApiKeyCreator: `${IAM_IDENTITY}UserApiKeyCreator`,
  ServiceIdCreator: `${IAM_IDENTITY}ServiceIdCreator`,
  'custom, setting': `${OWN}ChangeSetting`,
  'custom, user API key': `${OWN}CreateUserKey`,
  'custom, service ID API key': `${OWN}CreateServiceIdKey`,
  'custom, service ID': `${OWN}CreateServiceId`,
  'custom, of another service': `${OWN}Other`,
  unknown: `${OWN}NobodyKnows`,
};

const OWN_ROLES: readonly Role[] = [
  { crn: `${OWN}ChangeSetting`, service: 'iam-identity', actions: [UPDATE_SETTING] },
  { crn: `${OWN}CreateUserKey`, service: 'iam-identity', actions: [CREATE_USER_KEY] },
  { crn: `${OWN}CreateServiceIdKey`, service: 'iam-identity', actions: [CREATE_SERVICE_ID_KEY] },
  { crn: `${OWN}CreateServiceId`, service: 'iam-identity', actions: [CREATE_SERVICE_ID] },
  { crn: `${OWN}Other`, service: 'kms', actions: [...ACTIONS] },
];

const SERVICE_ID: Principal = { kind: 'service-id', id: 'iam-ServiceId-9f1a0c1e-0001', locked: true };
const BY_NAME: Matcher = { key: 'serviceName', value: 'iam-identity' };
const THIS_ONE: Matcher = { key: 'resource', value: 'ServiceId-9f1a0c1e-0001' };

/** The two reaches that the questions tell apart. */
export const REACHES: Dimension<Target> = {
  'account-wide': { attributes: [BY_NAME] },
  'on one service ID': { attributes: [BY_NAME, THIS_ONE] },
};

/** Every way to select (G3), or not to, and whatever else makes a target false or unknown (G2, G4 to G6, A8). */
export const TARGETS: Dimension<Target> = {
  ...REACHES,
  'by service type': { attributes: [{ key: 'serviceType', value: 'platform_service' }] },
  'by service group': { attributes: [{ key: 'service_group_id', value: 'IAM' }] },
  'by service type, on one service ID': { attributes: [{ key: 'serviceType', value: 'platform_service' }, THIS_ONE] },
  'on another service ID': { attributes: [BY_NAME, { key: 'resource', value: 'ServiceId-9f1a0c1e-0002' }] },
  'in a resource group': { attributes: [BY_NAME, { key: 'resourceGroupId', value: 'any' }] },
  'of type settings': { attributes: [BY_NAME, { key: 'resourceType', value: 'settings' }] },
  'by presence alone': { attributes: [{ key: 'serviceName', operator: 'stringExists', value: true }] },
  'by an unknown operator': { attributes: [{ key: 'serviceName', operator: 'stringNotEquals', value: 'kms' }] },
  'all services': { attributes: [{ key: 'serviceType', value: 'service' }] },
  'all services, tagged': {
    attributes: [{ key: 'serviceType', value: 'service' }],
    tags: [{ key: 'env', value: 'prod' }],
  },
  'tagged, by service name': { attributes: [BY_NAME], tags: [{ key: 'env', value: 'prod' }] },
  'of another service': { attributes: [{ key: 'serviceName', value: 'kms' }] },
  nothing: { attributes: [] },
};

const MEMBERS = 'AccessGroupId-7c3e5a90-0001';
const PERHAPS = 'AccessGroupId-7c3e5a90-0002';
const OTHERS = 'AccessGroupId-7c3e5a90-0003';

/** The groups of an account, with the requester as a member: certainly, perhaps, or not. */
const CERTAINLY = [MEMBERS, PERHAPS, OTHERS];
const AT_MOST_PERHAPS = [PERHAPS, OTHERS];
const NOT_AT_ALL = [OTHERS];

function groupsAbout(principal: string, listed: readonly string[]): Account['accessGroups'] {
  const groups = [
    { id: MEMBERS, members: [principal] },
    { id: PERHAPS, members: [], partial: true },
    { id: OTHERS, members: ['IBMid-other'] },
  ];
  return groups.filter(({ id }) => listed.includes(id));
}

/** The subject of a policy: the requester, or another one. */
export type Reach = (principal: string) => PolicySubject;

/** M1, I2 */
export const MAIN_SUBJECTS: Dimension<Reach> = {
  direct: (principal) => ({ principal }),
  'through a group, certainly': () => ({ accessGroup: MEMBERS }),
  'through a group, perhaps': () => ({ accessGroup: PERHAPS }),
  'through a group, not': () => ({ accessGroup: OTHERS }),
};

/** And M2 */
export const SUBJECTS: Dimension<Reach> = {
  ...MAIN_SUBJECTS,
  'somebody else': () => ({ principal: 'IBMid-other' }),
  'through a group that is not listed': () => ({ accessGroup: 'AccessGroupId-7c3e5a90-0004' }),
  'the public access group': () => ({ accessGroup: 'AccessGroupId-PublicAccess' }),
};

const onServiceName = (value: string): Condition => ({
  key: '{{resource.attributes.serviceName}}',
  operator: 'stringEquals',
  value,
});

export const CONDITIONS: Dimension<Pick<Policy, 'condition'>> = {
  none: {},
  false: { condition: onServiceName('kms') },
  'for want of a time unknown': {
    condition: { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value: '12:00:00Z' },
  },
};

export const ALL_CONDITIONS: Dimension<Pick<Policy, 'condition'>> = {
  ...CONDITIONS,
  true: { condition: onServiceName('iam-identity') },
  unreadable: { condition: { operator: 'and', conditions: [] } },
};

/** G1 */
export const ACTIVITIES: Dimension<Pick<Policy, 'type' | 'state'>> = {
  active: {},
  deleted: { state: 'deleted' },
  authorization: { type: 'authorization' },
};

/** S1, S4 */
export const SETTINGS: Dimension<SettingValue> = {
  restricted: 'RESTRICTED',
  'not restricted': 'NOT_RESTRICTED',
  'not set': 'NOT_SET',
  unreadable: '?',
};

/** S2 */
export const TEMPLATES: Dimension<readonly SettingValue[]> = {
  none: [],
  restricted: ['RESTRICTED'],
  unreadable: ['?', 'NOT_SET'],
};

/** The requester. */
export interface Asking {
  readonly principal: Principal;
  readonly isListed: boolean;
  /** The groups of the account. */
  readonly groups: readonly string[];
}

const USER = { kind: 'user', id: 'IBMid-060001ADMN' } as const;
const PROFILE = { kind: 'trusted-profile', id: 'iam-Profile-4d2b7788-0001' } as const;
/** The one whose key a question asks for, too. */
const OTHER_SERVICE_ID = { kind: 'service-id', id: 'iam-ServiceId-9f1a0c1e-0002' } as const;

/** P1, P3 and, where the account does not list it, P2: a policy names it where it is directly about it. */
export const PRINCIPALS: Dimension<Asking> = {
  user: { principal: { ...USER, state: 'ACTIVE' }, isListed: true, groups: CERTAINLY },
  'suspended user': { principal: { ...USER, state: 'SUSPENDED' }, isListed: true, groups: CERTAINLY },
  'user of unknown state': { principal: USER, isListed: true, groups: CERTAINLY },
  'service ID': { principal: SERVICE_ID, isListed: true, groups: CERTAINLY },
  'trusted profile': { principal: PROFILE, isListed: true, groups: CERTAINLY },
  'unlisted user': { principal: USER, isListed: false, groups: CERTAINLY },
  'unlisted service ID that a group names': { principal: OTHER_SERVICE_ID, isListed: false, groups: CERTAINLY },
  'unlisted profile that a group may name': { principal: PROFILE, isListed: false, groups: AT_MOST_PERHAPS },
  'unlisted profile that no group names': { principal: PROFILE, isListed: false, groups: NOT_AT_ALL },
};

/** Section 1, with P5 and I3. */
export const QUESTIONS: Dimension<Omit<Request, 'principal'>> = {
  setting: { action: UPDATE_SETTING },
  'user API key': { action: CREATE_USER_KEY },
  'user API key for another user': { action: CREATE_USER_KEY, resource: 'IBMid-other' },
  'service ID API key': { action: CREATE_SERVICE_ID_KEY, resource: 'ServiceId-9f1a0c1e-0001' },
  'API key of an unlisted service ID': { action: CREATE_SERVICE_ID_KEY, resource: 'iam-ServiceId-9f1a0c1e-0002' },
  'API key of no service ID': { action: CREATE_SERVICE_ID_KEY, resource: 'IBMid-other' },
  'service ID': { action: CREATE_SERVICE_ID },
};

/** I1, I4 */
export const PARTIALS: Dimension<readonly AccountPart[]> = {
  whole: [],
  'policies partial': ['policies'],
  'principals partial': ['principals'],
  'groups partial': ['accessGroups'],
  'owner unknown': ['owner'],
  'all partial': ['policies', 'principals', 'accessGroups', 'roles', 'owner'],
};

/** An account about one principal: both settings have one value, which each question reads for itself (S8). */
export function accountOf(given: {
  readonly asking: Asking;
  readonly policies: Account['policies'];
  readonly setting: SettingValue;
  readonly templates: readonly SettingValue[];
  readonly partial: readonly AccountPart[];
}): Account {
  const { asking, policies, setting, templates, partial } = given;
  const others = asking.principal === SERVICE_ID ? [] : [SERVICE_ID];
  return {
    id: ACCOUNT_ID,
    apiKeyCreation: setting,
    serviceIdCreation: setting,
    enterprise: { apiKeyCreation: templates, serviceIdCreation: templates },
    principals: asking.isListed ? [asking.principal, ...others] : others,
    accessGroups: groupsAbout(asking.principal.id, asking.groups),
    policies,
    roles: OWN_ROLES,
    partial,
  };
}

import type { Action, Request } from 'apikey-policy';

// The people, policies and questions of the vectors. What they are written out to is data that others rely on:
// a change here changes vectors.

export const ANNA = 'IBMid-ANNA';
export const BEN = 'IBMid-BEN';
export const ROBOT = 'iam-ServiceId-ROBOT';
export const PROFILE = 'iam-Profile-DEPLOY';
export const GROUP = 'AccessGroupId-TEAM';
export const PUBLIC = 'AccessGroupId-PublicAccess';

/** The policy that most accounts have. */
export const P = 'p';

/** Anna's requests, by the letters of rules.md. S is about the robot's key. */
export const UPDATE_REQUEST: Request = { principal: ANNA, action: 'iam-identity.account.update' };
export const USER_KEY_REQUEST: Request = { principal: ANNA, action: 'iam-identity.user-apikey.create' };
export const SERVICE_ID_KEY_REQUEST: Request = {
  principal: ANNA,
  action: 'iam-identity.apikey.create',
  resource: 'ServiceId-ROBOT',
};
export const SERVICE_ID_REQUEST: Request = { principal: ANNA, action: 'iam-identity.serviceid.create' };

export const IAM = 'crn:v1:bluemix:public:iam::::';
export const ADMINISTRATOR = `${IAM}role:Administrator`;
export const OPERATOR = `${IAM}role:Operator`;
export const EDITOR = `${IAM}role:Editor`;
export const VIEWER = `${IAM}role:Viewer`;
export const KEY_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';
export const SERVICE_ID_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator';
/** A role that nobody defines. */
export const UNHEARD_OF = `${IAM}role:UnheardOf`;
/** A role for some accounts to define. */
export const KEY_SMITH = 'crn:v1:bluemix:public:iam-identity::a/account-1::customRole:KeySmith';

/** By which role policy p grants each action. */
export const USUAL_ROLE: Readonly<Record<Action, string>> = {
  'iam-identity.account.update': OPERATOR,
  'iam-identity.user-apikey.create': KEY_CREATOR,
  'iam-identity.apikey.create': OPERATOR,
  'iam-identity.serviceid.create': SERVICE_ID_CREATOR,
};

/** The roles of section 5 that carry each action, in its order (A4). */
export const REQUIRED_ROLES: Readonly<Record<Action, readonly string[]>> = {
  'iam-identity.account.update': [ADMINISTRATOR, OPERATOR, EDITOR],
  'iam-identity.user-apikey.create': [KEY_CREATOR],
  'iam-identity.apikey.create': [ADMINISTRATOR, OPERATOR],
  'iam-identity.serviceid.create': [SERVICE_ID_CREATOR],
};

export const user = (id: string, state = 'ACTIVE'): object => ({ kind: 'user', id, state });
export const serviceId = (id: string, more: object = {}): object => ({ kind: 'service-id', id, ...more });
export const profile = (id: string): object => ({ kind: 'trusted-profile', id });

/** An account with Anna and the robot that restricts both settings and has no policy, with some fields changed. */
export function account(changes: object = {}): object {
  return {
    id: 'account-1',
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: [user(ANNA), serviceId(ROBOT)],
    accessGroups: [],
    policies: [],
    ...changes,
  };
}

/** Policy p, which grants Anna all four actions, with some fields changed. */
export function policy(changes: object = {}): object {
  return {
    id: P,
    subject: { principal: ANNA },
    roles: [OPERATOR, KEY_CREATOR, SERVICE_ID_CREATOR],
    target: on(IAM_IDENTITY),
    ...changes,
  };
}

/** An account whose only policy is p. */
export function having(changesOfPolicy: object = {}, changesOfAccount: object = {}): object {
  return account({ policies: [policy(changesOfPolicy)], ...changesOfAccount });
}

/** An account whose only policy is p, about a group. */
export function havingGroup(group: object, changesOfPolicy: object = {}, changesOfAccount: object = {}): object {
  return having(
    { subject: { accessGroup: GROUP }, ...changesOfPolicy },
    { accessGroups: [group], ...changesOfAccount },
  );
}

export const group = (members: readonly string[], more: object = {}): object => ({ id: GROUP, members, ...more });

/** One attribute of a target; without an operator where none is given. */
export function attribute(key: string, value: unknown, operator?: string): object {
  return { key, ...(operator !== undefined && { operator }), value };
}

export const IAM_IDENTITY: object = attribute('serviceName', 'iam-identity');
export const PLATFORM_SERVICES: object = attribute('serviceType', 'platform_service');
export const IAM_GROUP: object = attribute('service_group_id', 'IAM');
export const ALL_SERVICES: object = attribute('serviceType', 'service');
export const THIS_ACCOUNT: object = attribute('accountId', 'account-1');
/** An attribute that nobody can read. */
export const ODD: object = attribute('region', 'eu-de', 'stringResembles');

export const on = (...attributes: readonly object[]): object => ({ attributes });
/** IAM Identity, narrowed by further attributes. */
export const narrowedBy = (...attributes: readonly object[]): object => on(IAM_IDENTITY, ...attributes);

const TIME = '{{environment.attributes.current_time}}';
const DATE_TIME = '{{environment.attributes.current_date_time}}';
const DAY = '{{environment.attributes.day_of_week}}';

export const time = (operator: string, value: unknown): object => ({ key: TIME, operator, value });
export const dateTime = (operator: string, value: unknown): object => ({ key: DATE_TIME, operator, value });
export const day = (operator: string, value: unknown): object => ({ key: DAY, operator, value });
export const resource = (name: string, value: unknown, operator = 'stringEquals'): object => ({
  key: `{{resource.attributes.${name}}}`,
  operator,
  value,
});

export const HOLDS: object = resource('serviceName', 'iam-identity');
export const FAILS: object = resource('serviceName', 'kms');
export const UNREADABLE: object = {
  key: '{{environment.attributes.weather}}',
  operator: 'stringEquals',
  value: 'fair',
};
export const MORNING: object = time('timeLessThan', '12:00:00Z');

export const all = (...conditions: readonly unknown[]): object => ({ operator: 'and', conditions });
export const any = (...conditions: readonly unknown[]): object => ({ operator: 'or', conditions });

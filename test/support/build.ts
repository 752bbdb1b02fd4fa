import {
  ACTIONS,
  type Account,
  type Action,
  type Decision,
  decide,
  type Policy,
  parseAccount,
  type Request,
} from 'apikey-policy';

/** The four actions. */
export const [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID]: typeof ACTIONS =
  ACTIONS;

/** The requester, unless a test names another. */
export const ANNA = 'IBMid-ANNA';
export const BEN = 'IBMid-BEN';
export const ROBOT = 'iam-ServiceId-ROBOT';
export const PROFILE = 'iam-Profile-DEPLOY';
export const GROUP = 'AccessGroupId-TEAM';
export const PUBLIC = 'AccessGroupId-PublicAccess';

export const ADMINISTRATOR = 'crn:v1:bluemix:public:iam::::role:Administrator';
export const OPERATOR = 'crn:v1:bluemix:public:iam::::role:Operator';
export const EDITOR = 'crn:v1:bluemix:public:iam::::role:Editor';
export const VIEWER = 'crn:v1:bluemix:public:iam::::role:Viewer';
export const KEY_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';
export const SERVICE_ID_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator';
/** A role that nobody defines. */
export const UNHEARD_OF = 'crn:v1:bluemix:public:iam::::role:UnheardOf';

/** A Monday, at noon. */
export const MONDAY_NOON: number = Date.parse('2026-03-16T12:00:00Z');

/** A type's fields with whatever a caller may write into them. */
type Changes<Type> = { readonly [Field in keyof Type]?: unknown };

export const user = (id: string, state = 'ACTIVE'): object => ({ kind: 'user', id, state });

/**
 * An account that restricts both settings and has no policy, with some fields changed.
 * It is parsed, so a test can say what TypeScript would refuse, and none is about an account that nobody can have.
 */
export function account(changes: Changes<Account> = {}): Account {
  const parsed = parseAccount({
    id: 'account-1',
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: [user(ANNA), user(BEN), { kind: 'service-id', id: ROBOT }, { kind: 'trusted-profile', id: PROFILE }],
    accessGroups: [],
    policies: [],
    ...changes,
  });
  if (!parsed.ok) throw new Error(parsed.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
  return parsed.value;
}

/** A policy that grants Anna all four actions, each by one role, with some fields changed. */
export function policy(changes: Changes<Policy> = {}): object {
  return {
    id: 'p',
    subject: { principal: ANNA },
    roles: [OPERATOR, KEY_CREATOR, SERVICE_ID_CREATOR],
    target: on(IAM_IDENTITY),
    ...changes,
  };
}

/** One attribute of a target; without an operator where none is given. */
export function attribute(key: string, value: unknown, operator?: unknown): object {
  return { key, operator, value };
}

export const IAM_IDENTITY: object = attribute('serviceName', 'iam-identity');
export const PLATFORM_SERVICES: object = attribute('serviceType', 'platform_service');
export const IAM_GROUP: object = attribute('service_group_id', 'IAM');

export function on(...attributes: readonly unknown[]): object {
  return { attributes };
}

/** IAM Identity, narrowed by further attributes. */
export function narrowedBy(...attributes: readonly unknown[]): object {
  return on(IAM_IDENTITY, ...attributes);
}

export const member = (...members: readonly string[]): object => ({ id: GROUP, members });

/** Holds on each day before this time of day. */
export function earlierThan(value: unknown): object {
  return { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value };
}

/** Conditions that need no time: a resource attribute that matches, and one that does not. */
export const HOLDS: object = { key: '{{resource.attributes.serviceName}}', operator: 'stringExists', value: true };
export const FAILS: object = { key: '{{resource.attributes.serviceName}}', operator: 'stringExists', value: false };
/** A condition that nobody can read. */
export const UNREADABLE: object = {
  key: '{{environment.attributes.weather}}',
  operator: 'stringEquals',
  value: 'fair',
};

export const all = (...conditions: readonly unknown[]): object => ({ operator: 'and', conditions });
export const any = (...conditions: readonly unknown[]): object => ({ operator: 'or', conditions });

/** Anna's decision; for the API key of a service ID, about the robot's key. */
export function ask(of: Account, action: Action, request: Partial<Request> = {}): Decision {
  return decide(of, {
    principal: ANNA,
    action,
    ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }),
    ...request,
  });
}

/** A decision in short: the reason of an allow or a deny, the list of what is unknown otherwise. */
export function inShort(decision: Decision): string | readonly string[] {
  return decision.effect === 'indeterminate' ? decision.unknowns : decision.reason;
}

/** The short answer with these changes of the account. */
export function answerOn(changes: Changes<Account>, action: Action, request: Partial<Request> = {}) {
  return inShort(ask(account(changes), action, request));
}

/** The short answer with one policy, with these changes. */
export function answerBy(changes: Changes<Policy>, action: Action, request: Partial<Request> = {}) {
  return answerOn({ policies: [policy(changes)] }, action, request);
}

/** The short answers for all four actions with one policy, with these changes. */
export function answersBy(changes: Changes<Policy>): (string | readonly string[])[] {
  return ACTIONS.map((action) => answerBy(changes, action));
}

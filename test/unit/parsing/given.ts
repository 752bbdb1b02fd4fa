import {
  type AccessGroup,
  type Account,
  type EnterpriseSettings,
  type Issue,
  type Matcher,
  type Policy,
  parseAccount,
  type Role,
  type ServiceId,
  type Target,
  type TrustedProfile,
  type User,
} from 'apikey-policy';

/** Where something stands in an input. */
export type Path = readonly (string | number)[];

// `Required`, so that a field that one of the types gets has to be listed here, and then in the table of fields.
const enterprise: Required<EnterpriseSettings> = { apiKeyCreation: ['RESTRICTED'], serviceIdCreation: ['NOT_SET'] };
const user: Required<User> = { kind: 'user', id: 'IBMid-1', state: 'ACTIVE', name: 'Ada', email: 'ada@example.com' };
const serviceId: Required<ServiceId> = {
  kind: 'service-id',
  id: 'iam-ServiceId-1',
  locked: true,
  name: 'deployer',
  email: 'ops@example.com',
};
const profile: Required<TrustedProfile> = {
  kind: 'trusted-profile',
  id: 'iam-Profile-1',
  name: 'cluster',
  email: 'ops@example.com',
};
const group: Required<AccessGroup> = {
  id: 'AccessGroupId-1',
  members: ['IBMid-1'],
  partial: false,
  managed: true,
  dynamic: false,
  name: 'admins',
};
const matcher: Required<Matcher> = { key: 'serviceName', operator: 'stringEquals', value: 'iam-identity' };
const target: Required<Target> = { attributes: [matcher], tags: [{ ...matcher, key: 'env' }] };
const policy: Required<Policy> = {
  id: 'policy-1',
  subject: { principal: 'IBMid-1' },
  roles: ['crn:v1:bluemix:public:iam::::role:Editor'],
  target,
  condition: {
    operator: 'and',
    conditions: [{ key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekAnyOf', value: [1, '2'] }],
  },
  type: 'access',
  state: 'active',
  managed: false,
  name: 'editors',
};
const role: Required<Role> = {
  crn: 'crn:v1:bluemix:public:iam-identity::a/1::customRole:KeyMaker',
  service: 'iam-identity',
  actions: ['iam-identity.apikey.create'],
  name: 'key maker',
};

/** An account in which every field of every type stands. */
export const complete: { readonly [Field in keyof Account]-?: NonNullable<Account[Field]> } = {
  id: 'account-1',
  ownerId: 'IBMid-1',
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'NOT_RESTRICTED',
  enterprise,
  principals: [user, serviceId, profile],
  accessGroups: [group],
  policies: [policy, { ...policy, id: 'policy-2', subject: { accessGroup: 'AccessGroupId-1' } }],
  roles: [role],
  partial: ['policies', 'accessGroups', 'principals', 'roles', 'owner'],
};

/** An account with what is required, and nothing in it, and some fields. */
export function account(fields: object = {}): object {
  return { id: 'account-1', principals: [], accessGroups: [], policies: [], ...fields };
}

/** An account with one policy, which has what is required, and some fields. */
export function withPolicy(fields: object): object {
  return account({
    policies: [{ id: 'policy-1', subject: { principal: 'IBMid-1' }, roles: [], target: { attributes: [] }, ...fields }],
  });
}

/** The places where free JSON stands. */
export const freely = (value: unknown): readonly object[] => [
  withPolicy({ condition: value }),
  withPolicy({ target: { attributes: [{ key: 'k', value }] } }),
  withPolicy({ target: { attributes: [], tags: [{ key: 'k', operator: value }] } }),
];

/** A copy with another value in one place; nothing else is copied. */
export function withValue(whole: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: unknown = Array.isArray(whole) ? [...whole] : Object.assign({}, whole);
  Reflect.set(Object(copy), key, withValue(Reflect.get(Object(whole), key), rest, value));
  return copy;
}

/** A copy without one field. */
export function withoutField(whole: unknown, path: Path): unknown {
  const [last = ''] = path.slice(-1);
  const { [last]: _, ...rest } = Object(valueAt(whole, path.slice(0, -1)));
  return withValue(whole, path.slice(0, -1), rest);
}

/** What stands in one place. */
export function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce((part, key) => Reflect.get(Object(part), key), whole);
}

/** What parsing finds wrong: nothing in an account. */
export function issuesOf(input: unknown): readonly Issue[] {
  const parsed = parseAccount(input);
  return parsed.ok ? [] : parsed.issues;
}

/** Codes and places of what is wrong, each as `code place.of.it`. */
export function found(input: unknown): string[] {
  return issuesOf(input).map(({ code, path }) => `${code} ${path.join('.')}`.trim());
}

/** The account that was read. */
export function parsed(input: unknown): Account {
  const result = parseAccount(input);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result.value;
}

/** The objects that stand in a value, each once. */
export function objectsIn(value: unknown, into: Set<object> = new Set()): Set<object> {
  if (typeof value !== 'object' || value === null || into.has(value)) return into;
  into.add(value);
  for (const part of Object.values(value)) objectsIn(part, into);
  return into;
}

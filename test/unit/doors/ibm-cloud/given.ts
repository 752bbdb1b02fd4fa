import type { Account, Issue } from 'apikey-policy';
import { type AccountFromIbmCloud, accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { ADMINISTRATOR } from '../../../support/names.ts';

export { ADMINISTRATOR };

export const ACCOUNT = 'account-1';
export const PLACEHOLDER = 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion';

/** A settings body. */
export function settings(apiKeys: unknown = 'NOT_SET', serviceIds: unknown = 'NOT_SET'): object {
  return {
    account_id: ACCOUNT,
    restrict_create_platform_apikey: apiKeys,
    restrict_create_service_id: serviceIds,
  };
}

/** An effective settings body that restricts nothing, with the fields of a test. */
export function effective(fields: object = {}): object {
  return { account_id: ACCOUNT, effective: {}, account: settings(), assigned_templates: [], ...fields };
}

/** A row of the v1 list, with the fields of a test. */
export function v1(id: string | undefined, fields: object = {}): object {
  return {
    id,
    type: 'access',
    state: 'active',
    subjects: [{ attributes: [{ name: 'iam_id', value: 'IBMid-1' }] }],
    roles: [{ role_id: ADMINISTRATOR, display_name: 'Administrator' }],
    resources: [{ attributes: [{ name: 'serviceName', value: 'iam-identity', operator: 'stringEquals' }] }],
    ...fields,
  };
}

/** The same row in the v2 list. */
export function v2(id: string | undefined, fields: object = {}): object {
  return {
    id,
    type: 'access',
    state: 'active',
    subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: 'IBMid-1' }] },
    control: { grant: { roles: [{ role_id: ADMINISTRATOR }] } },
    resource: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'iam-identity' }] },
    ...fields,
  };
}

/** The rows of `v1` and `v2` as an account holds them. */
export function held(id: string, fields: object = {}): object {
  return {
    id,
    type: 'access',
    state: 'active',
    subject: { principal: 'IBMid-1' },
    roles: [ADMINISTRATOR],
    target: { attributes: [{ key: 'serviceName', operator: 'stringEquals', value: 'iam-identity' }] },
    ...fields,
  };
}

/** A placeholder of the v1 list for a policy that only v2 can express. */
export function placeholder(id: string | undefined, fields: object = {}): object {
  return v1(id, { roles: [{ role_id: PLACEHOLDER }], ...fields });
}

/** A row of the v1 list that authorizes a service, which is not a principal. */
export function authorization(fields: object = {}): object {
  const subject = [
    { name: 'serviceName', value: 'secrets-manager' },
    { name: 'accountId', value: ACCOUNT },
  ];
  return v1('authorization', { type: 'authorization', subjects: [{ attributes: subject }], ...fields });
}

/** The one page of a list of policies. */
export function page(...policies: unknown[]): object[] {
  return [{ policies }];
}

/** Every body of a small, complete account; a test replaces some of them. */
export function payloads(instead: object = {}): object {
  return {
    accountId: ACCOUNT,
    account: { id: ACCOUNT, owner_iamid: 'IBMid-1' },
    accountSettings: settings(),
    effectiveSettings: effective(),
    policies: page(v1('p-1')),
    v2Policies: page(v2('p-2')),
    roles: { custom_roles: [], service_roles: [], system_roles: [] },
    accessGroups: [{ total_count: 1, groups: [{ id: 'g-1', account_id: ACCOUNT, is_federated: false }] }],
    accessGroupMembers: { 'g-1': [{ total_count: 1, members: [{ iam_id: 'IBMid-1' }] }] },
    users: [{ total_results: 1, resources: [{ iam_id: 'IBMid-1', state: 'ACTIVE', account_id: ACCOUNT }] }],
    serviceIds: [{ serviceids: [{ iam_id: 'iam-ServiceId-1', locked: false, account_id: ACCOUNT }] }],
    serviceIdGroups: { serviceid_groups: [] },
    trustedProfiles: [{ profiles: [{ iam_id: 'iam-Profile-1', account_id: ACCOUNT }] }],
    ...instead,
  };
}

/** The result of the adapter for the small account, with other bodies in place of its own. */
export function read(instead: object = {}): AccountFromIbmCloud {
  return accountFromIbmCloud(payloads(instead) as never);
}

/** The account; throws if there is none. */
export function account(instead: object = {}): Account {
  const result = read(instead);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result.account;
}

/** The lists that are partial. */
export function partial(instead: object = {}): readonly string[] {
  return account(instead).partial ?? [];
}

/** The diagnostics of an account; throws if there is no account. */
export function diagnostics(instead: object = {}): readonly Issue[] {
  const result = read(instead);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result.diagnostics;
}

/** The diagnostics, each as `code path`. */
export function noted(instead: object = {}): string[] {
  return diagnostics(instead).map(spelled);
}

/** The issues, each as `code path`. */
export function found(instead: object = {}): string[] {
  const result = read(instead);
  return result.ok ? [] : result.issues.map(spelled);
}

function spelled({ code, path }: Issue): string {
  return `${code} ${path.join('.')}`.trim();
}

/** An input with one finding, the path and message of the finding, and a similar input without it. */
export type Case = readonly [instead: object, path: string, message: string, neighbour: object];

/** An issue or a diagnostic with its path as one string. */
export function shown({ code, path, message }: Issue): object {
  return { code, path: path.join('.'), message };
}

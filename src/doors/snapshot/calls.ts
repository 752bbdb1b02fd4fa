import type { PayloadList } from '../../ibm-api/payloads.ts';

/** A call for the first page of a list. */
export interface Call {
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

const IAM = 'iam.cloud.ibm.com';
const ACCOUNTS = 'accounts.cloud.ibm.com';
const USERS = 'user-management.cloud.ibm.com';

/** The largest pages that these calls return. */
const LIMIT = { limit: '100' } as const;
const PAGE_SIZE = { pagesize: '100' } as const;

/** The call for a list or for a group's list. */
export function callOf(list: PayloadList, account: string, group: string): Call {
  const byAccount = { account_id: account };
  const id = encoded(account);
  switch (list) {
    case 'account':
      return { host: ACCOUNTS, path: `/v4/accounts/${id}`, query: {} };
    case 'accountSettings':
      return { host: IAM, path: `/v1/accounts/${id}/settings/identity`, query: {} };
    case 'effectiveSettings':
      return { host: IAM, path: `/v1/accounts/${id}/effective_settings/identity`, query: {} };
    case 'policies':
      return { host: IAM, path: '/v1/policies', query: { ...byAccount, ...LIMIT } };
    case 'v2Policies':
      return { host: IAM, path: '/v2/policies', query: { ...byAccount, ...LIMIT } };
    case 'roles':
      return { host: IAM, path: '/v2/roles', query: { ...byAccount, service_name: 'iam-identity' } };
    case 'accessGroups':
      return { host: IAM, path: '/v2/groups', query: { ...byAccount, ...LIMIT } };
    case 'accessGroupMembers':
      // Without this parameter, members by dynamic rules may be missing.
      return { host: IAM, path: `/v2/groups/${encoded(group)}/members`, query: { membership_type: 'all', ...LIMIT } };
    case 'users':
      return { host: USERS, path: `/v2/accounts/${id}/users`, query: LIMIT };
    case 'serviceIds':
      return { host: IAM, path: '/v1/serviceids/', query: { ...byAccount, ...PAGE_SIZE } };
    case 'serviceIdGroups':
      return { host: IAM, path: '/v1/serviceid_groups', query: byAccount };
    case 'groupServiceIds':
      return { host: IAM, path: '/v1/serviceids/', query: { ...byAccount, group_id: group, ...PAGE_SIZE } };
    case 'trustedProfiles':
      return { host: IAM, path: '/v1/profiles', query: { ...byAccount, ...PAGE_SIZE } };
  }
}

/** The URL of a call, with encoded parameters. */
export function addressOf({ host, path, query }: Call): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encoded(value)}`);
  return `https://${host}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** Encodes a string. Half of a surrogate pair becomes the replacement character, as in every URL. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

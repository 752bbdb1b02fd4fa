import type { PayloadList } from '../../ibm-api/payloads.ts';

/** What a call asks, but for where its list goes on. */
export interface Call {
  readonly host: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

const IAM = 'iam.cloud.ibm.com';
const ACCOUNTS = 'accounts.cloud.ibm.com';
const USERS = 'user-management.cloud.ibm.com';

/** The most rows that each of these calls gives at once. */
const LIMIT = { limit: '100' } as const;
const PAGE_SIZE = { pagesize: '100' } as const;

/** The call of a list (snapshot.md, section 1), of a group where it is asked group by group. */
export function callOf(list: PayloadList, account: string, group: string): Call {
  const of = { account_id: account };
  const id = encoded(account);
  switch (list) {
    case 'account':
      return { host: ACCOUNTS, path: `/v4/accounts/${id}`, query: {} };
    case 'accountSettings':
      return { host: IAM, path: `/v1/accounts/${id}/settings/identity`, query: {} };
    case 'effectiveSettings':
      return { host: IAM, path: `/v1/accounts/${id}/effective_settings/identity`, query: {} };
    case 'policies':
      return { host: IAM, path: '/v1/policies', query: { ...of, ...LIMIT } };
    case 'v2Policies':
      return { host: IAM, path: '/v2/policies', query: { ...of, ...LIMIT } };
    case 'roles':
      return { host: IAM, path: '/v2/roles', query: { ...of, service_name: 'iam-identity' } };
    case 'accessGroups':
      return { host: IAM, path: '/v2/groups', query: { ...of, ...LIMIT } };
    case 'accessGroupMembers':
      // Without the type, members by dynamic rules may be missing.
      return { host: IAM, path: `/v2/groups/${encoded(group)}/members`, query: { membership_type: 'all', ...LIMIT } };
    case 'users':
      return { host: USERS, path: `/v2/accounts/${id}/users`, query: LIMIT };
    case 'serviceIds':
      return { host: IAM, path: '/v1/serviceids/', query: { ...of, ...PAGE_SIZE } };
    case 'serviceIdGroups':
      return { host: IAM, path: '/v1/serviceid_groups', query: of };
    case 'groupServiceIds':
      return { host: IAM, path: '/v1/serviceids/', query: { ...of, group_id: group, ...PAGE_SIZE } };
    case 'trustedProfiles':
      return { host: IAM, path: '/v1/profiles', query: { ...of, ...PAGE_SIZE } };
  }
}

/** A call's address; a parameter stands there as it was given, whatever characters it has. */
export function addressOf({ host, path, query }: Call): string {
  const pairs = Object.entries(query).map(([key, value]) => `${key}=${encoded(value)}`);
  return `https://${host}${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
}

/** Half of a surrogate pair is no character, and becomes the one that every URL has for it. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

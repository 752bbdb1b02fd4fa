import { byOffset, byPageToken, byStart, byUser, type PageOptions, type Pager } from './pages.ts';
import type { Row, World } from './world.ts';

/** A call as it reaches a server. */
export interface Asked {
  readonly host: string;
  /** Not encoded any more, but where it must be. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const IAM = 'iam.cloud.ibm.com';
export const ACCOUNTS = 'accounts.cloud.ibm.com';
export const USERS = 'user-management.cloud.ibm.com';

/** What IBM Cloud answers, about this account: from a request to a body, and nothing else. */
export function answerOf(world: World, asked: Asked, options: PageOptions = {}): Answered {
  const { host, query } = asked;
  // IBM's own client leaves out the slash that its list of service IDs ends with.
  const path = asked.path.replace(/\/$/, '');
  const id = encodeURIComponent(world.accountId);
  const page = (rows: readonly Row[] | undefined, key: string, pager: Pager): Answered =>
    rows === undefined ? NOT_FOUND : ok(pager({ ...options, rows, host, path, query }, key));
  const ofAccount = (answer: () => Answered): Answered => (query.account_id === world.accountId ? answer() : FORBIDDEN);
  const members = /^\/v2\/groups\/([^/]+)\/members$/.exec(path)?.[1];
  if (members !== undefined && host === IAM) {
    return page(membersOf(world, decodeURIComponent(members), query.membership_type), 'members', byOffset);
  }
  switch (`${host}${path}`) {
    case `${ACCOUNTS}/v4/accounts/${id}`:
      return ok(world.account);
    case `${USERS}/v2/accounts/${id}/users`:
      return page(world.users, 'resources', byUser);
    case `${IAM}/v1/accounts/${id}/settings/identity`:
      return ok(world.accountSettings);
    case `${IAM}/v1/accounts/${id}/effective_settings/identity`:
      return ok(world.effectiveSettings);
    case `${IAM}/v1/policies`:
      return ofAccount(() => page(world.policies, 'policies', byStart));
    case `${IAM}/v2/policies`:
      return ofAccount(() => page(world.v2Policies, 'policies', byStart));
    case `${IAM}/v2/roles`:
      return ofAccount(() => (query.service_name === 'iam-identity' ? ok(world.roles) : NOT_FOUND));
    case `${IAM}/v2/groups`:
      return ofAccount(() => page(world.accessGroups, 'groups', byOffset));
    case `${IAM}/v1/serviceids`: {
      const { group_id: group } = query;
      const rows = group === undefined ? world.serviceIds : world.groupServiceIds.get(group);
      return ofAccount(() => page(rows, 'serviceids', byPageToken));
    }
    case `${IAM}/v1/serviceid_groups`:
      return ofAccount(() => ok({ serviceid_groups: world.serviceIdGroups }));
    case `${IAM}/v1/profiles`:
      return ofAccount(() => page(world.trustedProfiles, 'profiles', byPageToken));
    default:
      return NOT_FOUND;
  }
}

/** Who is a member by a rule comes only where all kinds are asked for. */
function membersOf(world: World, group: string, type: string | undefined): readonly Row[] | undefined {
  const rows = world.members.get(group);
  return type === 'all' ? rows : rows?.filter((row) => row.membership_type !== 'dynamic');
}

function ok(body: unknown): Answered {
  return { status: 200, headers: {}, body };
}

/** An error body of IBM Cloud. */
export function failed(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Answered {
  return { status, headers, body: { errors: [{ code: `status_${status}`, message }], trace: 'trace-1' } };
}

const NOT_FOUND = failed(404, 'Not found');
const FORBIDDEN = failed(403, 'Forbidden');

/** The call of an address. */
export function askedBy(address: string): Asked {
  const { host, pathname, searchParams } = new URL(address);
  return { host, path: pathname, query: Object.fromEntries(searchParams) };
}

import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';

/** A row of a list, as IBM Cloud has it. */
export type Row = Readonly<Record<string, unknown>>;

/** All that an account's calls can tell, whole and unpaged. */
export interface World {
  readonly accountId: string;
  readonly account: Row;
  readonly accountSettings: Row;
  readonly effectiveSettings: Row;
  readonly roles: Row;
  readonly policies: readonly Row[];
  readonly v2Policies: readonly Row[];
  readonly accessGroups: readonly Row[];
  /** Members by group; a group that is not here does not exist. */
  readonly members: ReadonlyMap<string, readonly Row[]>;
  readonly users: readonly Row[];
  /** Those of the default group, which is asked where none is named. */
  readonly serviceIds: readonly Row[];
  readonly serviceIdGroups: readonly Row[];
  readonly groupServiceIds: ReadonlyMap<string, readonly Row[]>;
  readonly trustedProfiles: readonly Row[];
}

/** How many different rows there are, which is what IBM's totals count. */
export function distinct(rows: readonly Row[], id: string): number {
  return new Set(rows.map((row) => row[id])).size;
}

const PUBLIC = 'AccessGroupId-PublicAccess';

/** The adapter's input where every list is one page. */
export function unpaged(world: World): IbmCloudPayloads {
  const members = [...world.members].filter(([id]) => id !== PUBLIC);
  const bodies = {
    accountId: world.accountId,
    account: world.account,
    accountSettings: world.accountSettings,
    effectiveSettings: world.effectiveSettings,
    roles: world.roles,
    policies: [{ policies: world.policies }],
    v2Policies: [{ policies: world.v2Policies }],
    accessGroups: [{ groups: world.accessGroups, total_count: distinct(world.accessGroups, 'id') }],
    accessGroupMembers: Object.fromEntries(
      members.map(([id, rows]) => [id, [{ members: rows, total_count: distinct(rows, 'iam_id') }]]),
    ),
    users: [{ resources: world.users, total_results: distinct(world.users, 'iam_id') }],
    serviceIds: [{ serviceids: world.serviceIds }],
    serviceIdGroups: { serviceid_groups: world.serviceIdGroups },
    groupServiceIds: Object.fromEntries([...world.groupServiceIds].map(([id, serviceids]) => [id, [{ serviceids }]])),
    trustedProfiles: [{ profiles: world.trustedProfiles }],
  };
  return bodies as unknown as IbmCloudPayloads;
}

/** How many calls an account of these lists takes at least, at so many rows a page. */
export function leastCalls(world: World, pageSize = 100): number {
  const pages = (rows: readonly Row[]): number => Math.max(1, Math.ceil(rows.length / pageSize));
  const members = [...world.members].filter(([id]) => id !== PUBLIC);
  const lists = [
    world.policies,
    world.v2Policies,
    world.accessGroups,
    world.users,
    world.serviceIds,
    world.trustedProfiles,
    ...members.map(([, rows]) => rows),
    ...world.groupServiceIds.values(),
  ];
  const single = ['account', 'accountSettings', 'effectiveSettings', 'roles', 'serviceIdGroups'];
  return lists.reduce((sum, rows) => sum + pages(rows), single.length);
}

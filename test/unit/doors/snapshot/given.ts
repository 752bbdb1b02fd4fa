import type { Account, Issue } from 'apikey-policy';
import { accountFromIbmCloud, type IbmCloudPayloads, type PayloadList } from 'apikey-policy/ibm-cloud';
import { nextRequests, type SnapshotRequest, withResponse } from 'apikey-policy/snapshot';
import { answerOf, askedBy } from '../../../support/emulator/answer.ts';
import type { World } from '../../../support/emulator/world.ts';
import { ACCOUNT, v1, v2 } from '../ibm-cloud/given.ts';

export { ACCOUNT };
export const NOTHING: IbmCloudPayloads = { accountId: ACCOUNT };

const SETTINGS = {
  account_id: ACCOUNT,
  restrict_create_platform_apikey: 'RESTRICTED',
  restrict_create_service_id: 'NOT_SET',
};

const ids = (prefix: string, count: number, key = 'iam_id') =>
  Array.from({ length: count }, (_, at) => ({ [key]: `${prefix}${at + 1}`, account_id: ACCOUNT }));

/** A small account, of which every list has five rows; a test puts others in their place. */
export function world(instead: Partial<World> = {}): World {
  const groups = ids('g-', 5, 'id');
  return {
    accountId: ACCOUNT,
    account: { id: ACCOUNT, owner_iamid: 'IBMid-1' },
    accountSettings: SETTINGS,
    effectiveSettings: { account_id: ACCOUNT, effective: {}, account: SETTINGS, assigned_templates: [] },
    roles: { custom_roles: [], service_roles: [], system_roles: [] },
    policies: [1, 2, 3, 4, 5].map((at) => ({ ...v1(`p-${at}`) })),
    v2Policies: [1, 2, 3, 4, 5].map((at) => ({ ...v2(`q-${at}`) })),
    accessGroups: groups,
    members: new Map(groups.map(({ id = '' }) => [id, ids('IBMid-', 5)])),
    users: ids('IBMid-', 5).map((row) => ({ ...row, state: 'ACTIVE' })),
    serviceIds: ids('iam-ServiceId-', 5),
    serviceIdGroups: [{ id: 's-1' }],
    groupServiceIds: new Map([['s-1', ids('iam-ServiceId-g', 5)]]),
    trustedProfiles: ids('iam-Profile-', 5),
    ...instead,
  };
}

/** The request for a list, of a group where it is asked group by group; there must be one. */
export function requestFor(payloads: IbmCloudPayloads, list: PayloadList, key?: string): SnapshotRequest {
  const found = nextRequests(payloads).find(({ into }) => into.list === list && into.key === key);
  if (found === undefined) throw new Error(`no request for ${list} ${key ?? ''}`);
  return found;
}

/** The payloads with a body for a list, which must be taken. */
export function answered(payloads: IbmCloudPayloads, request: SnapshotRequest, body: unknown): IbmCloudPayloads {
  const read = withResponse(payloads, request, body);
  if (!read.ok) throw new Error(read.issues.map(({ message }) => message).join('\n'));
  return read.payloads;
}

/** What the small account's services answer. */
export function bodyOf(request: SnapshotRequest, of: World = world(), most = 100): unknown {
  return answerOf(of, askedBy(request.url), { most }).body;
}

/** The account that payloads make, which they must, and what is worth knowing about them. */
export function accountOf(payloads: IbmCloudPayloads): { account: Account; diagnostics: readonly Issue[] } {
  const result = accountFromIbmCloud(payloads);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result;
}

/** The requests in short. */
export function places(payloads: IbmCloudPayloads): string[] {
  return nextRequests(payloads).map(({ into: { list, key, page } }) =>
    [list, ...(key === undefined ? [] : [key]), page].join(' '),
  );
}

/** Frozen through and through. */
export function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

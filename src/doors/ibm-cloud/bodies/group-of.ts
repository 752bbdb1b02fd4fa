import { fieldOf, isBody, itemsOf } from '../../../ibm-api/body.ts';
import type { PayloadList } from '../../../ibm-api/payloads.ts';
import { newVisits } from '../../../json/visits.ts';
import type { RecognisedBody } from './named-body.ts';
import type { Part } from './part.ts';

const UUID_GROUP = /AccessGroupId-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The ids of the groups that bodies or a bundle list. */
export function listedGroups(parts: readonly Part[], list: 'accessGroups' | 'serviceIdGroups'): readonly string[] {
  const key = list === 'accessGroups' ? 'groups' : 'serviceid_groups';
  return parts.flatMap(({ found }) => {
    if (found.kind === 'bundle') return pagesOf(fieldOf(found.body, list)).flatMap((page) => idsOf(page, key));
    return found.kind === 'body' && found.list === list ? idsOf(found.body, key) : [];
  });
}

/** A part with the group that its list is read by, from the body or from the part's name. */
export function withGroup(
  part: Part<RecognisedBody>,
  accessGroups: readonly string[],
  serviceIdGroups: readonly string[],
): Part<RecognisedBody> {
  const { found, name } = part;
  if (found.group !== undefined) return part;
  if (found.list === 'accessGroupMembers') {
    const group = longestIn(name, accessGroups) ?? UUID_GROUP.exec(name)?.[0];
    return { ...part, found: { ...found, group } };
  }
  const group = found.list === 'serviceIds' ? longestIn(name, serviceIdGroups) : undefined;
  return group === undefined ? part : { ...part, found: { ...found, list: 'groupServiceIds', group } };
}

/** The longest of the ids that stand in a name: one id may be the beginning of another one. */
function longestIn(name: string, ids: readonly string[]): string | undefined {
  return ids.filter((id) => name.includes(id)).sort((a, b) => b.length - a.length)[0];
}

function pagesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? itemsOf(value, newVisits()) : [value];
}

function idsOf(page: unknown, key: string): readonly string[] {
  const rows = isBody(page) ? fieldOf(page, key) : undefined;
  if (!Array.isArray(rows)) return [];
  const ids = itemsOf(rows, newVisits())
    .filter(isBody)
    .map((row) => fieldOf(row, 'id'));
  return ids.filter((id) => typeof id === 'string').filter((id) => id !== '');
}

/** How messages name a list. */
export const LIST_PHRASES: Readonly<Record<PayloadList, string>> = {
  account: "the account's own body",
  accountSettings: "the account's settings",
  effectiveSettings: 'the effective settings',
  policies: 'policies (v1)',
  v2Policies: 'policies (v2)',
  roles: 'the list of roles',
  accessGroups: 'access groups',
  accessGroupMembers: 'members of an access group',
  users: 'users',
  serviceIds: 'service IDs',
  serviceIdGroups: 'the groups of service IDs',
  groupServiceIds: 'service IDs of a group',
  trustedProfiles: 'trusted profiles',
};

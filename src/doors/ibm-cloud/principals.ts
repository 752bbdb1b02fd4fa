import { kindOfIamId, type Principal } from 'apikey-policy';
import { type Body, fieldOf, isBody, readBody, readRows, refuseOtherAccount } from './body.ts';
import { distinctEntries } from './entries.ts';
import { type Listing, noteNotGiven, type Paging, readPages } from './pages.ts';
import { blame, note, type Path, quote, type Report, spell } from './report.ts';
import { type Entries, idOf, type Problems, readEach, textOf, wordsOf } from './row.ts';

const USERS: Paging = { rows: 'resources', required: false, next: 'next_url', id: 'iam_id' };
const SERVICE_IDS: Paging = { rows: 'serviceids', required: true, next: 'next', id: 'iam_id' };
const PROFILES: Paging = { rows: 'profiles', required: true, next: 'next', id: 'iam_id' };

/** The principals of an account, and whether they are all. */
export interface Principals {
  readonly principals: readonly Principal[];
  readonly isComplete: boolean;
}

/** Reads users, service IDs of every group, and trusted profiles: one list (B7). */
export function readPrincipals(input: Body, accountId: string, report: Report): Principals {
  const pagesOf = (field: string, paging: Paging): Listing => {
    const listing = readPages(fieldOf(input, field), paging, accountId, [field], report);
    if (!listing.isGiven) noteNotGiven([field], report);
    return listing;
  };
  const lists = [
    readKind(pagesOf('users', USERS), readUser, report),
    readKind(pagesOf('serviceIds', SERVICE_IDS), readServiceId, report),
    ...readGroups(input, accountId, report),
    readKind(pagesOf('trustedProfiles', PROFILES), readProfile, report),
  ];
  return {
    principals: distinctEntries(
      lists.flatMap(({ entries }) => entries),
      report,
    ),
    isComplete: lists.every(({ isComplete }) => isComplete),
  };
}

function readKind(
  listing: Listing,
  read: (row: Body, problems: Problems) => Principal,
  report: Report,
): Entries<Principal> {
  const { entries, isComplete } = readEach(listing.rows, read, report);
  const right = entries.filter(({ kept, path }) => hasRightPrefix(kept, path, report));
  return { entries: right, isComplete: listing.isComplete && isComplete && right.length === entries.length };
}

/** P1: kind and prefix go together; a row against its prefix is left out (B10). */
function hasRightPrefix({ kind, id }: Principal, path: Path, report: Report): boolean {
  if (kindOfIamId(id) === kind) return true;
  note(report, 'wrong-prefix', path, `${spell(path)} was left out: ${quote(id)} is not the IAM ID of a ${kind}`);
  return false;
}

/** Service IDs outside the default group are listed group by group, and count as read where each listed group is. */
function readGroups(input: Body, accountId: string, report: Report): Entries<Principal>[] {
  const pages = fieldOf(input, 'groupServiceIds');
  const given = pages === undefined ? {} : pages;
  if (!isBody(given)) {
    blame(
      report,
      'wrong-type',
      ['groupServiceIds'],
      '`groupServiceIds` must be an object, from group ids to lists of pages',
    );
    return [];
  }
  const groups = new Set(Object.keys(given).filter((group) => given[group] !== undefined));
  for (const group of listedGroups(input, accountId, report)) groups.add(group);
  return [...groups].map((group) => {
    const path = ['groupServiceIds', group];
    const listing = readPages(fieldOf(given, group), SERVICE_IDS, accountId, path, report);
    if (!listing.isGiven) noteNotGiven(path, report);
    return readKind(listing, readServiceId, report);
  });
}

function listedGroups(input: Body, accountId: string, report: Report): readonly string[] {
  const value = fieldOf(input, 'serviceIdGroups');
  if (value === undefined) {
    note(
      report,
      'service-id-groups-not-given',
      ['serviceIdGroups'],
      'without `serviceIdGroups` no service ID is taken to stand in a group of its own',
    );
    return [];
  }
  const path = ['serviceIdGroups'];
  const body = readBody(value, path, report);
  if (body === undefined) return [];
  return readRows(body, 'serviceid_groups', true, path, report).flatMap((row, index) => {
    const place = [...path, 'serviceid_groups', index];
    const group = readBody(row, place, report);
    if (group === undefined) return [];
    refuseOtherAccount(group, accountId, place, report);
    const id = fieldOf(group, 'id');
    if (typeof id === 'string') return [id];
    blame(report, 'wrong-type', [...place, 'id'], `${spell([...place, 'id'])} must be a text, the group's id`);
    return [];
  });
}

function readUser(row: Body, problems: Problems): Principal {
  const id = idOf(row, 'iam_id', problems);
  const state = textOf(row, 'state', problems);
  return { kind: 'user', id, ...(state !== undefined && { state }), ...nameOf(row, 'firstname', 'lastname') };
}

function readServiceId(row: Body, problems: Problems): Principal {
  const id = idOf(row, 'iam_id', problems);
  const locked = fieldOf(row, 'locked');
  const isFlag = typeof locked === 'boolean';
  if (locked !== undefined && !isFlag) problems.push('its `locked` is neither true nor false');
  return { kind: 'service-id', id, ...(isFlag && { locked }), ...nameOf(row, 'name') };
}

function readProfile(row: Body, problems: Problems): Principal {
  return { kind: 'trusted-profile', id: idOf(row, 'iam_id', problems), ...nameOf(row, 'name') };
}

function nameOf(row: Body, ...keys: readonly string[]): { name?: string; email?: string } {
  const name = wordsOf(row, ...keys);
  const email = wordsOf(row, 'email');
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

import { kindOfIamId, type Principal } from 'apikey-policy';
import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { PAGINGS, type Paging } from '../../ibm-api/pagings.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { type Path, quote } from '../../json/report.ts';
import { distinctEntries } from './entries.ts';
import { noteNotGiven, readPages } from './pages.ts';
import { type Entries, idOf, type Problems, readEach, textOf, wordsOf } from './row.ts';
import { readServiceIdGroups } from './service-id-groups.ts';
import { restrictsUserList } from './user-visibility.ts';

/** How principals of one kind are listed and read. */
interface Kind {
  readonly paging: Paging;
  readonly read: (row: Body, problems: Problems) => Principal;
}

const USERS: Kind = { paging: PAGINGS.users, read: readUser };
const SERVICE_IDS: Kind = { paging: PAGINGS.serviceIds, read: readServiceId };
const PROFILES: Kind = { paging: PAGINGS.trustedProfiles, read: readProfile };

/** The principals of an account, and whether they are all. */
export interface Principals {
  readonly principals: readonly Principal[];
  readonly isComplete: boolean;
}

/** Reads users, service IDs of every group, and trusted profiles: one list (B7). */
export function readPrincipals(input: Body, hasNoGroups: boolean, report: Report): Principals {
  const groups = readServiceIdGroups(input, hasNoGroups, report);
  const users = readKind(USERS, fieldOf(input, 'users'), ['users'], report);
  const lists = [
    users,
    readKind(SERVICE_IDS, fieldOf(input, 'serviceIds'), ['serviceIds'], report),
    ...[...groups.pages].map(([group, pages]) => readKind(SERVICE_IDS, pages, ['groupServiceIds', group], report)),
    readKind(PROFILES, fieldOf(input, 'trustedProfiles'), ['trustedProfiles'], report),
  ];
  const isAlone = isCallerAlone(users, input, report);
  return {
    principals: distinctEntries(
      lists.flatMap(({ entries }) => entries),
      report,
    ),
    isComplete: !isAlone && groups.isComplete && lists.every(({ isComplete }) => isComplete),
  };
}

/** Whether the one user that was read may be the caller, who is shown no other (B5). */
function isCallerAlone({ entries }: Entries<Principal>, input: Body, report: Report): boolean {
  const pages = fieldOf(input, 'users');
  if (!Array.isArray(pages) || pages.length === 0 || !restrictsUserList(input)) return false;
  if (new Set(entries.map(({ kept: { id } }) => id)).size > 1) return false;
  const sentence = 'has at most one user, and the settings say that a caller may be shown itself alone';
  note(report, 'user-list-restricted', ['users'], sentence);
  return true;
}

function readKind({ paging, read }: Kind, pages: unknown, path: Path, report: Report): Entries<Principal> {
  const listing = readPages(pages, paging, path, report);
  if (!listing.isGiven) noteNotGiven(path, report);
  const { entries, isComplete } = readEach(listing.rows, read, report);
  const right = entries.filter(({ kept, path: place }) => hasRightPrefix(kept, place, report));
  return { entries: right, isComplete: listing.isComplete && isComplete && right.length === entries.length };
}

/** P1: kind and prefix go together; a row against its prefix is left out (B10). */
function hasRightPrefix({ kind, id }: Principal, path: Path, report: Report): boolean {
  if (kindOfIamId(id) === kind) return true;
  note(report, 'wrong-prefix', path, `was left out: ${quote(id)} is not the IAM ID of a ${kind}`);
  return false;
}

function readUser(row: Body, problems: Problems): Principal {
  const id = idOf(row, 'iam_id', problems);
  const state = textOf(row, 'state', problems);
  return { kind: 'user', id, ...(state !== undefined && { state }), ...wordsOn(row, 'firstname', 'lastname') };
}

function readServiceId(row: Body, problems: Problems): Principal {
  const id = idOf(row, 'iam_id', problems);
  const locked = fieldOf(row, 'locked');
  const isFlag = typeof locked === 'boolean';
  if (locked !== undefined && !isFlag) problems.found.push('its `locked` is neither true nor false');
  return { kind: 'service-id', id, ...(isFlag && { locked }), ...wordsOn(row, 'name') };
}

function readProfile(row: Body, problems: Problems): Principal {
  return { kind: 'trusted-profile', id: idOf(row, 'iam_id', problems), ...wordsOn(row, 'name') };
}

function wordsOn(row: Body, ...keys: readonly string[]): { name?: string; email?: string } {
  const name = wordsOf(row, ...keys);
  const email = wordsOf(row, 'email');
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

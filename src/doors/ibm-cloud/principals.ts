import { kindOfIamId, type Principal } from 'apikey-policy';
import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { PAGINGS, type Paging } from '../../ibm-api/pagings.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { type Path, quote } from '../../text/quote.ts';
import { distinctEntries } from './entries.ts';
import { noteNotGiven, readPages } from './pages.ts';
import { type Entries, idOf, labelOf, type Problems, readEach, stringOf } from './row.ts';
import { readServiceIdGroups } from './service-id-groups.ts';
import { restrictsUserList } from './user-visibility.ts';

/** How to read principals of one kind. */
interface Kind {
  readonly paging: Paging;
  readonly read: (row: Body, problems: Problems) => Principal;
}

const USERS: Kind = { paging: PAGINGS.users, read: readUser };
const SERVICE_IDS: Kind = { paging: PAGINGS.serviceIds, read: readServiceId };
const PROFILES: Kind = { paging: PAGINGS.trustedProfiles, read: readProfile };

/** The principals of an account. They are complete if none is missing. */
export interface Principals {
  readonly principals: readonly Principal[];
  readonly isComplete: boolean;
}

/** Reads users, service IDs of every group, and trusted profiles as one list (B7). */
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

/** Whether the list of users may show only the caller (B5). */
function isCallerAlone({ entries }: Entries<Principal>, input: Body, report: Report): boolean {
  const pages = fieldOf(input, 'users');
  if (!Array.isArray(pages) || pages.length === 0 || !restrictsUserList(input)) return false;
  if (new Set(entries.map(({ kept: { id } }) => id)).size > 1) return false;
  const sentence = 'has at most one user, and the settings may hide all other users from the caller';
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

/** Leaves out a row whose prefix does not fit its kind (P1, B10). */
function hasRightPrefix({ kind, id }: Principal, path: Path, report: Report): boolean {
  if (kindOfIamId(id) === kind) return true;
  note(report, 'wrong-prefix', path, `was left out: ${quote(id)} is not the IAM ID of a ${kind}`);
  return false;
}

function readUser(row: Body, problems: Problems): Principal {
  const id = idOf(row, 'iam_id', problems);
  const state = stringOf(row, 'state', problems);
  return { kind: 'user', id, ...(state !== undefined && { state }), ...labelsOf(row, 'firstname', 'lastname') };
}

function readServiceId(row: Body, problems: Problems): Principal {
  const id = idOf(row, 'iam_id', problems);
  const locked = fieldOf(row, 'locked');
  const isBoolean = typeof locked === 'boolean';
  if (locked !== undefined && !isBoolean) problems.found.push('its `locked` is not a boolean');
  return { kind: 'service-id', id, ...(isBoolean && { locked }), ...labelsOf(row, 'name') };
}

function readProfile(row: Body, problems: Problems): Principal {
  return { kind: 'trusted-profile', id: idOf(row, 'iam_id', problems), ...labelsOf(row, 'name') };
}

function labelsOf(row: Body, ...keys: readonly string[]): { name?: string; email?: string } {
  const name = labelOf(row, ...keys);
  const email = labelOf(row, 'email');
  return { ...(name !== undefined && { name }), ...(email !== undefined && { email }) };
}

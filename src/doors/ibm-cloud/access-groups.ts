import { type AccessGroup, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import { type Body, fieldOf, isBody } from './body.ts';
import { distinctEntries } from './entries.ts';
import { noteNotGiven, type Paging, readPages } from './pages.ts';
import { blame, note, type Report, spell } from './report.ts';
import { idOf, type Problems, readEach, wordsOf } from './row.ts';

const GROUPS: Paging = { rows: 'groups', required: false, next: 'next', id: 'id' };
const MEMBERS: Paging = { rows: 'members', required: false, next: 'next', id: 'iam_id' };

/** The access groups of an account, and whether they are all. */
export interface AccessGroups {
  readonly accessGroups: readonly AccessGroup[];
  readonly isComplete: boolean;
}

type Named = Pick<AccessGroup, 'id' | 'name'>;

/** Reads groups and their members (B5); a group that only has members is one, too (B6). */
export function readAccessGroups(
  input: Body,
  accountId: string,
  givenUp: ReadonlySet<string>,
  report: Report,
): AccessGroups {
  const listing = readPages(fieldOf(input, 'accessGroups'), GROUPS, accountId, ['accessGroups'], report);
  if (!listing.isGiven) noteNotGiven(['accessGroups'], report);
  for (const { row, path } of listing.rows) {
    if (fieldOf(row, 'is_federated') === true) {
      note(
        report,
        'dynamic-members',
        path,
        `${spell(path)} has dynamic rules, so its members by rules are those of the moment of reading`,
      );
    }
  }
  const { entries, isComplete } = readEach(listing.rows, readGroup, report);
  const listed = distinctEntries(entries, report);
  const pages = readMemberPages(input, report);
  const known = new Set(listed.map(({ id }) => id));
  const asked = new Set([...Object.keys(pages).filter((id) => pages[id] !== undefined), ...givenUp]);
  const others = [...asked].filter((id) => id !== '' && !known.has(id)).map((id): Named => ({ id }));
  return {
    accessGroups: [...listed, ...others].map((group) => ({
      ...group,
      ...readMembers(fieldOf(pages, group.id), group.id, accountId, report),
      ...(givenUp.has(group.id) && { partial: true }),
    })),
    isComplete: listing.isComplete && isComplete,
  };
}

function readGroup(row: Body, problems: Problems): Named {
  const name = wordsOf(row, 'name');
  return { id: idOf(row, 'id', problems), ...(name !== undefined && { name }) };
}

function readMemberPages(input: Body, report: Report): Body {
  const pages = fieldOf(input, 'accessGroupMembers');
  if (pages === undefined) return {};
  if (isBody(pages)) return pages;
  blame(
    report,
    'wrong-type',
    ['accessGroupMembers'],
    '`accessGroupMembers` must be an object, from group ids to lists of pages',
  );
  return {};
}

function readMembers(
  pages: unknown,
  group: string,
  accountId: string,
  report: Report,
): Pick<AccessGroup, 'members' | 'partial'> {
  // Nobody asks for the members of the public access group: they do not matter (M2).
  if (group === PUBLIC_ACCESS_GROUP && (pages === undefined || (Array.isArray(pages) && pages.length === 0)))
    return { members: [] };
  const path = ['accessGroupMembers', group];
  const listing = readPages(pages, MEMBERS, accountId, path, report);
  if (!listing.isGiven) noteNotGiven(path, report);
  const { entries, isComplete } = readEach(listing.rows, readMember, report);
  const members = [...new Set(entries.map(({ kept }) => kept))];
  return { members, ...(!(listing.isComplete && isComplete) && { partial: true }) };
}

function readMember(row: Body, problems: Problems): string {
  return idOf(row, 'iam_id', problems);
}

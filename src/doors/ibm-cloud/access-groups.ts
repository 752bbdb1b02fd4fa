import { type AccessGroup, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { PAGINGS } from '../../ibm-api/pagings.ts';
import { readByGroup } from '../../ibm-api/read-body.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { noteUnreadable } from '../../ibm-api/rows.ts';
import { distinctEntries } from './entries.ts';
import type { GivenUp } from './failures.ts';
import { noteNotGiven, readPages } from './pages.ts';
import { idOf, isMadeByTemplate, labelOf, type Problems, readEach } from './row.ts';

/** The access groups of an account. They are complete if none is missing. */
export interface AccessGroups {
  readonly accessGroups: readonly AccessGroup[];
  readonly isComplete: boolean;
}

type Named = Omit<AccessGroup, 'members' | 'partial'>;

/** Reads groups and their members (B5), also groups of which only members are given (B6). */
export function readAccessGroups(input: Body, givenUp: GivenUp, report: Report): AccessGroups {
  const listing = readPages(fieldOf(input, 'accessGroups'), PAGINGS.accessGroups, ['accessGroups'], report);
  if (!listing.isGiven) noteNotGiven(['accessGroups'], report);
  for (const { row, path } of listing.rows) {
    if (hasRules(row))
      note(report, 'dynamic-members', path, 'has dynamic rules: the members by rule are those at the time of reading');
  }
  const { entries, isComplete } = readEach(listing.rows, readGroup, report);
  const groups = new Map(distinctEntries(entries, report).map((group) => [group.id, group]));
  const pages = readByGroup(input, 'accessGroupMembers', report);
  for (const id of [...pages.keys(), ...givenUp.groups('accessGroupMembers')]) {
    if (!groups.has(id)) groups.set(id, { id });
  }
  const isNameless = groups.delete('');
  if (isNameless) noteUnreadable(['accessGroupMembers', ''], 'its key is not an id', report);
  return {
    accessGroups: [...groups.values()].map((group) => {
      const { members, isWhole } = readMembers(pages.get(group.id), group.id, report);
      const isPartial = !isWhole || givenUp.hasGroup('accessGroupMembers', group.id);
      return { ...group, members, ...(isPartial && { partial: true }) };
    }),
    isComplete: listing.isComplete && isComplete && !isNameless,
  };
}

/** Whether users may become members when they log in (B12). */
function hasRules(row: Body): boolean {
  return fieldOf(row, 'is_federated') === true;
}

function readGroup(row: Body, problems: Problems): Named {
  const name = labelOf(row, 'name');
  return {
    id: idOf(row, 'id', problems),
    ...(isMadeByTemplate(row) && { managed: true }),
    ...(hasRules(row) && { dynamic: true }),
    ...(name !== undefined && { name }),
  };
}

function readMembers(pages: unknown, group: string, report: Report): { members: readonly string[]; isWhole: boolean } {
  const path = ['accessGroupMembers', group];
  const listing = readPages(pages, PAGINGS.accessGroupMembers, path, report);
  // The members of the public access group do not matter (M2), so they are not requested.
  if (!listing.isGiven && group === PUBLIC_ACCESS_GROUP) return { members: [], isWhole: true };
  if (!listing.isGiven) noteNotGiven(path, report);
  const { entries, isComplete } = readEach(listing.rows, (row, problems) => idOf(row, 'iam_id', problems), report);
  return { members: [...new Set(entries.map(({ kept }) => kept))], isWhole: listing.isComplete && isComplete };
}

import { widthOf } from '../role-order.ts';
import type { Change, Remedy } from './remedy.ts';

/** The order of the kinds of change: what gives the least away comes first (REM-6). */
const RANKS: Readonly<Record<Change['kind'], number>> = {
  'supply-time': 1,
  'supply-data': 2,
  'create-access-group': 3,
  'join-access-group': 4,
  'assign-role': 5,
  'relax-setting': 6,
};

/** Compares two changes, within a remedy and between remedies. */
export function inOrder(one: Change, other: Change): number {
  return rankOf(one) - rankOf(other) || firstDifference(namesOf(one), namesOf(other), byCodeUnit);
}

/** Sorts remedies, the least privilege first (REM-6). */
export function sortByPreference(remedies: readonly Remedy[]): Remedy[] {
  return remedies
    .map((remedy) => ({ ...remedy, remedy, managed: managedIn(remedy), gains: gainsOf(remedy) }))
    .sort(
      (one, other) =>
        one.changes.length - other.changes.length ||
        one.managed - other.managed ||
        one.gains - other.gains ||
        one.sideEffects.carries.length - other.sideEffects.carries.length ||
        firstDifference(one.changes, other.changes, (a, b) => rankOf(a) - rankOf(b)) ||
        firstDifference(one.changes, other.changes, byRole) ||
        firstDifference(one.changes, other.changes, inOrder),
    )
    .map(({ remedy }) => remedy);
}

/** Compares two lists by the first entries that differ. */
function firstDifference<Entry>(
  [one, ...ones]: readonly Entry[],
  [other, ...others]: readonly Entry[],
  compare: (one: Entry, other: Entry) => number,
): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one, other) || firstDifference(ones, others, compare);
}

/** Compares roles to assign, whatever else is about another id. */
function byRole(one: Change, other: Change): number {
  return one.kind === 'assign-role' && other.kind === 'assign-role' ? inOrder(one, other) : 0;
}

/** How many of the groups to join an enterprise template made: the account may not be able to add members (REM-9). */
function managedIn({ changes }: Remedy): number {
  return changes.filter((change) => change.kind === 'join-access-group' && change.group.managed).length;
}

/** How many answers a remedy turns, or may turn, for the better beside those that it is for. */
export function gainsOf({ sideEffects }: Remedy): number {
  return sideEffects.questions.filter((row) => row.class === 'gained' || row.class === 'maybe-gained').length;
}

function rankOf({ kind }: Change): number {
  return RANKS[kind];
}

/** What a change is about. Two kinds of data can be about one service ID, so data also has its kind. */
function namesOf(change: Change): readonly string[] {
  switch (change.kind) {
    case 'join-access-group':
      return [change.group.id];
    case 'assign-role':
      return [`${widthOf(change.role.crn)}`, change.role.crn];
    case 'supply-data':
      return [change.data === 'setting' ? change.data : change.id, change.data];
    case 'create-access-group':
    case 'relax-setting':
    case 'supply-time':
      // There is one at most, or one beside each role, and the roles differ.
      return [];
  }
}

export function byCodeUnit(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

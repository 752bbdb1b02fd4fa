import type { Change, Remedy } from './remedy.ts';

/** The kinds of change, the least that somebody has to do or give away first (REM-6). */
const RANKS: Readonly<Record<Change['kind'], number>> = {
  'supply-time': 1,
  'supply-data': 2,
  'join-access-group': 3,
  'assign-role': 4,
  'relax-setting': 5,
};

/** Orders the changes of a remedy, which is how remedies compare, too. */
export function inOrder(one: Change, other: Change): number {
  return rankOf(one) - rankOf(other) || firstDifference(namesOf(one), namesOf(other), byCodeUnit);
}

/** Orders remedies, the least privilege first (REM-6). */
export function byPreference(one: Remedy, other: Remedy): number {
  return (
    one.changes.length - other.changes.length ||
    gainsOf(one) - gainsOf(other) ||
    one.sideEffects.carries.length - other.sideEffects.carries.length ||
    firstDifference(one.changes, other.changes, (a, b) => rankOf(a) - rankOf(b)) ||
    firstDifference(one.changes, other.changes, inOrder)
  );
}

/** How two lists compare where they do so first, as far as both go. */
function firstDifference<Entry>(
  [one, ...ones]: readonly Entry[],
  [other, ...others]: readonly Entry[],
  compare: (one: Entry, other: Entry) => number,
): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one, other) || firstDifference(ones, others, compare);
}

function gainsOf({ sideEffects }: Remedy): number {
  return sideEffects.questions.filter((row) => row.class === 'gained' || row.class === 'maybe-gained').length;
}

function rankOf({ kind }: Change): number {
  return RANKS[kind];
}

/** The id that a change is about, and of data, which a service ID's own key can need of one id, also its kind. */
function namesOf(change: Change): readonly string[] {
  switch (change.kind) {
    case 'join-access-group':
      return [change.group.id];
    case 'assign-role':
      return [change.role.crn];
    case 'supply-data':
      return [change.id, change.data];
    case 'relax-setting':
    case 'supply-time':
      // Only one is ever looked for, or one for each role, and these tell them apart.
      return [];
  }
}

function byCodeUnit(one: string, other: string): number {
  return Number(one > other) - Number(one < other);
}

import type { Change, Remedy } from './remedy.ts';

/** The kinds of change, the least that somebody has to do or give away first (REM-6). */
const KINDS: readonly Change['kind'][] = [
  'supply-time',
  'supply-data',
  'join-access-group',
  'assign-role',
  'relax-setting',
];

/** Orders the changes of a remedy, which is how remedies compare, too. */
export function inOrder(one: Change, other: Change): number {
  const [id, data] = namesOf(one);
  const [otherId, otherData] = namesOf(other);
  return rankOf(one) - rankOf(other) || byCodeUnit(id, otherId) || byCodeUnit(data, otherData);
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

function firstDifference(
  [one, ...ones]: readonly Change[],
  [other, ...others]: readonly Change[],
  compare: (a: Change, b: Change) => number,
): number {
  if (one === undefined || other === undefined) return 0;
  return compare(one, other) || firstDifference(ones, others, compare);
}

function gainsOf({ sideEffects }: Remedy): number {
  return sideEffects.questions.filter((row) => row.class === 'gained' || row.class === 'maybe-gained').length;
}

function rankOf({ kind }: Change): number {
  return KINDS.indexOf(kind);
}

/** The id that a change is about, and of data, which a service ID's own key can need of one id, also its kind. */
function namesOf(change: Change): readonly [string, string] {
  switch (change.kind) {
    case 'join-access-group':
      return [change.group.id, ''];
    case 'assign-role':
      return [change.role.crn, ''];
    case 'relax-setting':
      return [change.setting, ''];
    case 'supply-time':
      return ['', ''];
    case 'supply-data':
      return [change.id, change.data];
  }
}

function byCodeUnit(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

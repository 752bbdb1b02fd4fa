import type { Policy } from '../nouns/policy.ts';

/** The policies of one subject, in the order of the account, and the place of each. */
export interface Bucket {
  readonly policies: readonly Policy[];
  readonly places: readonly number[];
}

/** The policies of an account by subject: of principals by IAM ID, of access groups by id. */
export interface PoliciesBySubject {
  readonly direct: ReadonlyMap<string, Bucket>;
  readonly groups: ReadonlyMap<string, Bucket>;
  /** The place of each policy of the account: numbers that grow with the list, and need not be whole. */
  readonly places: readonly number[];
}

/** Sorts policies by subject; none of them is read yet. */
export function sortBySubject(policies: readonly Policy[]): PoliciesBySubject {
  const places = policies.map((_, index) => index);
  const direct = new Map<string, { policies: Policy[]; places: number[] }>();
  const groups = new Map<string, { policies: Policy[]; places: number[] }>();
  policies.forEach((policy, place) => {
    const { subject } = policy;
    const isDirect = 'principal' in subject;
    const map = isDirect ? direct : groups;
    const id = isDirect ? subject.principal : subject.accessGroup;
    const bucket = map.get(id);
    if (bucket === undefined) map.set(id, { policies: [policy], places: [place] });
    else {
      bucket.policies.push(policy);
      bucket.places.push(place);
    }
  });
  return { direct, groups, places };
}

/**
 * The buckets of a list that differs from an older one in one stretch, as an edit leaves it: only the subjects of that
 * stretch are sorted again.
 */
export function sortAgain(
  old: PoliciesBySubject,
  before: readonly Policy[],
  after: readonly Policy[],
): PoliciesBySubject {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let rest = 0;
  while (rest < most - start && before[before.length - 1 - rest] === after[after.length - 1 - rest]) rest++;
  const added = after.slice(start, after.length - rest);
  const removed = before.slice(start, before.length - rest);
  // What is new stands between its neighbours, in fractions of their distance.
  const from = old.places[start - 1] ?? -1;
  const to = old.places[before.length - rest] ?? Infinity;
  const step = to === Infinity ? 1 : (to - from) / (added.length + 1);
  // After very many edits in one place no fraction is left, and where most is new there is nothing to gain.
  if (step < 1e-6 || added.length + removed.length > most / 2) return sortBySubject(after);

  const fresh = sortBySubject(added);
  const gone = sortBySubject(removed);
  const addedPlaces = added.map((_, index) => from + (index + 1) * step);
  const patched = (side: 'direct' | 'groups'): ReadonlyMap<string, Bucket> => {
    const buckets = new Map(old[side]);
    for (const id of new Set([...gone[side].keys(), ...fresh[side].keys()])) {
      const { policies, places } = buckets.get(id) ?? EMPTY;
      const inserted = fresh[side].get(id) ?? EMPTY;
      const low = places.filter((place) => place <= from).length;
      const high = places.filter((place) => place < to).length;
      buckets.set(id, {
        policies: [...policies.slice(0, low), ...inserted.policies, ...policies.slice(high)],
        places: [
          ...places.slice(0, low),
          ...inserted.places.map((at) => from + (at + 1) * step),
          ...places.slice(high),
        ],
      });
    }
    return buckets;
  };
  return {
    direct: patched('direct'),
    groups: patched('groups'),
    places: old.places.slice(0, start).concat(addedPlaces, old.places.slice(before.length - rest)),
  };
}

const EMPTY: Bucket = { policies: [], places: [] };

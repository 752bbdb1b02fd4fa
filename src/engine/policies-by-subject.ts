import type { Policy } from '../nouns/policy.ts';

/** A policy and its place in the account: numbers that grow with its list, and need not be whole. */
interface PlacedPolicy {
  readonly policy: Policy;
  readonly place: number;
}

/** The policies of one subject, in the order of the account. */
export type Bucket = readonly PlacedPolicy[];

/** The policies of an account by subject: of principals by IAM ID, of access groups by id. */
export interface PoliciesBySubject {
  readonly direct: ReadonlyMap<string, Bucket>;
  readonly groups: ReadonlyMap<string, Bucket>;
  /** All of them, in the order of the account. */
  readonly placed: Bucket;
}

/** Sorts policies by subject; none of them is read yet. */
export function sortBySubject(policies: readonly Policy[]): PoliciesBySubject {
  return sorted(policies.map((policy, place) => ({ policy, place })));
}

function sorted(placed: Bucket): PoliciesBySubject {
  const direct = new Map<string, PlacedPolicy[]>();
  const groups = new Map<string, PlacedPolicy[]>();
  for (const one of placed) {
    const { subject } = one.policy;
    const isDirect = 'principal' in subject;
    const map = isDirect ? direct : groups;
    const id = isDirect ? subject.principal : subject.accessGroup;
    const bucket = map.get(id);
    if (bucket === undefined) map.set(id, [one]);
    else bucket.push(one);
  }
  return { direct, groups, placed };
}

/**
 * The buckets of a list that differs from an older one in one stretch, as an edit leaves it: only the subjects of that
 * stretch are sorted again.
 */
export function sortAgain(old: PoliciesBySubject, after: readonly Policy[]): PoliciesBySubject {
  const before = old.placed;
  const most = Math.min(before.length, after.length);
  const different = before.findIndex(({ policy }, index) => policy !== after[index]);
  const start = different === -1 ? before.length : different;
  let rest = 0;
  while (rest < most - start && before[before.length - 1 - rest]?.policy === after[after.length - 1 - rest]) rest++;
  const added = after.slice(start, after.length - rest);
  const removed = before.slice(start, before.length - rest);
  // What is new stands between its neighbours, in fractions of their distance.
  const from = before[start - 1]?.place ?? -1;
  const to = before[before.length - rest]?.place ?? Infinity;
  const step = to === Infinity ? 1 : (to - from) / (added.length + 1);
  // After very many edits in one place no fraction is left, and where most is new there is nothing to gain.
  if (step < 1e-6 || added.length + removed.length > most / 2) return sortBySubject(after);

  const fresh = sorted(added.map((policy, index) => ({ policy, place: from + (index + 1) * step })));
  const gone = sorted(removed);
  const patched = (side: 'direct' | 'groups'): ReadonlyMap<string, Bucket> => {
    const buckets = new Map(old[side]);
    for (const id of new Set([...gone[side].keys(), ...fresh[side].keys()])) {
      const bucket = buckets.get(id) ?? [];
      buckets.set(id, [
        ...bucket.filter(({ place }) => place <= from),
        ...(fresh[side].get(id) ?? []),
        ...bucket.filter(({ place }) => place >= to),
      ]);
    }
    return buckets;
  };
  return {
    direct: patched('direct'),
    groups: patched('groups'),
    placed: [...before.slice(0, start), ...fresh.placed, ...before.slice(before.length - rest)],
  };
}

/** A value that has the position of its policy. */
export interface Placed {
  /** The position of the policy in the account. */
  readonly place: number;
}

/** All entries of some lists that are in the order of the account, in that order. */
export function mergedByPlace<Entry extends Placed>(lists: readonly (readonly Entry[])[]): readonly Entry[] {
  if (lists.length < 2) return lists[0] ?? [];
  // In halves, so that each entry of many lists is moved few times.
  const half = lists.length >> 1;
  return mergedPair(mergedByPlace(lists.slice(0, half)), mergedByPlace(lists.slice(half)));
}

/** All entries of two such lists. */
export function mergedPair<Entry extends Placed>(left: readonly Entry[], right: readonly Entry[]): readonly Entry[] {
  if (left.length === 0) return right;
  if (right.length === 0) return left;
  const entries: Entry[] = [];
  let taken = 0;
  for (const entry of left) {
    for (let other = right[taken]; other !== undefined && other.place < entry.place; other = right[taken]) {
      entries.push(other);
      taken++;
    }
    entries.push(entry);
  }
  // `concat` returns an array of the exact size. Most merged lists are kept, so this saves memory.
  return entries.concat(right.slice(taken));
}

/** How the entries of a list change. */
export interface ListChange<Entry> {
  readonly idOf: (entry: Entry) => string;
  /** Whether an entry is not removed. */
  readonly isLeft: (entry: Entry) => boolean;
  /** What becomes of an entry whose id is added again; the added entry, unless said. */
  readonly replace?: (before: Entry, added: Entry) => Entry;
}

/** A list without what is removed, and with what is added: in the place of an entry with the same id, or at the end. */
export function changedList<Entry>(
  entries: readonly Entry[],
  added: readonly Entry[],
  { idOf, isLeft, replace = (_, entry) => entry }: ListChange<Entry>,
): readonly Entry[] {
  const byId = new Map(added.map((entry) => [idOf(entry), entry]));
  const kept = entries.flatMap((entry) => {
    const again = byId.get(idOf(entry));
    if (again !== undefined) return [replace(entry, again)];
    return isLeft(entry) ? [entry] : [];
  });
  const there = new Set(entries.map(idOf));
  return [...kept, ...[...byId.values()].filter((entry) => !there.has(idOf(entry)))];
}

/** An entry that keeps everything but its name, which the other one gives. */
export function renamed<Named extends { readonly name?: string | undefined }>(before: Named, { name }: Named): Named {
  if (name === before.name) return before;
  if (name !== undefined) return { ...before, name };
  const copy: { name?: string | undefined } & Named = { ...before };
  delete copy.name;
  return copy;
}

/**
 * The smallest account that removals lead to from this one, one at a time, each of which must leave `isSame` true.
 *
 * @param isSame whether a smaller account still is one, and still shows what this one shows
 */
export function shrunk(account: unknown, isSame: (smaller: unknown) => boolean): unknown {
  for (const smaller of removalsFrom(account)) {
    if (isSame(smaller)) return shrunk(smaller, isSame);
  }
  return account;
}

/** The same with one list entry or one field less, the outer ones first; a matcher's fields belong together. */
function* removalsFrom(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null || 'key' in value) {
    if (isMatcherOfList(value)) for (const smaller of removalsFrom(value.value)) yield { ...value, value: smaller };
    return;
  }
  if (Array.isArray(value)) {
    for (const position of value.keys()) yield value.toSpliced(position, 1);
    for (const [position, entry] of value.entries()) {
      for (const smaller of removalsFrom(entry)) yield value.with(position, smaller);
    }
    return;
  }
  const fields = Object.entries(value);
  for (const position of fields.keys()) yield Object.fromEntries(fields.toSpliced(position, 1));
  for (const [position, [name, part]] of fields.entries()) {
    for (const smaller of removalsFrom(part)) yield Object.fromEntries(fields.with(position, [name, smaller]));
  }
}

function isMatcherOfList(value: unknown): value is { readonly value: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value);
}

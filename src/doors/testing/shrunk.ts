/**
 * The smallest value that removals lead to from this one, one at a time, each of which must leave `isSame` true.
 *
 * @param isSame whether a smaller value still is one, and still shows what this one shows
 */
export function shrunk<T>(value: T, isSame: (smaller: unknown) => smaller is T): T {
  for (const smaller of removalsFrom(value)) {
    if (isSame(smaller)) return shrunk(smaller, isSame);
  }
  return value;
}

/** The same with one list entry or one field less, the outer ones first; a matcher's fields belong together. */
function* removalsFrom(value: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null || 'key' in value) {
    if (isMatcherOfList(value)) for (const smaller of removalsFrom(value.value)) yield { ...value, value: smaller };
    return;
  }
  const parts = Object.entries(value);
  const whole = (entries: readonly (readonly [string, unknown])[]): unknown =>
    Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
  for (const entry of parts) yield whole(parts.filter((other) => other !== entry));
  for (const entry of parts) {
    const [name, part] = entry;
    for (const smaller of removalsFrom(part)) {
      yield whole(parts.map((other) => (other === entry ? [name, smaller] : other)));
    }
  }
}

function isMatcherOfList(value: unknown): value is { readonly value: readonly unknown[] } {
  return typeof value === 'object' && value !== null && 'value' in value && Array.isArray(value.value);
}

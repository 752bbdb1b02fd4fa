/**
 * Removes one part after the other as long as `isSame` stays true, and returns what is left.
 *
 * @param isSame whether a smaller value still is valid and shows the same failure
 */
export function shrunk<T>(value: T, isSame: (smaller: unknown) => smaller is T): T {
  for (const smaller of removalsFrom(value)) {
    if (isSame(smaller)) return shrunk(smaller, isSame);
  }
  return value;
}

/** Copies with one array entry or one field less, the outer ones first. A matcher keeps its fields. */
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

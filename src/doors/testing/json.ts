/** A copy by way of text, as a value that was stored or sent comes back. */
export function roundTrip<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** The value, in which nothing can be written any more. */
export function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const key of Object.keys(value)) deepFrozen(Reflect.get(value, key));
  }
  return value;
}

/** A copy with every list in it, however deep, put through an edit, from the inside out. */
function mapLists<T>(value: T, edit: (list: readonly unknown[]) => readonly unknown[]): T;
function mapLists(value: unknown, edit: (list: readonly unknown[]) => readonly unknown[]): unknown {
  if (Array.isArray(value)) return edit(value.map((entry) => mapLists(entry, edit)));
  return typeof value === 'object' && value !== null ? mapFields(value, (field) => mapLists(field, edit)) : value;
}

function mapFields(value: object, edit: (field: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, edit(field)]));
}

const reversed = (list: readonly unknown[]): readonly unknown[] => [...list].reverse();

/** A copy in which every list, however deep, is turned round, and now and then says something twice (A6). */
export function rearranged<T>(value: T, order: number): T {
  return mapLists(value, (list) => {
    const start = order % Math.max(list.length, 1);
    const turned = [...list.slice(start), ...list.slice(0, start)];
    // Where lists within it are in another order, an entry still is the same.
    const again = order % 3 === 0 ? list.slice(start, start + 1).map((entry) => mapLists(entry, reversed)) : [];
    return [...(order % 2 === 0 ? turned : reversed(turned)), ...again];
  });
}

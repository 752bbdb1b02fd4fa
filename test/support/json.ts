/** A copy through JSON, like a value that was stored and read again. */
export function roundTrip<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** Freezes the value and everything in it. */
export function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const key of Object.keys(value)) deepFrozen(Reflect.get(value, key));
  }
  return value;
}

/** A copy in which each array, at any depth, is edited, the inner ones first. */
function mapLists<T>(value: T, edit: (list: readonly unknown[]) => readonly unknown[]): T;
function mapLists(value: unknown, edit: (list: readonly unknown[]) => readonly unknown[]): unknown {
  if (Array.isArray(value)) return edit(value.map((entry) => mapLists(entry, edit)));
  return typeof value === 'object' && value !== null ? mapFields(value, (field) => mapLists(field, edit)) : value;
}

function mapFields(value: object, edit: (field: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, edit(field)]));
}

const reversed = (list: readonly unknown[]): readonly unknown[] => [...list].reverse();

/** A copy in which each array, at any depth, is in another order; every third order repeats an entry (A6). */
export function rearranged<T>(value: T, order: number): T {
  return mapLists(value, (list) => {
    const start = order % Math.max(list.length, 1);
    const turned = [...list.slice(start), ...list.slice(0, start)];
    // The repeated entry has its own arrays in another order.
    const again = order % 3 === 0 ? list.slice(start, start + 1).map((entry) => mapLists(entry, reversed)) : [];
    return [...(order % 2 === 0 ? turned : reversed(turned)), ...again];
  });
}

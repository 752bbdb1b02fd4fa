/** Freezes a table and everything in it, because all users of the library share it. */
// @__NO_SIDE_EFFECTS__
export function frozen<Table extends object>(table: Table): Table {
  freezeAll(table);
  return table;
}

// A separate function: inside `frozen`, which is marked as free of side effects, bundlers drop calls without a result.
function freezeAll(part: object): void {
  for (const inner of Object.values(part)) if (typeof inner === 'object') freezeAll(inner);
  Object.freeze(part);
}

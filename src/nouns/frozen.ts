/** Freezes a table and all that is in it: what is exported is shared by everybody. */
// @__NO_SIDE_EFFECTS__
export function frozen<Table extends object>(table: Table): Table {
  freezeAll(table);
  return table;
}

// A function of its own: a bundler drops a call whose result nobody takes from what is marked as without effects.
function freezeAll(part: object): void {
  for (const inner of Object.values(part)) if (typeof inner === 'object') freezeAll(inner);
  Object.freeze(part);
}

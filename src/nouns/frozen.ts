/** Freezes a table and all that is in it: what is exported is shared by everybody. */
// @__NO_SIDE_EFFECTS__
export function frozen<Table extends object>(table: Table): Table {
  for (const part of Object.values(table)) if (typeof part === 'object') frozen(part);
  return Object.freeze(table);
}

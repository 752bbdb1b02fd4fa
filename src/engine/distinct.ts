/** The entries of a list, those that stand twice once: in an account that parses, one id has one content. */
export function distinct<Entry extends { readonly id: string }>(entries: readonly Entry[]): readonly Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return [...byId.values()];
}

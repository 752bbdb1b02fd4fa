/** The entries of a list, those that stand twice once: in an account that parses, one id has one content. */
export function distinct<Entry extends { readonly id: string }>(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

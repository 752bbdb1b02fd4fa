import { contentsInterner } from '../../parsing/contents.ts';
import { blame, type Path, quote, type Report, spell } from './report.ts';

/** An entry of the account, and where the row stands that it was read from. */
export interface Entry<Kept> {
  readonly kept: Kept;
  readonly path: Path;
}

/** The entries of one list, one that stands twice once; two of one id with different contents are an issue (B7). */
export function distinctEntries<Kept extends { readonly id: string }>(
  entries: readonly Entry<Kept>[],
  report: Report,
): Kept[] {
  const contentsOf = contentsInterner();
  const byId = new Map<string, Entry<Kept>>();
  for (const entry of entries) {
    const first = byId.get(entry.kept.id);
    if (first === undefined) byId.set(entry.kept.id, entry);
    else if (contentsOf(first.kept) !== contentsOf(entry.kept)) {
      blame(
        report,
        'conflict',
        entry.path,
        `${spell(entry.path)} has the id ${quote(entry.kept.id)} of ${spell(first.path)} and other contents`,
      );
    }
  }
  return [...byId.values()].map(({ kept }) => kept);
}

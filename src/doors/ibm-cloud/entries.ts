import { type Report, reportIssue } from '../../ibm-api/report.ts';
import { contentsInterner } from '../../json/contents.ts';
import { type Path, quote, spell } from '../../text/quote.ts';

/** An entry of the account, and the path of its row. */
export interface Entry<Kept> {
  readonly kept: Kept;
  readonly path: Path;
}

/** Labels: equal entries may differ in them (B7). */
interface Labelled {
  readonly id: string;
  readonly managed?: boolean | undefined;
  readonly dynamic?: boolean | undefined;
}

/** Removes repeated entries, and reports entries with the same id and different contents (B7). */
export function distinctEntries<Kept extends Labelled>(entries: readonly Entry<Kept>[], report: Report): Kept[] {
  const contentsOf = contentsInterner();
  const firsts = new Map<string, Entry<Kept> & { contents?: number }>();
  for (const { kept, path } of entries) {
    const first = firsts.get(kept.id);
    if (first === undefined) {
      firsts.set(kept.id, { kept, path });
      continue;
    }
    first.contents ??= contentsOf(first.kept);
    if (first.contents === contentsOf(kept)) firsts.set(kept.id, { ...first, kept: withLabelsOf(first.kept, kept) });
    else
      reportIssue(
        report,
        'conflict',
        path,
        `has the same id ${quote(kept.id)} as ${spell(first.path)}, but different contents`,
      );
  }
  return [...firsts.values()].map(({ kept }) => kept);
}

function withLabelsOf<Kept extends Labelled>(first: Kept, { managed, dynamic }: Labelled): Kept {
  return { ...first, ...(managed === true && { managed }), ...(dynamic === true && { dynamic }) };
}

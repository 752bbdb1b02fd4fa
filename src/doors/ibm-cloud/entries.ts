import { blame, type Report } from '../../ibm-api/report.ts';
import { contentsInterner } from '../../json/contents.ts';
import { type Path, quote, spell } from '../../json/report.ts';

/** An entry of the account, and where the row stands that it was read from. */
export interface Entry<Kept> {
  readonly kept: Kept;
  readonly path: Path;
}

/** Labels that one of two entries may have and the other not (B7). */
interface Labelled {
  readonly id: string;
  readonly managed?: boolean | undefined;
  readonly dynamic?: boolean | undefined;
}

/** The entries of one list, one that stands twice once; two of one id with different contents are an issue (B7). */
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
    else blame(report, 'conflict', path, `has the id ${quote(kept.id)} of ${spell(first.path)} and different contents`);
  }
  return [...firsts.values()].map(({ kept }) => kept);
}

function withLabelsOf<Kept extends Labelled>(first: Kept, { managed, dynamic }: Labelled): Kept {
  return { ...first, ...(managed === true && { managed }), ...(dynamic === true && { dynamic }) };
}

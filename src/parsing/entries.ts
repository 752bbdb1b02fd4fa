import { contentsInterner } from '../json/contents.ts';
import { addIssue } from '../json/report.ts';
import { isCutShort } from '../json/visits.ts';
import { spell } from '../text/quote.ts';
import { array, type Rebuilt, type Shape } from './shape.ts';

/**
 * An array of entries that each have an id. Of identical entries, the first is kept. Entries with the same id and
 * different contents are an issue.
 */
// @__NO_SIDE_EFFECTS__
export function entries(of: Shape<Rebuilt>, what: string, idKey: 'id' | 'crn' = 'id'): Shape<unknown[]> {
  const shape = array(of, what);
  return (value, path, report) => {
    const contentsOf = contentsInterner();
    const firsts = new Map<unknown, First>();
    const read = shape(value, path, report);
    // Two equal entries differ here if one of them was not read completely.
    if (isCutShort(report.visits)) return read;
    return read?.filter((entry, index) => {
      const id = entry?.[idKey];
      const first = firsts.get(id);
      if (id === undefined || first === undefined) {
        firsts.set(id, { entry, index, contents: undefined });
        return true;
      }
      first.contents ??= contentsOf(first.entry);
      if (first.contents !== contentsOf(entry)) {
        const other = spell([...path, first.index]);
        addIssue(
          report.issues,
          'conflict',
          [...path, index],
          `has the same ${idKey} as ${other} and different contents`,
        );
      }
      return false;
    });
  };
}

/** The first entry with an id. Its contents are computed when a second entry has the same id. */
interface First {
  readonly entry: unknown;
  readonly index: number;
  contents: number | undefined;
}

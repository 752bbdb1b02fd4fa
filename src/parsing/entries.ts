import { contentsInterner } from '../json/contents.ts';
import { blame, spell } from '../json/report.ts';
import { isCutShort } from '../json/visits.ts';
import { list, type Rebuilt, type Shape } from './shape.ts';

/**
 * A list of entries that each have an id: one that stands twice identically is kept once, two of one id with different
 * contents are blamed.
 */
// @__NO_SIDE_EFFECTS__
export function entries(of: Shape<Rebuilt>, what: string, idKey: 'id' | 'crn' = 'id'): Shape<unknown[]> {
  const shape = list(of, what);
  return (value, path, report) => {
    const contentsOf = contentsInterner();
    const firsts = new Map<unknown, First>();
    const read = shape(value, path, report);
    // Entries that were not read whole seem to differ.
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
        blame(report.issues, 'conflict', [...path, index], `has the ${idKey} of ${other} and different contents`);
      }
      return false;
    });
  };
}

/** The entry that was the first of its id; its contents are only looked at where there is another. */
interface First {
  readonly entry: unknown;
  readonly index: number;
  contents: number | undefined;
}

import { contentsInterner } from './contents.ts';
import { blame } from './report.ts';
import { list, type Shape } from './shape.ts';

/**
 * A list of entries that each have an id: one that stands twice identically is kept once, two of one id with different
 * contents are blamed.
 */
export function entries(of: Shape, what: string, idKey: 'id' | 'crn' = 'id'): Shape {
  const shape = list(of, what);
  return (value, path, report) => {
    const read = shape(value, path, report);
    if (!Array.isArray(read)) return read;
    const contentsOf = contentsInterner();
    const first = new Map<string, number>();
    return read.filter((entry: Readonly<Record<string, unknown>>, index) => {
      const id = entry[idKey];
      if (typeof id !== 'string') return true;
      const same = first.get(id);
      if (same === undefined) {
        first.set(id, index);
        return true;
      }
      if (contentsOf(read[same]) !== contentsOf(entry)) {
        blame(report, 'conflict', [...path, index], `has the ${idKey} of entry ${same} and other contents`);
      }
      return false;
    });
  };
}

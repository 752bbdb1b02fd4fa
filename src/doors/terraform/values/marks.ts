import { fieldOf, isBody } from '../../../ibm-api/body.ts';

// `after_unknown` is nested like `after`: true where a value is known only after the apply.

/** Whether nothing below a mark is unknown. */
function isUnmarked(mark: unknown): boolean {
  return mark === undefined || mark === null || mark === false;
}

/** Whether a value is unknown as a whole. A mark of an odd type counts as one. */
export function isWhollyMarked(mark: unknown): boolean {
  return !isUnmarked(mark) && !isBody(mark) && !Array.isArray(mark);
}

/** Whether a value that has no parts is unknown. */
export function isMarked(mark: unknown): boolean {
  return isWhollyMarked(mark) || (isContainer(mark) && Object.keys(mark).length > 0);
}

/** The mark of a part; where the mark has another form than the value, the part is unknown. */
export function markAt(mark: unknown, key: string | number): unknown {
  if (isUnmarked(mark)) return undefined;
  if (typeof key === 'number') return Array.isArray(mark) ? mark[key] : true;
  return isBody(mark) ? fieldOf(mark, key) : true;
}

/** How many items a list has: the mark may name items that the value lacks. */
export function lengthOf(value: unknown, mark: unknown): number {
  return Math.max(Array.isArray(value) ? value.length : 0, Array.isArray(mark) ? mark.length : 0);
}

function isContainer(mark: unknown): mark is object {
  return typeof mark === 'object' && mark !== null;
}

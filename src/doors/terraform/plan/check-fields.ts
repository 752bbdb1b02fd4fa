import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import type { Path } from '../../../text/quote.ts';
import { type Report, refuse } from '../report.ts';
import { isMarked, isWhollyMarked, markAt } from '../values/marks.ts';
import type { Fields, FieldType } from './fields.ts';

/** Reports each field of another JSON type than the provider gives it (TF-1). What is unknown has no type. */
export function checkFields(body: Body, mark: unknown, fields: Fields, path: Path, report: Report): void {
  for (const [name, type] of Object.entries(fields)) {
    check(fieldOf(body, name), markAt(mark, name), type, [...path, name], report);
  }
}

function check(value: unknown, mark: unknown, type: FieldType, path: Path, report: Report): void {
  if (value === undefined || value === null || isWhollyMarked(mark)) return;
  if (type === 'string' || type === 'boolean') {
    if (typeof value !== type) refuse(report, 'wrong-type', path, `must be a ${type}`);
  } else if (type === 'map') {
    if (isBody(value)) checkStrings(Object.entries(value), mark, path, report);
    else refuse(report, 'wrong-type', path, 'must be an object of strings');
  } else if (!Array.isArray(value)) {
    refuse(report, 'wrong-type', path, `must be an array of ${type === 'strings' ? type : 'blocks'}`);
  } else if (type === 'strings') {
    checkStrings([...value.entries()], mark, path, report);
  } else {
    value.forEach((item, index) => {
      checkBlock(item, markAt(mark, index), type.blocks, [...path, index], report);
    });
  }
}

function checkBlock(item: unknown, mark: unknown, fields: Fields, path: Path, report: Report): void {
  if (isBody(item)) checkFields(item, mark, fields, path, report);
  else if (!isWhollyMarked(mark)) refuse(report, 'wrong-type', path, 'must be a block, an object');
}

/** In a map null stands for an empty string, in a list for an item that is unknown. */
function checkStrings(
  items: readonly (readonly [string | number, unknown])[],
  mark: unknown,
  path: Path,
  report: Report,
): void {
  for (const [key, item] of items) {
    const isAbsent = item === null && (typeof key === 'string' || isMarked(markAt(mark, key)));
    if (typeof item !== 'string' && !isAbsent) refuse(report, 'wrong-type', [...path, key], 'must be a string');
  }
}

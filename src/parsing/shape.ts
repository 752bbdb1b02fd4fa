import { copyJson, isPlain } from '../json/copy-json.ts';
import { positions } from '../json/fold.ts';
import { addIssue } from '../json/report.ts';
import { mayRead, type Visits } from '../json/visits.ts';
import type { Issue } from '../nouns/issue.ts';
import { suggestion } from '../text/nearest.ts';
import { type Path, quote } from '../text/quote.ts';

/** The issues of the input, which are all reported together, and the objects that were read. */
export interface Report {
  readonly issues: Issue[];
  readonly visits: Visits;
}

/** Checks and copies a value of one type. A value of another type adds an issue and becomes `undefined`. */
export type Shape<Value = unknown> = (value: unknown, path: Path, report: Report) => Value | undefined;

/** Any JSON. */
export const json: Shape = (value, path, { issues, visits }) => copyJson(value, path, issues, visits);

// @__NO_SIDE_EFFECTS__
function scalar(type: 'string' | 'boolean', what: string): Shape {
  return (value, path, { issues }) =>
    typeof value === type ? value : addIssue(issues, 'wrong-type', path, `must be ${what}`);
}

export const string: Shape = scalar('string', 'a string');

export const boolean: Shape = scalar('boolean', 'a boolean');

const NON_EMPTY = 'a non-empty string';

const possiblyEmpty = scalar('string', NON_EMPTY);

/** An id: a non-empty string. */
export const id: Shape = (value, path, report) =>
  value === '' ? addIssue(report.issues, 'empty', path, `must be ${NON_EMPTY}`) : possiblyEmpty(value, path, report);

/** One of a few strings. */
// @__NO_SIDE_EFFECTS__
export function oneOf(...names: readonly string[]): Shape {
  // The sentence is built only when it is needed, so that importing this module costs little.
  const sentence = (): string => `must be one of ${names.map(quote).join(', ')}`;
  return (value, path, { issues }) => {
    if (typeof value !== 'string') return addIssue(issues, 'wrong-type', path, sentence());
    if (names.includes(value)) return value;
    return addIssue(issues, 'unknown-value', path, `${sentence()}${suggestion(value, names)}`);
  };
}

/** An array. A hole is read as `undefined`, which no entry may be. */
// @__NO_SIDE_EFFECTS__
export function array<Value>(of: Shape<Value>, what: string): Shape<(Value | undefined)[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) return addIssue(report.issues, 'wrong-type', path, `must be an array of ${what}`);
    if (!mayRead(value, () => path, report.issues, report.visits)) return undefined;
    return Array.from({ length: positions(value) }, (_, index) => of(value[index], [...path, index], report));
  };
}

/** The copy of a record. A field with an issue is `undefined`. */
export type Rebuilt = Readonly<Record<string, unknown>>;

/** The shapes of all fields of a type, and the names of the required ones. */
interface Fields {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
}

/** A plain object with the fields of one type and no others. `name?` is an optional field; `undefined` counts as absent. */
// @__NO_SIDE_EFFECTS__
export function record(what: string, fields: Readonly<Record<string, Shape>>): Shape<Rebuilt> {
  // Built with the first value, so that importing this module costs little.
  let known: Fields | undefined;
  return (value, path, report) => {
    const { issues, visits } = report;
    if (!isPlain(value)) return addIssue(issues, 'wrong-type', path, `must be a plain object: ${what}`);
    if (!mayRead(value, () => path, issues, visits)) return undefined;
    known ??= fieldsOf(fields);
    const { shapes, required } = known;
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue;
      const place = [...path, key];
      const shape = shapes.get(key);
      if (shape !== undefined) copy[key] = shape(part, place, report);
      else addIssue(issues, 'unknown-field', place, `is not a field of ${what}${suggestion(key, [...shapes.keys()])}`);
    }
    for (const key of required) {
      if (!Object.hasOwn(copy, key)) addIssue(issues, 'missing', [...path, key], `is missing: ${what} must have it`);
    }
    return copy;
  };
}

function fieldsOf(fields: Readonly<Record<string, Shape>>): Fields {
  const shapes = new Map(Object.entries(fields).map(([key, shape]) => [key.replace('?', ''), shape]));
  return { shapes, required: Object.keys(fields).filter((key) => shapes.has(key)) };
}

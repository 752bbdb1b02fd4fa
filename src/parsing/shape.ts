import { copyJson, isPlain } from '../json/copy-json.ts';
import { positions } from '../json/fold.ts';
import { nearest } from '../json/nearest.ts';
import { blame, type Path, quote } from '../json/report.ts';
import { mayRead, type Visits } from '../json/visits.ts';
import type { Issue } from '../nouns/issue.ts';

/** What is wrong, so that all of it is told at once, and what was read. */
export interface Report {
  readonly issues: Issue[];
  readonly visits: Visits;
}

/** Rebuilds a value of one type; what is not of it is blamed, and has no value. */
export type Shape<Value = unknown> = (value: unknown, path: Path, report: Report) => Value | undefined;

/** A value of free JSON. */
export const json: Shape = (value, path, { issues, visits }) => copyJson(value, path, issues, visits);

// @__NO_SIDE_EFFECTS__
function scalar(type: 'string' | 'boolean', what: string): Shape {
  return (value, path, { issues }) =>
    typeof value === type ? value : blame(issues, 'wrong-type', path, `must be ${what}`);
}

export const text: Shape = scalar('string', 'a text');

export const flag: Shape = scalar('boolean', 'true or false');

const someId = scalar('string', 'an id, a text that is not empty');

/** An id: a text that is not empty. */
export const id: Shape = (value, path, report) =>
  value === '' ? blame(report.issues, 'empty', path, 'must not be empty, as it is an id') : someId(value, path, report);

/** One of a few words. */
// @__NO_SIDE_EFFECTS__
export function word(...words: readonly string[]): Shape {
  // Put together when it is needed: most accounts are in order, and who imports this should not wait for it.
  const sentence = (): string => `must be one of ${words.map(quote).join(', ')}`;
  return (value, path, { issues }) => {
    if (typeof value !== 'string') return blame(issues, 'wrong-type', path, sentence());
    return words.includes(value) ? value : blame(issues, 'unknown-value', path, `${sentence()}${meant(value, words)}`);
  };
}

/** A list; a hole in it is no entry of any type. */
// @__NO_SIDE_EFFECTS__
export function list<Value>(of: Shape<Value>, what: string): Shape<(Value | undefined)[]> {
  return (value, path, report) => {
    if (!Array.isArray(value)) return blame(report.issues, 'wrong-type', path, `must be a list of ${what}`);
    if (!mayRead(value, () => path, report.issues, report.visits)) return undefined;
    return Array.from({ length: positions(value) }, (_, index) => of(value[index], [...path, index], report));
  };
}

/** What a record is rebuilt as; a field that was blamed is `undefined`. */
export type Rebuilt = Readonly<Record<string, unknown>>;

/** The fields of a type: all of them with their shapes, and which it must have. */
interface Fields {
  readonly shapes: ReadonlyMap<string, Shape>;
  readonly required: readonly string[];
}

/** An object with the fields of one type and no others: `name?` may be left out, and one that is `undefined` is. */
// @__NO_SIDE_EFFECTS__
export function record(what: string, fields: Readonly<Record<string, Shape>>): Shape<Rebuilt> {
  // Like the sentence above: not before there is something to read.
  let known: Fields | undefined;
  return (value, path, report) => {
    const { issues, visits } = report;
    if (!isPlain(value)) return blame(issues, 'wrong-type', path, `must be ${what}, a plain object`);
    if (!mayRead(value, () => path, issues, visits)) return undefined;
    known ??= fieldsOf(fields);
    const { shapes, required } = known;
    const copy: Record<string, unknown> = {};
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue;
      const place = [...path, key];
      const shape = shapes.get(key);
      if (shape !== undefined) copy[key] = shape(part, place, report);
      else blame(issues, 'unknown-field', place, `is not a field of ${what}${meant(key, [...shapes.keys()])}`);
    }
    for (const key of required) {
      if (!Object.hasOwn(copy, key)) blame(issues, 'missing', [...path, key], `is missing, ${what} needs it`);
    }
    return copy;
  };
}

function fieldsOf(fields: Readonly<Record<string, Shape>>): Fields {
  const shapes = new Map(Object.entries(fields).map(([key, shape]) => [key.replace('?', ''), shape]));
  return { shapes, required: Object.keys(fields).filter((key) => shapes.has(key)) };
}

function meant(word: string, words: readonly string[]): string {
  const likeliest = nearest(word, words);
  return likeliest === undefined ? '' : `; did you mean ${quote(likeliest)}?`;
}

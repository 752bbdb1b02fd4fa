import { isPlain, put } from './json.ts';
import { nearest } from './nearest.ts';
import { blame, type Path, quote, type Report } from './report.ts';

/** Rebuilds a value of one type, and blames what is not of it. */
export type Shape = (value: unknown, path: Path, report: Report) => unknown;

/** The fields of an object: those that are required, and those that may be left out. */
export interface Fields {
  readonly required: Readonly<Record<string, Shape>>;
  readonly optional: Readonly<Record<string, Shape>>;
}

/** An id: a text that is not empty. */
export const id: Shape = (value, path, report) => {
  if (typeof value !== 'string') blame(report, 'wrong-type', path, 'must be a text');
  else if (value === '') blame(report, 'empty', path, 'must be an id, a text that is not empty');
  return value;
};

export const text: Shape = (value, path, report) => {
  if (typeof value !== 'string') blame(report, 'wrong-type', path, 'must be a text');
  return value;
};

export const flag: Shape = (value, path, report) => {
  if (typeof value !== 'boolean') blame(report, 'wrong-type', path, 'must be true or false');
  return value;
};

/** One of a few words. */
export function word(...words: readonly string[]): Shape {
  return (value, path, report) => {
    if (typeof value !== 'string' || !words.includes(value)) {
      blame(report, 'unknown-word', path, `must be one of ${words.map(quote).join(', ')}`);
    }
    return value;
  };
}

/** A list; a hole in it is no entry of any type. */
export function list(of: Shape, what: string): Shape {
  return (value, path, report) => {
    if (Array.isArray(value)) return Array.from(value, (entry, index) => of(entry, [...path, index], report));
    blame(report, 'wrong-type', path, `must be a list of ${what}`);
    return [];
  };
}

/** An object with the fields of one type and no others; a field that is `undefined` is absent. */
export function record(what: string, fieldsOf: Fields | ((value: object) => Fields)): Shape {
  return (value, path, report) => {
    const copy = {};
    if (typeof value !== 'object' || value === null || !isPlain(value)) {
      blame(report, 'wrong-type', path, `must be ${what}, a plain object`);
      return copy;
    }
    const { required, optional } = typeof fieldsOf === 'function' ? fieldsOf(value) : fieldsOf;
    const shapes = new Map(Object.entries({ ...required, ...optional }));
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue;
      const shape = shapes.get(key);
      if (shape !== undefined) put(copy, key, shape(part, [...path, key], report));
      else blame(report, 'unknown-field', [...path, key], `is not a field of ${what}${meant(key, [...shapes.keys()])}`);
    }
    for (const key of Object.keys(required)) {
      if (!Object.hasOwn(copy, key)) blame(report, 'missing', [...path, key], `is missing, ${what} needs it`);
    }
    return copy;
  };
}

function meant(key: string, keys: readonly string[]): string {
  const likeliest = nearest(key, keys);
  return likeliest === undefined ? '' : `, did you mean ${quote(likeliest)}`;
}

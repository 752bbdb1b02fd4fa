import type { Issue } from 'apikey-policy';
import { copyJson, isPlain } from '../../../json/copy-json.ts';
import type { Properties } from './entities.ts';

/** What is wrong with a body, a sentence each, so that all of it is told at once. */
export type Problems = string[];

function blame(problems: Problems, sentence: string): undefined {
  problems.push(sentence);
}

/** The body of a request, copied, so that whatever it was, it is plain JSON of own properties from here on. */
export function readBody(body: unknown, problems: Problems): Properties | undefined {
  const issues: Issue[] = [];
  const copy = isObject(body) ? copyJson(body, [], issues) : undefined;
  const [issue] = issues;
  if (issue !== undefined) return blame(problems, issue.message);
  return isObject(copy) ? copy : blame(problems, 'the body must be a JSON object');
}

export function isObject(value: unknown): value is Properties {
  return isPlain(value);
}

/** A field that the object itself has: nobody sends `constructor` by not sending it. */
export function fieldOf(object: Properties, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A field that must be an object. */
export function objectOf(object: Properties, key: string, problems: Problems): Properties | undefined {
  const value = fieldOf(object, key);
  return value === undefined ? blame(problems, `\`${key}\` is missing`) : asObject(value, key, problems);
}

/** A field that may be left out, and must be an object otherwise. */
export function optionalObjectOf(object: Properties, key: string, problems: Problems): Properties | undefined {
  const value = fieldOf(object, key);
  return value === undefined ? undefined : asObject(value, key, problems);
}

/** Such a field, to be spread: by its key, or nothing where it is left out, and `undefined` where it is wrong. */
export function optionalOf(
  object: Properties,
  key: 'context' | 'properties',
  problems: Problems,
  place: string = key,
): { readonly context?: Properties | undefined; readonly properties?: Properties | undefined } | undefined {
  const value = fieldOf(object, key);
  if (value === undefined) return {};
  const read = asObject(value, place, problems);
  return read && { [key]: read };
}

function asObject(value: unknown, place: string, problems: Problems): Properties | undefined {
  return isObject(value) ? value : blame(problems, `\`${place}\` must be an object`);
}

/** A field that must be a text; which, is for the policy to know. */
export function textOf(object: Properties, key: string, problems: Problems, place: string): string | undefined {
  const value = fieldOf(object, key);
  if (typeof value === 'string') return value;
  return blame(problems, value === undefined ? `\`${place}\` is missing` : `\`${place}\` must be a text`);
}

import type { Issue } from 'apikey-policy';
import { copyJson, isPlain } from '../../../json/copy-json.ts';
import type { Properties } from './entities.ts';

/** The problems of a body, one sentence each. They are reported together. */
export type Problems = string[];

function addProblem(problems: Problems, sentence: string): undefined {
  problems.push(sentence);
}

/** A copy of the body as plain JSON. */
export function readBody(body: unknown, problems: Problems): Properties | undefined {
  const issues: Issue[] = [];
  const copy = isObject(body) ? copyJson(body, [], issues) : undefined;
  const [issue] = issues;
  if (issue !== undefined) return addProblem(problems, issue.message);
  return isObject(copy) ? copy : addProblem(problems, 'the body must be a JSON object');
}

export function isObject(value: unknown): value is Properties {
  return isPlain(value);
}

/** An own field of an object, never an inherited one such as `constructor`. */
export function fieldOf(object: Properties, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** A required object. */
export function objectOf(object: Properties, key: string, problems: Problems): Properties | undefined {
  const value = fieldOf(object, key);
  return value === undefined ? addProblem(problems, `\`${key}\` is missing`) : asObject(value, key, problems);
}

/** An optional object. */
export function optionalObjectOf(object: Properties, key: string, problems: Problems): Properties | undefined {
  const value = fieldOf(object, key);
  return value === undefined ? undefined : asObject(value, key, problems);
}

/** An optional object under its key, for spreading: `{}` if it is absent, `undefined` if it is malformed. */
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
  return isObject(value) ? value : addProblem(problems, `\`${place}\` must be an object`);
}

/** A required string. */
export function textOf(object: Properties, key: string, problems: Problems, place: string): string | undefined {
  const value = fieldOf(object, key);
  if (typeof value === 'string') return value;
  return addProblem(problems, value === undefined ? `\`${place}\` is missing` : `\`${place}\` must be a string`);
}

import type {
  AuthzenAction,
  AuthzenActionSearch,
  AuthzenEvaluation,
  AuthzenResource,
  AuthzenResourceSearch,
  AuthzenSubjectSearch,
  AuthzenTyped,
  Properties,
} from './entities.ts';
import { objectOf, optionalOf, type Problems, textOf } from './read-fields.ts';

type EntityKey = 'subject' | 'resource';

// Each function reports all problems of the fields that it reads, and then returns `undefined`. It ignores other fields:
// callers may use a later version of the protocol.

/** Reads an evaluation. */
export function readEvaluation(body: Properties, problems: Problems): AuthzenEvaluation | undefined {
  return readParts(body, problems, readEntity, readEntity);
}

/** Reads a subject search. It ignores an id of the subject. */
export function readSubjectSearch(body: Properties, problems: Problems): AuthzenSubjectSearch | undefined {
  return readParts(body, problems, readTyped, readEntity);
}

/** Reads a resource search. It ignores an id of the resource. */
export function readResourceSearch(body: Properties, problems: Problems): AuthzenResourceSearch | undefined {
  return readParts(body, problems, readEntity, readTyped);
}

type Reader<Part> = (body: Properties, key: EntityKey, problems: Problems) => Part | undefined;

function readParts<Subject, Resource>(
  body: Properties,
  problems: Problems,
  readSubject: Reader<Subject>,
  readResource: Reader<Resource>,
) {
  const subject = readSubject(body, 'subject', problems);
  const action = readAction(body, problems);
  const resource = readResource(body, 'resource', problems);
  const context = optionalOf(body, 'context', problems);
  return subject && action && resource && context && { subject, action, resource, ...context };
}

/** Reads an action search. It ignores an action. */
export function readActionSearch(body: Properties, problems: Problems): AuthzenActionSearch | undefined {
  const subject = readEntity(body, 'subject', problems);
  const resource = readEntity(body, 'resource', problems);
  const context = optionalOf(body, 'context', problems);
  return subject && resource && context && { subject, resource, ...context };
}

function readTyped(body: Properties, key: EntityKey, problems: Problems): AuthzenTyped | undefined {
  const entity = objectOf(body, key, problems);
  return entity && typedOf(entity, key, problems);
}

function readEntity(body: Properties, key: EntityKey, problems: Problems): AuthzenResource | undefined {
  const entity = objectOf(body, key, problems);
  if (entity === undefined) return undefined;
  const typed = typedOf(entity, key, problems);
  const id = textOf(entity, 'id', problems, `${key}.id`);
  return id === undefined ? undefined : typed && { ...typed, id };
}

function typedOf(entity: Properties, key: EntityKey, problems: Problems): AuthzenTyped | undefined {
  const type = textOf(entity, 'type', problems, `${key}.type`);
  const properties = optionalOf(entity, 'properties', problems, `${key}.properties`);
  return type === undefined ? undefined : properties && { type, ...properties };
}

function readAction(body: Properties, problems: Problems): AuthzenAction | undefined {
  const action = objectOf(body, 'action', problems);
  if (action === undefined) return undefined;
  const name = textOf(action, 'name', problems, 'action.name');
  const properties = optionalOf(action, 'properties', problems, 'action.properties');
  return name === undefined ? undefined : properties && { name, ...properties };
}

import type { Condition, Matcher, Policy, PolicySubject, Target } from 'apikey-policy';
import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import type { PolicyParts } from './policy-forms.ts';
import { bodiesOf, idOf, isMadeByTemplate, jsonOf, type Problems, textOf, wordsOf } from './row.ts';

/** A policy's row as it was understood: held, or why an account cannot hold it (B9). */
export interface PolicyRow {
  readonly policy: Omit<Policy, 'id'> | undefined;
  /** Why it is not held. */
  readonly why: string;
  /** Whether it would count (G1). */
  readonly counts: boolean;
  /** What it grants a service, if it is an active authorization of one (B9). */
  readonly authorization: Authorization | undefined;
}

/** What a service is granted, though it is no principal. */
export interface Authorization extends Pick<Policy, 'roles' | 'target'> {
  readonly service: string;
}

/** Reads what both versions have alike; the id is for the caller to give. */
export function readPolicyRow(row: Body, parts: PolicyParts, problems: Problems): PolicyRow {
  const type = textOf(row, 'type', problems);
  const state = textOf(row, 'state', problems);
  const name = wordsOf(row, 'description');
  const rule = jsonOf(fieldOf(row, 'rule'), 'rule', problems);
  const roles = parts.roles.map((role) => idOf(role, 'role_id', problems));
  const targets = parts.resources.map((resource) => readTarget(resource, parts.key, problems));
  const subjects = parts.subjects.map((subject) => readSubject(subject, parts.key, problems));
  const isActive = (state ?? 'active') === 'active';
  const counts = (type ?? 'access') === 'access' && isActive;
  const [subject, ...otherSubjects] = subjects;
  const [target = { attributes: [] }, ...otherTargets] = targets;
  const service = type === 'authorization' && isActive ? serviceOf(parts) : undefined;
  const authorization = service !== undefined && targets.length === 1 ? { service, roles, target } : undefined;
  const notHeld = (why: string): PolicyRow => ({ policy: undefined, why, counts, authorization });
  if (otherSubjects.length > 0) return notHeld('it has several subjects');
  if (otherTargets.length > 0) return notHeld('it has several resources');
  if (parts.hasTemplateRoles) return notHeld('it grants roles of an enterprise template');
  if (subject === undefined) return notHeld('its subject is not exactly one `iam_id` or `access_group_id`');
  if (rule !== undefined && !parts.canHaveRule)
    return notHeld('it has a rule, which policies of this version do not have');
  const policy = {
    subject,
    roles,
    target,
    // A rule of an odd shape is held, and unknown (C1).
    ...(rule !== undefined && { condition: rule as Condition }),
    ...(type !== undefined && { type }),
    ...(state !== undefined && { state }),
    ...(isMadeByTemplate(row) && { managed: true }),
    ...(name !== undefined && { name }),
  };
  return { policy, why: '', counts, authorization };
}

/** The service that an authorization is for, by the name that its subject says. */
function serviceOf({ subjects, key }: PolicyParts): string | undefined {
  const attributes = subjects
    .map((subject) => fieldOf(subject, 'attributes'))
    .filter(Array.isArray)
    .flat();
  const named = attributes.filter(isBody).find((attribute) => fieldOf(attribute, key) === 'serviceName');
  const service = named && fieldOf(named, 'value');
  return typeof service === 'string' ? service : undefined;
}

/** Exactly one `iam_id` or `access_group_id`, by `stringEquals`; none for any other subject (B9). */
function readSubject(subject: Body, key: string, problems: Problems): PolicySubject | undefined {
  const [attribute, ...others] = bodiesOf(fieldOf(subject, 'attributes'), "subject's attributes", problems);
  if (attribute === undefined || others.length > 0) return undefined;
  const operator = fieldOf(attribute, 'operator');
  const id = fieldOf(attribute, 'value');
  if ((operator !== undefined && operator !== 'stringEquals') || typeof id !== 'string' || id === '') return undefined;
  switch (fieldOf(attribute, key)) {
    case 'iam_id':
      return { principal: id };
    case 'access_group_id':
      return { accessGroup: id };
    default:
      return undefined;
  }
}

function readTarget(resource: Body, key: string, problems: Problems): Target {
  const matchers = (field: string): Matcher[] =>
    bodiesOf(fieldOf(resource, field), `resource's ${field}`, problems).map((row) => readMatcher(row, key, problems));
  if (fieldOf(resource, 'attributes') === undefined) problems.found.push('its resource has no `attributes`');
  const attributes = matchers('attributes');
  return fieldOf(resource, 'tags') === undefined ? { attributes } : { attributes, tags: matchers('tags') };
}

/** An operator or a value that cannot be understood is held, and unknown (G4). */
function readMatcher(row: Body, key: string, problems: Problems): Matcher {
  const name = textOf(row, key, problems);
  if (fieldOf(row, key) === undefined) problems.found.push(`an attribute has no \`${key}\``);
  const operator = jsonOf(fieldOf(row, 'operator'), 'operator', problems);
  const value = jsonOf(fieldOf(row, 'value'), 'value', problems);
  const matcher = {
    key: name ?? '',
    ...(operator !== undefined && { operator }),
    ...(value !== undefined && { value }),
  };
  return matcher as Matcher;
}

import type { Condition, Matcher, Policy, PolicySubject, Target } from 'apikey-policy';
import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import type { PolicyParts } from './policy-forms.ts';
import { bodiesOf, idOf, isMadeByTemplate, jsonOf, labelOf, type Problems, stringOf } from './row.ts';

/** The policy of a row, or why an account cannot hold it (B9). */
export interface PolicyRow {
  readonly policy: Omit<Policy, 'id'> | undefined;
  /** Why the account cannot hold it. */
  readonly why: string;
  /** Whether it would have an effect (G1). */
  readonly counts: boolean;
  /** Its grant to a service, if it is an active authorization (B9). */
  readonly authorization: Authorization | undefined;
}

/** A grant to a service, which is not a principal. */
export interface Authorization extends Pick<Policy, 'roles' | 'target'> {
  readonly service: string;
}

/** Reads the parts that both versions have; the caller adds the id. */
export function readPolicyRow(row: Body, parts: PolicyParts, problems: Problems): PolicyRow {
  const type = stringOf(row, 'type', problems);
  const state = stringOf(row, 'state', problems);
  const name = labelOf(row, 'description');
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
    return notHeld('it has a rule, but policies of this version have no rules');
  const policy = {
    subject,
    roles,
    target,
    // A malformed rule is kept, and its result is unknown (C1).
    ...(rule !== undefined && { condition: rule as Condition }),
    ...(type !== undefined && { type }),
    ...(state !== undefined && { state }),
    ...(isMadeByTemplate(row) && { managed: true }),
    ...(name !== undefined && { name }),
  };
  return { policy, why: '', counts, authorization };
}

/** The service that is the subject of an authorization. */
function serviceOf({ subjects, key }: PolicyParts): string | undefined {
  const attributes = subjects
    .map((subject) => fieldOf(subject, 'attributes'))
    .filter(Array.isArray)
    .flat();
  const named = attributes.filter(isBody).find((attribute) => fieldOf(attribute, key) === 'serviceName');
  const service = named && fieldOf(named, 'value');
  return typeof service === 'string' ? service : undefined;
}

/** The subject if it is exactly one `iam_id` or `access_group_id` by `stringEquals` (B9). */
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

/** A malformed operator or value is kept, and its result is unknown (G4). */
function readMatcher(row: Body, key: string, problems: Problems): Matcher {
  const name = stringOf(row, key, problems);
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

import type { Condition, Matcher, Policy, PolicySubject, Target } from 'apikey-policy';
import { type Body, fieldOf } from '../../ibm-api/body.ts';
import type { PolicyParts } from './policy-forms.ts';
import { bodiesOf, idOf, jsonOf, type Problems, textOf, wordsOf } from './row.ts';

/** A policy's row as it was understood: held, or why an account cannot hold it (B9). */
export interface PolicyRow {
  readonly policy: Omit<Policy, 'id'> | undefined;
  /** Why it is not held. */
  readonly why: string;
  /** Whether it would count (G1). */
  readonly counts: boolean;
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
  const counts = (type ?? 'access') === 'access' && (state ?? 'active') === 'active';
  const [subject, ...otherSubjects] = subjects;
  const [target = { attributes: [] }, ...otherTargets] = targets;
  const notHeld = (why: string): PolicyRow => ({ policy: undefined, why, counts });
  if (otherSubjects.length > 0) return notHeld('it has several subjects');
  if (otherTargets.length > 0) return notHeld('it has several resources');
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
    ...(name !== undefined && { name }),
  };
  return { policy, why: '', counts };
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

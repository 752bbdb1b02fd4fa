import type { Caveat, DenyReason, Grant, NearMiss, Obstacle, Request, UnknownReason } from 'apikey-policy';
import { type RuleId, ruleOf } from '../rule-ids.ts';
import { type Expected, LETTERS, type Letter, type Vector } from '../vector.ts';
import { P, REQUIRED_ROLES, USUAL_ROLE } from './accounts.ts';

/** What answers can say besides their reason. */
interface More {
  readonly grants?: readonly Grant[];
  readonly caveats?: readonly Caveat[];
  /** The roles that carry the action, where it is not the catalogue alone; `nothing`, where no grant is missing. */
  readonly requires?: readonly string[] | 'nothing';
  /** An instant in ISO 8601. */
  readonly validUntil?: string;
}

/** An answer in short, written out once the question is known. */
export type Answer = (request: Request) => Expected;

/** Allowed for `granted`; by policy p and its role for the action, unless other grants are named. */
export const granted =
  (more: More = {}): Answer =>
  (request) => ({
    effect: 'allow',
    reason: 'granted',
    unknowns: [],
    grants: more.grants ?? [grant(USUAL_ROLE[request.action])],
    ...rest(more),
  });

/** Allowed for `not-restricted`. */
export const free =
  (more: More = {}): Answer =>
  () => ({ effect: 'allow', reason: 'not-restricted', unknowns: [], grants: more.grants ?? [], ...rest(more) });

export const denied =
  (reason: Exclude<DenyReason, 'no-grant'>, misses: readonly NearMiss[] = [], more: More = {}): Answer =>
  () => ({ effect: 'deny', reason, unknowns: [], grants: [], ...rest(more, misses) });

/** Denied for `no-grant`: a role that carries the action is missing. */
export const noGrant =
  (misses: readonly NearMiss[] = [], more: More = {}): Answer =>
  (request) => ({
    effect: 'deny',
    reason: 'no-grant',
    unknowns: [],
    grants: [],
    ...rest(more, misses),
    ...requirement(request, more),
  });

/** Indeterminate for the first of these; a role is or may be missing, unless `requires` says `nothing`. */
export const open =
  (unknowns: readonly [UnknownReason, ...UnknownReason[]], misses: readonly NearMiss[] = [], more: More = {}): Answer =>
  (request) => ({
    effect: 'indeterminate',
    reason: unknowns[0],
    unknowns,
    grants: [],
    ...rest(more, misses),
    ...requirement(request, more),
  });

function rest({ caveats = [], validUntil }: More, nearMisses: readonly NearMiss[] = []) {
  return {
    caveats,
    ...(nearMisses.length > 0 && { nearMisses }),
    ...(validUntil !== undefined && { validUntil: Date.parse(validUntil) }),
  };
}

function requirement({ action }: Request, { requires = REQUIRED_ROLES[action] }: More) {
  return requires === 'nothing' ? {} : { requires: { action, roles: requires } };
}

/** A grant by policy p, unless another is named. */
export function grant(
  role: string,
  { policy = P, accessGroup }: { policy?: string; accessGroup?: string } = {},
): Grant {
  return { policy, role, ...(accessGroup !== undefined && { accessGroup }) };
}

/** A near miss of policy p, unless another is named. */
export function miss(
  obstacle: Obstacle,
  { policy = P, accessGroup }: { policy?: string; accessGroup?: string } = {},
): readonly NearMiss[] {
  return [{ policy, ...(accessGroup !== undefined && { accessGroup }), obstacle }];
}

/** The request asked at an instant in ISO 8601. */
export function at(instant: string, request: Request): Request {
  return { ...request, time: Date.parse(instant) };
}

export function by(principal: string, request: Request): Request {
  return { ...request, principal };
}

/**
 * One question and its answer.
 *
 * @param id begins with the rule that the vector shows
 * @param also the other rules that it shows
 */
export function vector(
  id: string,
  sentence: string,
  account: object,
  request: Request,
  answer: Answer,
  ...also: readonly RuleId[]
): Vector {
  return { id, rules: [ruleOf(id), ...also], sentence, account, request, expected: answer(request) };
}

/** Several questions about one account, each with its answer; their letters end the ids. */
export function vectors(
  id: string,
  sentence: string,
  account: object,
  answers: readonly (readonly [Request, Answer])[],
  ...also: readonly RuleId[]
): readonly Vector[] {
  return answers.map(([request, answer]) =>
    vector(`${id}-${letterOf(request)}`, sentence, account, request, answer, ...also),
  );
}

function letterOf({ action }: Request): Letter {
  return LETTERS[action];
}

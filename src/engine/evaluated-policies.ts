import { TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { ACTIONS } from '../nouns/action.ts';
import type { Policy } from '../nouns/policy.ts';
import { readPolicy } from '../rules/policy.ts';
import { openQuestion } from '../rules/question.ts';
import type { RoleDefinitions } from '../rules/role.ts';
import { isOnAnotherService, type TargetTest } from '../rules/target.ts';
import { evaluatePolicy, isOpenVerdict, type Verdict } from '../rules/verdict.ts';
import { type ByAction, byAction } from './by-action.ts';

/** A policy, evaluated for each action. The result is the same for all its principals. */
export interface EvaluatedPolicy {
  /** Its position among the policies of the account. */
  readonly place: number;
  readonly verdicts: ByAction<Verdict>;
  /** The only value of `resource` that its target can match, if it has one `stringEquals` on it. */
  readonly onlyServiceId: string | undefined;
}

/** Policies by the id of their subject, each list in the order of the account. */
interface BySubject {
  readonly ofPrincipals: ReadonlyMap<string, readonly EvaluatedPolicy[]>;
  readonly ofGroups: ReadonlyMap<string, readonly EvaluatedPolicy[]>;
}

/** Evaluates the policies of an account, except those that are certainly about another service (A8). */
export function evaluatePolicies({ id: accountId, policies }: Account, roles: RoleDefinitions): BySubject {
  const ofPrincipals = new Map<string, EvaluatedPolicy[]>();
  const ofGroups = new Map<string, EvaluatedPolicy[]>();
  const questions = byAction((action) => openQuestion(accountId, action));
  const seen = new Set<string>();
  let place = -1;
  for (const policy of policies) {
    place++;
    const { id, subject, target } = policy;
    if (isOnAnotherService(target) || seen.has(id)) continue;
    seen.add(id);
    const read = readPolicy(policy, TRUE);
    const verdicts = withoutTarget(byAction((action) => evaluatePolicy(read, questions[action], roles)));
    const evaluated = { place, verdicts, onlyServiceId: onlyServiceIdOf(policy) };
    if (subject.accessGroup === undefined) add(ofPrincipals, subject.principal, evaluated);
    else add(ofGroups, subject.accessGroup, evaluated);
  }
  return { ofPrincipals, ofGroups };
}

const DROPPED_TARGET: TargetTest = { attributes: [], selectors: new Set(), isTagged: false };

/** Drops targets that no request evaluates again, to save memory. */
function withoutTarget(verdicts: ByAction<Verdict>): ByAction<Verdict> {
  if (ACTIONS.some((action) => isOpenVerdict(verdicts[action]))) return verdicts;
  const policy = { ...verdicts[ACTIONS[0]].policy, target: DROPPED_TARGET };
  return byAction((action) => ({ ...verdicts[action], policy }));
}

function onlyServiceIdOf({ target: { attributes } }: Policy): string | undefined {
  const [only, ...others] = attributes.filter(({ key }) => key === 'resource');
  if (only === undefined || others.length > 0) return undefined;
  const { operator = 'stringEquals', value } = only;
  return operator === 'stringEquals' && typeof value === 'string' ? value : undefined;
}

function add(lists: Map<string, EvaluatedPolicy[]>, id: string, policy: EvaluatedPolicy): void {
  const list = lists.get(id);
  if (list === undefined) lists.set(id, [policy]);
  else list.push(policy);
}

/**
 * The same policies with another value of `subject`. They were evaluated as if the subject certainly were the
 * principal.
 */
export function withSubject(policies: readonly EvaluatedPolicy[], subject: Truth): readonly EvaluatedPolicy[] {
  return policies.map(({ verdicts, ...policy }) => ({
    ...policy,
    verdicts: byAction((action) => ({ ...verdicts[action], policy: { ...verdicts[action].policy, subject } })),
  }));
}

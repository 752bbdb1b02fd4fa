import { FALSE, TRUE, type Truth } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import { ACTIONS, CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import type { Policy } from '../nouns/policy.ts';
import { type ReadPolicy, readPolicy } from '../rules/policy.ts';
import { openQuestion, type Question, questionOf } from '../rules/question.ts';
import type { RoleDefinitions } from '../rules/role.ts';
import { isOnAnotherService, type TargetTest } from '../rules/target.ts';
import { closeVerdict, evaluatePolicy, isOpenVerdict, type Verdict } from '../rules/verdict.ts';
import { type ByAction, byAction } from './by-action.ts';

/** A policy, evaluated for each action. The result is the same for all its principals. */
export interface EvaluatedPolicy {
  /** Its position among the policies of the account. */
  readonly place: number;
  readonly verdicts: ByAction<Verdict>;
  /** The verdict on the one service ID that the policy is limited to. `verdicts` then has the verdict on all others. */
  readonly narrowed: NarrowedVerdict | undefined;
}

interface NarrowedVerdict {
  readonly serviceId: string;
  readonly verdict: Verdict;
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
    const verdicts = byAction((action) => evaluatePolicy(read, questions[action], roles));
    const serviceId = onlyServiceIdOf(policy);
    const evaluated = withoutTarget(
      serviceId === undefined
        ? { place, verdicts, narrowed: undefined }
        : narrowedTo(serviceId, place, verdicts, accountId),
    );
    if (subject.accessGroup === undefined) add(ofPrincipals, subject.principal, evaluated);
    else add(ofGroups, subject.accessGroup, evaluated);
  }
  return { ofPrincipals, ofGroups };
}

const NONE: readonly [] = [];
const DROPPED_TARGET: TargetTest = { attributes: [], selectors: new Set(), isTagged: false };

/** Drops targets that no request evaluates again, to save memory. */
function withoutTarget(evaluated: EvaluatedPolicy): EvaluatedPolicy {
  const { verdicts } = evaluated;
  if (ACTIONS.some((action) => isOpenVerdict(verdicts[action]))) return evaluated;
  return withPolicy(evaluated, { ...verdicts[ACTIONS[0]].policy, target: DROPPED_TARGET });
}

function withPolicy({ place, verdicts, narrowed }: EvaluatedPolicy, policy: ReadPolicy): EvaluatedPolicy {
  const of = (verdict: Verdict): Verdict => ({ ...verdict, policy });
  return {
    place,
    verdicts: byAction((action) => of(verdicts[action])),
    narrowed: narrowed && { serviceId: narrowed.serviceId, verdict: of(narrowed.verdict) },
  };
}

/** A policy that is limited to one service ID grants nothing on others, so no request has to test its target again. */
function narrowedTo(serviceId: string, place: number, verdicts: ByAction<Verdict>, accountId: string): EvaluatedPolicy {
  const open = verdicts[CREATE_SERVICE_ID_API_KEY];
  const verdict = closeVerdict(open, questionOf(accountId, CREATE_SERVICE_ID_API_KEY, serviceId, undefined));
  const onOthers: Verdict = { ...open, target: FALSE, grants: NONE };
  return { place, verdicts: { ...verdicts, [CREATE_SERVICE_ID_API_KEY]: onOthers }, narrowed: { serviceId, verdict } };
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

/** The verdict of a policy on a question. */
export function verdictOn({ verdicts, narrowed }: EvaluatedPolicy, question: Question): Verdict {
  const isNarrowed = narrowed !== undefined && isAbout(question, narrowed.serviceId);
  const verdict = isNarrowed ? narrowed.verdict : verdicts[question.action];
  return isOpenVerdict(verdict) ? closeVerdict(verdict, question) : verdict;
}

function isAbout({ action, attributes }: Question, serviceId: string): boolean {
  return action === CREATE_SERVICE_ID_API_KEY && attributes('resource')[0] === serviceId;
}

/**
 * The same policies with another value of `subject`. They were evaluated as if the subject certainly were the
 * principal.
 */
export function withSubject(policies: readonly EvaluatedPolicy[], subject: Truth): readonly EvaluatedPolicy[] {
  return policies.map((policy) => withPolicy(policy, { ...policy.verdicts[ACTIONS[0]].policy, subject }));
}

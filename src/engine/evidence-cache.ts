import { type ConditionTest, looksAtAttribute, looksAtTime, nextChangeIn } from '../matching/condition.ts';
import type { Account } from '../nouns/account.ts';
import { CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import { serviceIdForms } from '../nouns/iam-id.ts';
import type { Request } from '../nouns/request.ts';
import { type Evidence, weighAll } from '../rules/evidence.ts';
import type { ApplicablePolicy, PolicyTest } from '../rules/policy.ts';
import { questionOf, secondOf } from '../rules/question.ts';
import type { RoleDefinitions } from '../rules/role.ts';
import { keep } from './keep.ts';

/** Evidence, and for how long it stays what it is: from when on, and before when, in seconds. */
interface Timed {
  readonly evidence: Evidence;
  readonly from: number;
  readonly until: number;
}

/** The policies about one principal, and the evidence that weighing them gave so far. */
export interface EvidenceCache {
  readonly policies: readonly ApplicablePolicy[];
  /** Those of their conditions that look at the time. */
  readonly clocks: readonly ConditionTest[];
  /** Whether it matters to any of them which service ID is asked about. */
  readonly looksAtResource: boolean;
  readonly atNoTime: Map<string, Evidence>;
  readonly atSomeTime: Map<string, Timed>;
}

export function newEvidenceCache(policies: readonly ApplicablePolicy[]): EvidenceCache {
  const conditions = policies.flatMap(({ policy: { condition } }) => (condition === undefined ? [] : [condition]));
  return {
    policies,
    clocks: conditions.filter(looksAtTime),
    looksAtResource: policies.some(({ policy }) => looksAtResource(policy)),
    atNoTime: new Map(),
    atSomeTime: new Map(),
  };
}

function looksAtResource({ target, condition }: PolicyTest): boolean {
  const isNarrowed = target.attributes.some(({ key }) => key === 'resource');
  return isNarrowed || (condition !== undefined && looksAtAttribute(condition, 'resource'));
}

/**
 * What the policies about a principal say to a request, from the cache where nothing that they look at has changed.
 *
 * Invariant: what is kept is what weighing them again would give. Beside the action they can look at the service ID
 * and at the time; it is kept by the one, and until the first of their clocks changes.
 */
export function cachedEvidence(
  { policies, clocks, looksAtResource, atNoTime, atSomeTime }: EvidenceCache,
  account: Account,
  request: Request,
  defined: RoleDefinitions,
): Evidence {
  const weighNow = (): Evidence => weighAll(account, policies, questionOf(account, request), defined);
  const key = looksAtResource ? keyOf(request) : request.action;
  if (key === undefined) return weighNow();
  const second = clocks.length === 0 ? undefined : secondOf(request.time);
  if (second === undefined) return atNoTime.get(key) ?? keep(atNoTime, key, weighNow());
  const known = atSomeTime.get(key);
  if (known !== undefined && known.from <= second && second < known.until) return known.evidence;
  const until = clocks.reduce((first, clock) => Math.min(first, nextChangeIn(clock, second)), Infinity);
  return keep(atSomeTime, key, { evidence: weighNow(), from: second, until }).evidence;
}

/** The action, or the service ID that it is about; texts that are no service ID are not worth keeping. */
function keyOf({ action, resource = '' }: Request): string | undefined {
  return action === CREATE_SERVICE_ID_API_KEY ? serviceIdForms(resource)?.resource : action;
}

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
import { ALWAYS, AT_NO_TIME, holdsAt, type Span } from './span.ts';

/** Evidence, and for how long it stays what it is. */
export interface SpannedEvidence {
  readonly evidence: Evidence;
  readonly span: Span;
}

/** The policies about one principal, and the evidence that weighing them gave last, by action or service ID. */
export interface EvidenceCache {
  readonly policies: readonly ApplicablePolicy[];
  /** Those of their conditions that look at the time. */
  readonly clocks: readonly ConditionTest[];
  /** Whether it matters to any of them which service ID is asked about. */
  readonly looksAtResource: boolean;
  /** What they said at some time, and where there is a clock among them, apart from that, what they said at none. */
  readonly kept: Map<string, SpannedEvidence>;
  readonly keptAtNoTime: Map<string, SpannedEvidence>;
}

export function newEvidenceCache(policies: readonly ApplicablePolicy[]): EvidenceCache {
  const conditions = policies.map(({ policy }) => policy.condition).filter((condition) => condition !== undefined);
  return {
    policies,
    clocks: conditions.filter(looksAtTime),
    looksAtResource: policies.some(({ policy }) => looksAtResource(policy)),
    kept: new Map(),
    keptAtNoTime: new Map(),
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
  { policies, clocks, looksAtResource, kept, keptAtNoTime }: EvidenceCache,
  account: Account,
  request: Request,
  defined: RoleDefinitions,
): SpannedEvidence {
  const second = secondOf(request.time);
  const weighNow = (): SpannedEvidence => ({
    evidence: weighAll(account, policies, questionOf(account, request), defined),
    span: spanOf(clocks, second),
  });
  const key = looksAtResource ? keyOf(request) : request.action;
  if (key === undefined) return weighNow();
  const list = clocks.length > 0 && second === undefined ? keptAtNoTime : kept;
  const known = list.get(key);
  return known !== undefined && holdsAt(known.span, second) ? known : keep(list, key, weighNow());
}

/** Until the first clock changes. */
function spanOf(clocks: readonly ConditionTest[], second: number | undefined): Span {
  if (clocks.length === 0) return ALWAYS;
  if (second === undefined) return AT_NO_TIME;
  return {
    from: second,
    until: clocks.reduce((first, clock) => Math.min(first, nextChangeIn(clock, second)), Infinity),
  };
}

/** The action, or the service ID that it is about; texts that are no service ID are not worth keeping. */
function keyOf({ action, resource = '' }: Request): string | undefined {
  return action === CREATE_SERVICE_ID_API_KEY ? serviceIdForms(resource)?.resource : action;
}

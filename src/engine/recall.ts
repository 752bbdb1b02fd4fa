import { type ConditionTest, looksAt, nextChangeIn } from '../matching/condition.ts';
import type { Account } from '../nouns/account.ts';
import { CREATE_SERVICE_ID_API_KEY } from '../nouns/action.ts';
import { serviceIdForms } from '../nouns/iam-id.ts';
import type { Request } from '../nouns/request.ts';
import { type Evidence, weighAll } from '../rules/evidence.ts';
import type { Bearing, PolicyTest } from '../rules/policy.ts';
import { questionOf, secondOf } from '../rules/question.ts';
import type { RoleDefinitions } from '../rules/role.ts';

/** What the policies about one principal said, and for how long they go on saying it. */
interface Said {
  readonly evidence: Evidence;
  /** In seconds: from when on, and before when. */
  readonly from: number;
  readonly until: number;
}

/** The policies about one principal, and what they said when they were asked. */
export interface Recollection {
  readonly bearings: readonly Bearing[];
  /** Those of their conditions that look at the time. */
  readonly clocks: readonly ConditionTest[];
  /** Whether it matters to any of them which service ID is asked about. */
  readonly looksAtResource: boolean;
  readonly saidAtNoTime: Map<string, Evidence>;
  readonly said: Map<string, Said>;
}

/** For how many service IDs it is kept what the policies about one principal said. */
const MOST_KEPT = 256;

export function newRecollection(bearings: readonly Bearing[]): Recollection {
  const conditions = bearings.flatMap(({ policy: { condition } }) => (condition === undefined ? [] : [condition]));
  return {
    bearings,
    clocks: conditions.filter((condition) => looksAt(condition)),
    looksAtResource: bearings.some(({ policy }) => looksAtResource(policy)),
    saidAtNoTime: new Map(),
    said: new Map(),
  };
}

function looksAtResource({ target, condition }: PolicyTest): boolean {
  const isNarrowed = target.attributes.some(({ key }) => key === 'resource');
  return isNarrowed || (condition !== undefined && looksAt(condition, 'resource'));
}

/**
 * What the policies about a principal say to a request, from memory where nothing that they look at has changed.
 *
 * Invariant: what is remembered is what weighing them again would say. Beside the action they can look at the service
 * ID and at the time; it is remembered by the one, and until the first of their clocks changes.
 */
export function recall(
  { bearings, clocks, looksAtResource, saidAtNoTime, said }: Recollection,
  account: Account,
  request: Request,
  defined: RoleDefinitions,
): Evidence {
  const weighNow = (): Evidence => weighAll(account, bearings, questionOf(account, request), defined);
  const key = looksAtResource ? keyOf(request) : request.action;
  if (key === undefined) return weighNow();
  const second = clocks.length === 0 ? undefined : secondOf(request);
  if (second === undefined) {
    const known = saidAtNoTime.get(key);
    return known ?? keep(saidAtNoTime, key, weighNow());
  }
  const known = said.get(key);
  if (known !== undefined && known.from <= second && second < known.until) return known.evidence;
  const until = clocks.reduce((first, clock) => Math.min(first, nextChangeIn(clock, second)), Infinity);
  return keep(said, key, { evidence: weighNow(), from: second, until }).evidence;
}

/** The action, or the service ID that it is about; texts that are no service ID are not worth remembering. */
function keyOf({ action, resource = '' }: Request): string | undefined {
  return action === CREATE_SERVICE_ID_API_KEY ? serviceIdForms(resource)?.resource : action;
}

function keep<Value>(kept: Map<string, Value>, key: string, value: Value): Value {
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, value);
  return value;
}

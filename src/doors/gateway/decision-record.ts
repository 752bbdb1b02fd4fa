import type { Decision, Effect, ReasonCode, Request, UnknownReason } from 'apikey-policy';
import { checkDecision, checkObject, checkOptions, refuseArgument } from '../../json/argument.ts';

/** The snapshot of the account that answered. */
export interface RecordedSnapshot {
  /** A hash of `fingerprint(account)`, such as its SHA-256 in hexadecimal digits. */
  readonly fingerprint: string;
  /** What your own program calls the snapshot. */
  readonly version?: string | undefined;
}

/** What a decision record has beside its decision. */
export interface DecisionRecordOptions {
  /** An ID of the record that no other record has. */
  readonly id: string;
  /** When the decision was used, in epoch milliseconds. A cached decision is older than this. */
  readonly at: number;
  readonly snapshot: RecordedSnapshot;
}

/** One decision for an audit log, as plain JSON. `apikey-policy/schemas/decision-record.json` is its JSON Schema. */
export interface DecisionRecord {
  /** The form of the record. */
  readonly format: 1;
  readonly id: string;
  /** When the decision was used: RFC 3339 in UTC. */
  readonly at: string;
  readonly request: Request;
  readonly effect: Effect;
  readonly reason: ReasonCode;
  /** The ids of the policies that grant the request, each once. */
  readonly policies: readonly string[];
  /** What is missing, for an indeterminate. */
  readonly unknowns: readonly UnknownReason[];
  readonly snapshot: RecordedSnapshot;
}

/**
 * Returns the record of a decision for an audit log (GATE-6). It has IDs and codes, no names and no sentences.
 *
 * @param decision a decision with any effect
 * @param options `id` of the record; `at`, the time of the call in epoch milliseconds; `snapshot`, the account that answered
 * @returns plain JSON that the schema `apikey-policy/schemas/decision-record.json` describes
 * @throws TypeError if an argument is not of its type
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { decisionRecord } from 'apikey-policy/gateway';
 *
 * const account = { id: 'a', apiKeyCreation: 'NOT_SET', principals: [], accessGroups: [], policies: [] };
 * const decision = decide(account, { principal: 'iam-ServiceId-1', action: 'iam-identity.user-apikey.create' });
 * const record = decisionRecord(decision, { id: '1', at: 1773673200000, snapshot: { fingerprint: '9f86d081' } });
 * [record.at, record.effect, record.reason]; // => ['2026-03-16T15:00:00.000Z', 'deny', 'unknown-principal']
 * ```
 */
export function decisionRecord(decision: Decision, options: DecisionRecordOptions): DecisionRecord {
  checkDecision(decision);
  checkOptions(options, ['id', 'at', 'snapshot']);
  const { id, at, snapshot } = options;
  checkString('id', id);
  const time = new Date(at);
  if (typeof at !== 'number' || Number.isNaN(time.getTime())) {
    refuseArgument('at', 'a time in epoch milliseconds, within ±8.64e15', at);
  }
  checkObject('snapshot', 'an object with `fingerprint`', snapshot);
  const { fingerprint, version } = snapshot;
  checkString('snapshot.fingerprint', fingerprint);
  if (version !== undefined) checkString('snapshot.version', version);
  const { request, effect, reason, grants, unknowns } = decision;
  return {
    format: 1,
    id,
    at: time.toISOString(),
    request: { ...request },
    effect,
    reason,
    policies: [...new Set(grants.map(({ policy }) => policy))],
    unknowns: [...unknowns],
    snapshot: version === undefined ? { fingerprint } : { fingerprint, version },
  };
}

function checkString(name: string, value: unknown): void {
  if (typeof value !== 'string' || value === '') refuseArgument(name, 'a non-empty string', value);
}

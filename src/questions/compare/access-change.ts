import type { PrincipalView } from '../../engine/session.ts';
import type { Action } from '../../nouns/action.ts';
import type { Decision, Effect } from '../../nouns/decision.ts';

/** What a change does to one answer (CMP-2). */
export type ChangeClass = 'gained' | 'maybe-gained' | 'maybe-revoked' | 'revoked';

/** One answer that a change makes another. */
export interface AccessChange {
  /** IAM ID of who asks. */
  readonly principal: string;
  readonly action: Action;
  /** For a key of a service ID, the service ID as `ServiceId-…`. */
  readonly resource?: string;
  readonly class: ChangeClass;
  readonly before: Decision;
  readonly after: Decision;
}

/** How far a change moves an answer, from before to after. */
const CLASSES: Readonly<Record<Effect, Readonly<Record<Effect, ChangeClass | undefined>>>> = {
  deny: { deny: undefined, indeterminate: 'maybe-gained', allow: 'gained' },
  indeterminate: { deny: 'maybe-revoked', indeterminate: undefined, allow: 'maybe-gained' },
  allow: { deny: 'revoked', indeterminate: 'maybe-revoked', allow: undefined },
};

/** What becomes of one principal's answer; nothing where its effect stays the same. */
export function changeOf(
  was: PrincipalView,
  is: PrincipalView,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): AccessChange | undefined {
  // A yes that stays one needs no explanation.
  if (was.allows(action, resource, time) && is.allows(action, resource, time)) return undefined;
  const [before, after] = [was.decide(action, resource, time), is.decide(action, resource, time)];
  const name = CLASSES[before.effect][after.effect];
  if (name === undefined) return undefined;
  const change = { principal: was.principal, action, class: name, before, after };
  return resource === undefined ? change : { ...change, resource };
}

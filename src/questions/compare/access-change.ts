import type { PrincipalView } from '../../engine/compile.ts';
import type { Action } from '../../nouns/action.ts';
import type { Decision, Effect } from '../../nouns/decision.ts';

/** The effect of a change on one answer (CMP-2). */
export type ChangeClass = 'gained' | 'maybe-gained' | 'maybe-revoked' | 'revoked';

/** An answer whose effect changes. */
export interface AccessChange {
  /** IAM ID of the requester. */
  readonly principal: string;
  readonly action: Action;
  /** For an API key of a service ID, the service ID as `ServiceId-…`. */
  readonly resource?: string | undefined;
  readonly class: ChangeClass;
  readonly before: Decision;
  readonly after: Decision;
}

/** The class of a change, by the effects before and after it. */
const CLASSES: Readonly<Record<Effect, Readonly<Record<Effect, ChangeClass | undefined>>>> = {
  deny: { deny: undefined, indeterminate: 'maybe-gained', allow: 'gained' },
  indeterminate: { deny: 'maybe-revoked', indeterminate: undefined, allow: 'maybe-gained' },
  allow: { deny: 'revoked', indeterminate: 'maybe-revoked', allow: undefined },
};

/** The change of one answer; `undefined` if its effect stays the same. */
export function changeOf(
  viewBefore: PrincipalView,
  viewAfter: PrincipalView,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): AccessChange | undefined {
  const name = CLASSES[viewBefore.effect(action, resource, time)][viewAfter.effect(action, resource, time)];
  if (name === undefined) return undefined;
  const [before, after] = [viewBefore.decide(action, resource, time), viewAfter.decide(action, resource, time)];
  const change = { principal: viewBefore.principal, action, class: name, before, after };
  return resource === undefined ? change : { ...change, resource };
}

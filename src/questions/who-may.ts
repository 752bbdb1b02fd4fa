import type { PolicyDecisionPoint } from '../engine/compile.ts';
import { checkObject } from '../json/argument.ts';
import type { Account } from '../nouns/account.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Allow, Decision, Deny, Indeterminate } from '../nouns/decision.ts';
import { checkAllButPrincipal } from '../rules/request.ts';
import { pointOf } from './point-of.ts';

/** A request without its principal. */
export interface WhoMayQuestion {
  readonly action: Action;
  /** For an API key of a service ID: `ServiceId-…` or `iam-ServiceId-…`. Leave it out for a user API key. */
  readonly resource?: string | undefined;
  /** The time of the requests, in epoch milliseconds. Without it, time conditions are unknown. */
  readonly time?: number | undefined;
}

/** The decisions of one question for every principal, in the order of the account. */
export interface WhoMay {
  readonly allowed: readonly Allow[];
  readonly undetermined: readonly Indeterminate[];
  readonly denied: readonly Deny[];
  /** Whether these are all principals that could be allowed (WHO-3). */
  readonly complete: boolean;
}

/**
 * Answers which principals may perform an action. Each principal of the account gets a decision, with every grant or
 * the reason of the refusal (WHO-1 to WHO-3). For user API keys, each principal requests a key of its own.
 *
 * The principals that the account lists come first. Service IDs and trusted profiles that only policies or access
 * groups name follow, sorted by IAM ID.
 *
 * @param from an account, or its compiled form for many questions
 * @param question the action, the service ID if the action is to create its API key, and the time in epoch milliseconds
 * @returns the decisions by effect, and whether these are all principals that could be allowed
 * @throws TypeError if a field of the question is invalid
 *
 * @example
 * ```ts
 * import { ROLES, whoMay } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [
 *     { kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' },
 *     { kind: 'user', id: 'IBMid-060003CRTR', state: 'ACTIVE' },
 *   ],
 *   accessGroups: [{ id: 'AccessGroupId-creators', members: ['IBMid-060003CRTR'] }],
 *   policies: [
 *     {
 *       id: 'creators',
 *       subject: { accessGroup: 'AccessGroupId-creators' },
 *       roles: [ROLES.userApiKeyCreator],
 *       target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 *     },
 *   ],
 * } as const;
 * const { allowed, denied, complete } = whoMay(account, { action: 'iam-identity.user-apikey.create' });
 * allowed.map(({ request, grants }) => [request.principal, grants[0]?.accessGroup]); // => [['IBMid-060003CRTR', 'AccessGroupId-creators']]
 * denied.map(({ request }) => request.principal); // => ['IBMid-060001ADMN']
 * complete; // => true
 * ```
 */
export function whoMay(from: Account | PolicyDecisionPoint, question: WhoMayQuestion): WhoMay {
  const pdp = pointOf(from);
  checkObject('question', 'an object with an `action`', question);
  const { action, resource, time } = question;
  checkAllButPrincipal(action, resource, time);
  if (action === CREATE_USER_API_KEY && resource !== undefined) {
    throw new TypeError('`resource` must be left out: each user asks for a user API key of its own');
  }
  const answers: { allow: Allow[]; indeterminate: Indeterminate[]; deny: Deny[] } = {
    allow: [],
    indeterminate: [],
    deny: [],
  };
  for (const { id } of pdp.principals) file(answers, pdp.forPrincipal(id).decide(action, resource, time));
  return {
    allowed: answers.allow,
    undetermined: answers.indeterminate,
    denied: answers.deny,
    complete: isComplete(pdp.account, action),
  };
}

/**
 * If the owner is unknown, an unlisted user may be the owner, who can change the setting and create API keys for
 * service IDs (I4).
 */
function isComplete({ partial }: Account, action: Action): boolean {
  const isForOwner = action === UPDATE_SETTING || action === CREATE_SERVICE_ID_API_KEY;
  return !partial?.some((list) => list === 'principals' || (isForOwner && list === 'owner'));
}

function file(
  answers: { readonly allow: Allow[]; readonly indeterminate: Indeterminate[]; readonly deny: Deny[] },
  decision: Decision,
): void {
  switch (decision.effect) {
    case 'allow':
      answers.allow.push(decision);
      break;
    case 'indeterminate':
      answers.indeterminate.push(decision);
      break;
    case 'deny':
      answers.deny.push(decision);
      break;
  }
}

import { type Action, CREATE_USER_API_KEY } from '../nouns/action.ts';
import type { Allow, Decision, Deny, Indeterminate } from '../nouns/decision.ts';
import { checkQuestion } from '../rules/request.ts';
import { type From, pointOf } from './from.ts';

/** A question without who asks. */
export interface WhoMayQuestion {
  readonly action: Action;
  /** The service ID, for an API key of one, as `ServiceId-…` or `iam-ServiceId-…`; for a user API key none. */
  readonly resource?: string;
  /** When, in epoch milliseconds; without it, conditions on time are unknown. */
  readonly time?: number;
}

/** The answers to one question for every principal of the account, in its order. */
export interface WhoMay {
  readonly allowed: readonly Allow[];
  readonly undetermined: readonly Indeterminate[];
  readonly denied: readonly Deny[];
  /** Whether these are all principals that there are (WHO-3). */
  readonly complete: boolean;
}

/**
 * Answers who may do something: the decision for each principal of the account, with the path of every grant, and for
 * those left out what kept them (WHO-1 to WHO-3). For a user API key each principal asks for itself.
 *
 * @param from an account, or its compiled form for many questions
 * @param question the action, the service ID where a key of one is asked about, and when in epoch milliseconds
 * @returns the decisions by effect, each list in the order of the account, and whether these are all principals
 * @throws TypeError if a field is none that its type allows
 *
 * @example
 * ```ts
 * import { whoMay } from 'apikey-policy';
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
 *       roles: ['crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'],
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
export function whoMay(from: From, question: WhoMayQuestion): WhoMay {
  if (typeof question !== 'object' || question === null) throw new TypeError('a question must be an object');
  const { action, resource, time } = question;
  checkQuestion(action, resource, time);
  if (action === CREATE_USER_API_KEY && resource !== undefined) {
    throw new TypeError('`resource` must be left out: each user asks for a user API key of its own');
  }
  const pdp = pointOf(from);
  const answers: { allow: Allow[]; indeterminate: Indeterminate[]; deny: Deny[] } = {
    allow: [],
    indeterminate: [],
    deny: [],
  };
  for (const view of pdp.forPrincipals()) file(answers, view.decide(action, resource, time));
  return {
    allowed: answers.allow,
    undetermined: answers.indeterminate,
    denied: answers.deny,
    complete: !pdp.account.partial?.includes('principals'),
  };
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

import { CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../nouns/action.ts';
import type { Allow, Decision, Deny, Grant, Indeterminate, NearMiss } from '../nouns/decision.ts';
import {
  CAVEAT_WORDS,
  DENY_WORDS,
  either,
  nameOfRole,
  OBSTACLE_WORDS,
  UNKNOWN_WORDS,
  wordsOfRequest,
} from './words.ts';

/** For whom a decision is explained. */
export interface ExplainOptions {
  /** An administrator reads of policies and groups; a requester only of what was asked. */
  readonly audience?: 'administrator' | 'requester';
}

/** How many policies are named before the rest is counted. */
const NAMED_AT_MOST = 3;

/**
 * Explains a decision in a short paragraph that a person can act on.
 *
 * @param decision what `decide` answered
 * @param options `audience`: `administrator` (the default), or `requester`, shorter and without ids of others
 *
 * @example
 * ```ts
 * import { decide, explain } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const decision = decide(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * explain(decision, { audience: 'requester' }).split('.')[0]; // => '`IBMid-060001ADMN` may not create a user API key'
 * ```
 */
export function explain(decision: Decision, options: ExplainOptions = {}): string {
  const forAdministrator = options.audience !== 'requester';
  return [
    ...answerOf(decision, forAdministrator),
    ...(forAdministrator ? nearMissesOf(decision.nearMisses) : []),
    ...decision.caveats.map((caveat) => CAVEAT_WORDS[caveat]),
    ...validityOf(decision),
  ].join(' ');
}

function answerOf(decision: Decision, forAdministrator: boolean): string[] {
  switch (decision.effect) {
    case 'allow':
      return allowOf(decision, forAdministrator);
    case 'deny':
      return denyOf(decision);
    case 'indeterminate':
      return indeterminateOf(decision);
  }
}

function allowOf({ request, reason, grants }: Allow, forAdministrator: boolean): string[] {
  const why =
    reason === 'not-restricted'
      ? 'The setting does not restrict it, so it takes no access at all.'
      : 'A policy of the account grants it.';
  const through = listed(grants, ({ role, ...policy }: Grant) => `${nameOfRole(role)} by ${wordsOfPolicy(policy)}`);
  return [
    `\`${request.principal}\` may ${wordsOfRequest(request)}.`,
    why,
    ...(forAdministrator && grants.length > 0 ? [`Granted: ${through}.`] : []),
  ];
}

function denyOf({ request, reason, requires }: Deny): string[] {
  return [
    `\`${request.principal}\` may not ${wordsOfRequest(request)}.`,
    DENY_WORDS[reason],
    ...(requires ? [missing(requires.roles)] : []),
    // S6, S8: the documented trap, that not even the owner's or an Administrator's access is enough.
    ...(requires && (request.action === CREATE_USER_API_KEY || request.action === CREATE_SERVICE_ID)
      ? [
          'The account restricts it, so this role is needed by everybody, Administrators and the account owner included.',
        ]
      : []),
  ];
}

function indeterminateOf({ request, unknowns, requires }: Indeterminate): string[] {
  return [
    `Whether \`${request.principal}\` may ${wordsOfRequest(request)} cannot be decided, and counts as no.`,
    `It could be a yes, but ${unknowns.map((unknown) => UNKNOWN_WORDS[unknown]).join('; ')}.`,
    ...(requires ? [missing(requires.roles)] : []),
  ];
}

function missing(roles: readonly string[]): string {
  return `What gives it for certain is the role ${either(roles.map(nameOfRole))} on the IAM Identity service.`;
}

function nearMissesOf(nearMisses: readonly NearMiss[]): string[] {
  if (nearMisses.length === 0) return [];
  return [
    `Close to granting it: ${listed(nearMisses, (miss) => `${wordsOfPolicy(miss)} ${OBSTACLE_WORDS[miss.obstacle]}`)}.`,
  ];
}

function wordsOfPolicy({ policy, accessGroup }: { readonly policy: string; readonly accessGroup?: string }): string {
  return accessGroup === undefined
    ? `policy \`${policy}\``
    : `policy \`${policy}\` through access group \`${accessGroup}\``;
}

function listed<Entry>(entries: readonly Entry[], words: (entry: Entry) => string): string {
  const named = entries.slice(0, NAMED_AT_MOST).map(words).join('; ');
  const more = entries.length - NAMED_AT_MOST;
  return more > 0 ? `${named}; and ${more} more` : named;
}

function validityOf({ validUntil }: Decision): string[] {
  return validUntil === undefined ? [] : [`This holds at least until ${new Date(validUntil).toISOString()}.`];
}

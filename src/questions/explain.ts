import { CREATE_SERVICE_ID, CREATE_USER_API_KEY } from '../nouns/action.ts';
import type { Allow, Decision, Deny, Grant, Indeterminate, NearMiss } from '../nouns/decision.ts';
import type { Remedy } from './remedies/remedy.ts';
import {
  CAVEAT_WORDS,
  DENY_WORDS,
  either,
  isInCatalogue,
  nameOfRole,
  OBSTACLE_WORDS,
  UNKNOWN_WORDS,
  wordsOfChange,
  wordsOfRequest,
} from './words.ts';

/** For whom a decision is explained. */
export interface ExplainOptions {
  /** An administrator reads of policies and groups; a requester only of what was asked. */
  readonly audience?: 'administrator' | 'requester';
  /** What `remedies` answered to the same request; the first of them is named. */
  readonly remedies?: readonly Remedy[];
}

/** How many policies are named before the rest is counted. */
const NAMED_AT_MOST = 3;

/**
 * Explains a decision (A4, A8) in a short paragraph that a person can act on.
 *
 * @param decision what `decide` answered
 * @param options `audience`: `administrator` (the default), or `requester`, shorter and without ids of others;
 *   `remedies`: what `remedies` answered, so that the best one is named (REM-6)
 * @returns plain English on one line, with ids in backticks
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
  // Whoever is not known to be an administrator is not told ids of others.
  const forAdministrator = (options.audience ?? 'administrator') === 'administrator';
  return [
    ...answerOf(decision, forAdministrator),
    ...remedyOf(options.remedies?.[0], forAdministrator),
    ...(forAdministrator ? nearMissesOf(decision.nearMisses) : []),
    ...otherTimesOf(decision),
    ...decision.caveats.map((caveat) => CAVEAT_WORDS[caveat]),
    ...validityOf(decision),
  ].join(' ');
}

function answerOf(decision: Decision, forAdministrator: boolean): string[] {
  switch (decision.effect) {
    case 'allow':
      return allowOf(decision, forAdministrator);
    case 'deny':
      return denyOf(decision, forAdministrator);
    case 'indeterminate':
      return indeterminateOf(decision, forAdministrator);
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

function denyOf({ request, reason, requires }: Deny, forAdministrator: boolean): string[] {
  return [
    `\`${request.principal}\` may not ${wordsOfRequest(request)}.`,
    DENY_WORDS[reason],
    ...(requires ? [missing(requires.roles, forAdministrator)] : []),
    // S6, S8: the documented trap, that not even the owner's or an Administrator's access is enough.
    ...(requires && (request.action === CREATE_USER_API_KEY || request.action === CREATE_SERVICE_ID)
      ? [
          'The account restricts it, so this role is needed by everybody, Administrators and the account owner included.',
        ]
      : []),
  ];
}

function indeterminateOf({ request, unknowns, requires }: Indeterminate, forAdministrator: boolean): string[] {
  return [
    `Whether \`${request.principal}\` may ${wordsOfRequest(request)} cannot be decided, and counts as no.`,
    `It could be a yes, but ${unknowns.map((unknown) => UNKNOWN_WORDS[unknown]).join('; ')}.`,
    ...(requires ? [missing(requires.roles, forAdministrator)] : []),
  ];
}

/** A requester is told of the catalogue's roles alone, of which there always is one: the account's own are ids of others. */
function missing(roles: readonly string[], forAdministrator: boolean): string {
  const told = forAdministrator ? roles : roles.filter(isInCatalogue);
  return `What gives it for certain is the role ${either(told.map(nameOfRole))} on the IAM Identity service.`;
}

function remedyOf(remedy: Remedy | undefined, forAdministrator: boolean): string[] {
  if (remedy === undefined) return [];
  const { changes, sideEffects } = remedy;
  const least = `The least that helps: ${changes.map((change) => wordsOfChange(change, forAdministrator)).join(', and ')}.`;
  const { questions, carries } = sideEffects;
  const beside = [
    ...(questions.length > 0
      ? [`changes ${questions.length} other ${questions.length === 1 ? 'answer' : 'answers'}`]
      : []),
    ...(carries.length > 0 ? [`brings other policies: ${listed(carries, (id) => `\`${id}\``)}`] : []),
  ];
  return forAdministrator && beside.length > 0 ? [least, `That also ${beside.join(' and ')}.`] : [least];
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

/** REM-4: asking at another time is no remedy, and worth a try all the same: what changes is a condition that is false. */
function otherTimesOf({ reason, validUntil }: Decision): string[] {
  const hasClock = validUntil !== undefined && reason === 'no-grant';
  return hasClock ? ['Asked while the condition of a policy holds, it may be a yes.'] : [];
}

function validityOf({ validUntil }: Decision): string[] {
  return validUntil === undefined ? [] : [`This holds at least until ${new Date(validUntil).toISOString()}.`];
}

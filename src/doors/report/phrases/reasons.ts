import type { AllowReason, Decision, DenyReason, UnknownReason } from 'apikey-policy';

const ALLOWED: Readonly<Record<AllowReason, string>> = {
  'not-restricted': 'the setting restricts nobody',
  granted: 'a policy grants it',
};

const DENIED: Readonly<Record<DenyReason, string>> = {
  'unknown-principal': 'the account does not have the principal',
  'not-a-user': 'only users have user API keys',
  'not-own-key': 'users create user API keys for themselves only',
  'inactive-principal': 'the user is not active',
  'unknown-service-id': 'the account does not have the service ID',
  'no-grant': 'no policy grants it',
};

const UNKNOWN: Readonly<Record<UnknownReason, string>> = {
  'unknown-principal': 'it is not known whether the account has the principal',
  'unknown-state': 'the state of the user is not known',
  'unknown-service-id': 'it is not known whether the account has the service ID',
  'unknown-setting': 'the setting could not be read',
  'unknown-role': 'a policy has a role that is not known',
  'unknown-operator': 'a policy has an operator or a value that is not documented',
  'undocumented-target': 'it is not documented whether a policy applies',
  'tags-unknown': 'a policy depends on the tags of the service ID',
  'time-needed': 'a policy depends on the time, and no time was given',
  'unknown-condition': 'a policy has a condition that could not be read',
  'partial-data': 'the account was not read completely',
};

const OF_OTHERS = { ...ALLOWED, ...DENIED, ...UNKNOWN };
/** A deny says in a sentence of its own what it shares with an unknown answer. */
const OF_DENY = { ...OF_OTHERS, ...DENIED };

/** Why an answer is what it is: a sentence, then the code of the reason (REP-1). */
export function reasonPhrase({ effect, reason }: Pick<Decision, 'effect' | 'reason'>): string {
  return `${(effect === 'deny' ? OF_DENY : OF_OTHERS)[reason]} (${reason})`;
}

import { quote } from '../json/report.ts';
import { type Account, isPartial } from '../nouns/account.ts';
import type { Decision } from '../nouns/decision.ts';
import { kindOfIamId } from '../nouns/iam-id.ts';
import type { UnknownReason } from '../nouns/reason.ts';
import type { Request } from '../nouns/request.ts';
import { settingOf } from '../rules/setting.ts';
import { grantingGroups } from './remedies/granting-groups.ts';
import { DENY_WORDS, either, UNKNOWN_WORDS } from './words.ts';

/** States of users that are not active, and what to do about them (P3). */
const STATE_WORDS: Readonly<Record<string, string | undefined>> = {
  PENDING: "The invitation hasn't been accepted yet.",
  PROCESSING: 'The user is still being added.',
  ERROR_WHILE_PROCESSING: 'The invitation failed: invite the user again.',
  SUSPENDED: 'The user is suspended: set the user to active first.',
};

/** Why a user that is not active may do nothing; without the account its state is not known. */
export function wordsOfState({ principal: id }: Request, account: Account | undefined): string {
  const state = account?.principals.flatMap((known) =>
    known.kind === 'user' && known.id === id ? [known.state] : [],
  )[0];
  return STATE_WORDS[state ?? ''] ?? DENY_WORDS['inactive-principal'];
}

/** What is not known. Only a service ID or a trusted profile is unknown where the account lists all that it has (P2). */
export function wordsOfUnknown(unknown: UnknownReason, { principal }: Request, account: Account | undefined): string {
  if (unknown !== 'unknown-principal') return UNKNOWN_WORDS[unknown];
  if (kindOfIamId(principal) === 'user' || (account !== undefined && isPartial(account, 'principals'))) {
    return 'the list of principals is incomplete and does not hold this one';
  }
  return account === undefined
    ? UNKNOWN_WORDS[unknown]
    : "the account doesn't list this principal: it was deleted, or it is another account's";
}

/** S6, S8: not even the owner's or an Administrator's access is enough. Where a caveat says what restricts it, this does not. */
export function wordsOfRestriction({ request, caveats }: Decision, account: Account | undefined): string[] {
  const setting = settingOf(request.action);
  if (setting === undefined) return [];
  const who = 'everybody needs this role, Administrators and the account owner included.';
  if (caveats.includes('enterprise-managed')) return [who.replace('e', 'E')];
  if (account === undefined) return [`It is restricted, so ${who}`];
  const by = account[setting] === 'RESTRICTED' ? 'The account' : 'An enterprise template';
  return [`${by} restricts it, so ${who}`];
}

/** The groups whose rules would admit a user at log-in and whose policies would grant the request. */
export function wordsOfDynamicGroups(
  { request }: Decision,
  account: Account | undefined,
  forAdministrator: boolean,
): string[] {
  if (account === undefined || kindOfIamId(request.principal) !== 'user') return [];
  const granting = grantingGroups({ account, request });
  const groups = account.accessGroups.filter(({ id, dynamic }) => dynamic && granting.has(id));
  if (groups.length === 0) return [];
  if (!forAdministrator) return ["Signing in through the company's identity provider may give it."];
  const names = either([...new Set(groups.map(({ id, name = id }) => quote(name)))]);
  return [`Logging in with an identity whose claims match the rules of the access group ${names} would also give it.`];
}

import { reasonsOf } from '../../matching/ternary.ts';
import { type Account, isPartial } from '../../nouns/account.ts';
import { CREATE_SERVICE_ID } from '../../nouns/action.ts';
import type { Indeterminate } from '../../nouns/decision.ts';
import { kindOfIamId } from '../../nouns/iam-id.ts';
import type { UnknownReason } from '../../nouns/reason.ts';
import { isUnknownRole } from '../../rules/role.ts';
import { settingOf, valueIsFree } from '../../rules/setting.ts';
import { truthOf, type Verdict } from '../../rules/verdict.ts';
import type { Explained } from './explained.ts';
import { KIND_PHRASES, SETTING_PHRASES, UNKNOWN_PHRASES } from './phrases.ts';
import { listed, listedBy } from './plain-text.ts';

/** What is not known, with the parts of the account that it is about. */
export function phraseOfUnknown(unknown: UnknownReason, explained: Explained<Indeterminate>): string {
  const { account } = explained;
  if (account === undefined) return UNKNOWN_PHRASES[unknown];
  switch (unknown) {
    case 'unknown-principal':
      return principalPhrase(explained, account);
    case 'unknown-state':
    case 'unknown-service-id':
      return UNKNOWN_PHRASES[unknown];
    case 'unknown-setting':
      return settingPhrase(explained, account);
    case 'partial-data':
      return partialPhrase(explained, account);
    default:
      return policyPhrase(unknown, explained) ?? UNKNOWN_PHRASES[unknown];
  }
}

/** A complete list of principals can lack only service IDs and trusted profiles that something else names (P2). */
function principalPhrase({ decision: { request } }: Explained, account: Account): string {
  const kind = KIND_PHRASES[kindOfIamId(request.principal)];
  return isPartial(account, 'principals')
    ? `the list of principals is incomplete and doesn't include this ${kind}`
    : `the account doesn't list this ${kind}: it was deleted, or it belongs to another account`;
}

/** Only the actions that a setting restricts have it unknown (S4). */
function settingPhrase({ decision: { request } }: Explained, account: Account): string {
  const setting = request.action === CREATE_SERVICE_ID ? 'serviceIdCreation' : 'apiKeyCreation';
  return reasonsOf(valueIsFree(account[setting])).length > 0
    ? `the account's ${SETTING_PHRASES[setting]} is missing or unknown`
    : `an enterprise template has an unknown value for the ${SETTING_PHRASES[setting]}`;
}

function partialPhrase({ decision: { request }, verdicts, names }: Explained, account: Account): string {
  const mayGrant = [...verdicts().values()].filter((verdict) => isUnknownFor(verdict, 'partial-data'));
  const groups = new Set(mayGrant.map(({ policy }) => policy.accessGroup));
  const read = [...new Set(account.accessGroups.map(({ id }) => id))].filter((id) => groups.has(id));
  const missing = [
    ...(isPartial(account, 'policies') ? ['policies'] : []),
    ...(groups.size > read.length ? ['access groups'] : []),
    ...(read.length > 0
      ? [`members of the access group${read.length > 1 ? 's' : ''} ${listedBy(read, names.group)}`]
      : []),
  ];
  const owner = 'the account owner is unknown, and may be this user';
  const isOwnerMissing =
    settingOf(request.action) === undefined && isPartial(account, 'owner') && kindOfIamId(request.principal) === 'user';
  const parts = [
    ...(missing.length > 0 ? [`not all ${listed(missing)} were read`] : []),
    ...(isOwnerMissing ? [owner] : []),
  ];
  if (parts.length === 0) return UNKNOWN_PHRASES['partial-data'];
  return `${parts.join(', and ')}. Read ${missing.length > 0 ? 'them' : 'the account'}, or ask again with complete data`;
}

type UnknownOfPolicies = Exclude<
  UnknownReason,
  'unknown-principal' | 'unknown-state' | 'unknown-service-id' | 'unknown-setting' | 'partial-data'
>;

/** The policies that may grant it, and what is not known about each. */
function policyPhrase(unknown: UnknownOfPolicies, { verdicts, names }: Explained): string | undefined {
  const unsure = [...verdicts().values()].filter((verdict) => isUnknownFor(verdict, unknown));
  if (unsure.length === 0) return undefined;
  const policies = names.policies(unsure.map(({ policy }) => policy.id));
  const isOne = unsure.length === 1;
  switch (unknown) {
    case 'unknown-role': {
      const unknownRoles = unsure.flatMap(({ policy }) => policy.roles.filter(isUnknownRole));
      const roles = names.roles(unknownRoles.map(({ crn }) => crn));
      return `${policies} ${isOne ? 'has' : 'have'} ${roles.length === 1 ? 'a role' : 'roles'} without a known definition: ${listed(roles)}`;
    }
    case 'unknown-operator':
      return `the target of ${policies} has an operator or a value that isn't documented`;
    case 'undocumented-target':
      return `the documentation doesn't say whether ${policies} ${isOne ? 'applies' : 'apply'}`;
    case 'tags-unknown':
      return `${policies} ${depend(isOne)} on the service ID's access management tags, which no list shows`;
    case 'time-needed':
      return `${policies} ${depend(isOne)} on the time of the request, and the request has none`;
    case 'unknown-condition':
      return `the condition of ${policies} couldn't be read`;
  }
}

function depend(isOne: boolean): string {
  return isOne ? 'depends' : 'depend';
}

function isUnknownFor(verdict: Verdict, unknown: UnknownReason): boolean {
  return reasonsOf(truthOf(verdict)).includes(unknown);
}

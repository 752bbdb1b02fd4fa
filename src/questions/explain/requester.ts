import type { Account } from '../../nouns/account.ts';
import { UPDATE_SETTING } from '../../nouns/action.ts';
import type { Decision, Deny } from '../../nouns/decision.ts';
import { kindOfIamId, resourceNameOf } from '../../nouns/iam-id.ts';
import type { DenyReason } from '../../nouns/reason.ts';
import type { Request } from '../../nouns/request.ts';
import { isoOf } from '../../text/instant.ts';
import { grantingDynamicGroups } from './dynamic-groups.ts';
import type { Explained } from './explained.ts';
import { isInCatalogue, requiredRoles } from './names.ts';
import { CAVEAT_PHRASES, DENY_PHRASES, phraseOfAction } from './phrases.ts';
import { plain } from './plain-text.ts';
import { onlyUsers, phraseOfMissingServiceId } from './refusals.ts';
import { RESTRICTION_PHRASES, restrictionOf } from './restriction.ts';
import { isRoleEnough } from './role-enough.ts';
import { endOf, nextOpening } from './times.ts';

/** What a requester reads: nothing about other principals, and of the account only what restricts everyone. */
export function toRequester(explained: Explained): string[] {
  const { decision, account } = explained;
  const action = actionOf(decision);
  switch (decision.effect) {
    case 'allow': {
      const end = endOf(decision, account);
      return [
        `You can ${action}.`,
        ...(end === undefined ? [] : [`This holds until ${isoOf(end)}.`]),
        ...caveatsOf(decision),
      ];
    }
    case 'deny':
      return [...denial({ ...explained, decision }, action), ...caveatsOf(decision)];
    case 'indeterminate': {
      const opening = nextOpening(explained);
      return [
        `It couldn't be determined whether you can ${action}, so the request was refused.`,
        opening === undefined ? 'Ask an administrator.' : `You can try again from ${isoOf(opening.time)}.`,
      ];
    }
  }
}

function actionOf({ request }: Decision): string {
  return phraseOfAction(request, { principal: plain, serviceId: (id) => plain(resourceNameOf(id)) });
}

/** What a requester reads of a reason that needs no more data. */
const REFUSALS = {
  'unknown-principal': ["you aren't in this account", 'Ask an administrator.'],
  'not-own-key': ['you can create only your own keys', 'Ask that user to create it.'],
  'no-grant': [DENY_PHRASES['no-grant'], 'Ask an administrator.'],
} as const;

function denial(explained: Explained<Deny>, action: string): string[] {
  const { decision, account } = explained;
  const { request, reason, requires } = decision;
  if (requires !== undefined) return missingGrant(explained, requires.roles.filter(isInCatalogue), action);
  if (reason === 'unknown-service-id') {
    return [`You can't create an API key for this service ID: ${phraseOfMissingServiceId(request)}.`, 'Check the ID.'];
  }
  const [why, ...advice] = refusalOf(reason, request, account);
  return [`You can't ${action}: ${why}.`, ...advice];
}

function refusalOf(
  reason: Exclude<DenyReason, 'unknown-service-id'>,
  { principal }: Request,
  account: Account | undefined,
): readonly [why: string, ...advice: string[]] {
  switch (reason) {
    case 'not-a-user':
      return [DENY_PHRASES[reason], onlyUsers(kindOfIamId(principal))];
    case 'inactive-principal':
      return stateOf(principal, account);
    default:
      return REFUSALS[reason];
  }
}

function missingGrant(explained: Explained<Deny>, catalogue: readonly string[], action: string): string[] {
  const { decision, account, names } = explained;
  const opening = nextOpening(explained);
  if (opening !== undefined) return [`You can't ${action} now.`, `You can try again from ${isoOf(opening.time)}.`];
  const restriction = restrictionOf(decision, account);
  const missing = `you don't have ${requiredRoles(catalogue, names)}`;
  const role = catalogue.length === 1 ? 'that role' : 'one of these roles';
  const isEnough = catalogue.every((crn) => isRoleEnough(crn, decision.request, account));
  return [
    `You can't ${action}: ${restriction === undefined ? missing : `${RESTRICTION_PHRASES[restriction]}, and ${missing}`}.`,
    isEnough ? `Ask an administrator for ${role}.` : 'Ask an administrator.',
    ...(grantingDynamicGroups(decision, account).length > 0
      ? ["Signing in through the company's identity provider may give it."]
      : []),
  ];
}

/** Why an inactive user can't, and what to do about it (P3). */
function stateOf(id: string, account: Account | undefined): [why: string, ...string[]] {
  const user = account?.principals.find((principal) => principal.id === id);
  switch (user?.kind === 'user' ? user.state : undefined) {
    case 'PENDING':
      return ["you haven't accepted the invitation yet"];
    case 'PROCESSING':
      return ['you are still being added to the account', 'Try again later.'];
    case 'ERROR_WHILE_PROCESSING':
      return ['your invitation failed', 'Ask an administrator to invite you again.'];
    case 'SUSPENDED':
      return ['you are suspended', 'Ask an administrator to set you to active.'];
    default:
      return ["you aren't active in this account", 'Ask an administrator.'];
  }
}

/** What concerns a requester: a setting that has no effect, and a key that IBM Cloud may still refuse. */
function caveatsOf({ caveats, request }: Decision): string[] {
  return caveats
    .filter(
      (caveat) =>
        caveat === 'service-id-locked' || (caveat === 'enterprise-managed' && request.action === UPDATE_SETTING),
    )
    .map((caveat) => CAVEAT_PHRASES[caveat]);
}

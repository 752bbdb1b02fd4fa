import type { Account } from '../../nouns/account.ts';
import type { Deny } from '../../nouns/decision.ts';
import { kindOfIamId, resourceNameOf, serviceIdForms } from '../../nouns/iam-id.ts';
import type { PrincipalKind } from '../../nouns/principal.ts';
import type { Request } from '../../nouns/request.ts';
import { DENY_PHRASES, KIND_PHRASES } from './phrases.ts';
import { plain } from './plain-text.ts';

/** Why a request is denied whatever the policies say, and what to do instead; for an administrator. */
export function phraseOfRefusal({ request, reason }: Deny, account: Account | undefined): [why: string, ...string[]] {
  const kind = kindOfIamId(request.principal);
  switch (reason) {
    case 'unknown-principal':
      return [
        `this ${KIND_PHRASES[kind]} isn't in the account`,
        kind === 'user' ? 'Invite the user first.' : 'Create it first.',
      ];
    case 'not-a-user':
      return [DENY_PHRASES[reason], onlyUsers(kind)];
    case 'inactive-principal':
      return stateOf(request.principal, account);
    case 'unknown-service-id':
      return [phraseOfMissingServiceId(request), 'Check the ID.'];
    default:
      return [DENY_PHRASES[reason]];
  }
}

/** What a service ID or a trusted profile does instead of creating a user API key (P4). */
export function onlyUsers(kind: PrincipalKind): string {
  return kind === 'service-id'
    ? 'Create an API key for the service ID instead, or let a user create the key.'
    : 'Create an API key for a service ID instead, or let a user create the key.';
}

export function phraseOfMissingServiceId({ resource = '' }: Request): string {
  const name = plain(resourceNameOf(resource));
  return serviceIdForms(resource) === undefined ? `${name} isn't a service ID` : `${name} isn't in this account`;
}

/** Why a user that is not active can't, and what to do about it; without the account the state is not known (P3). */
function stateOf(id: string, account: Account | undefined): [why: string, ...string[]] {
  const user = account?.principals.find((principal) => principal.id === id);
  const state = user?.kind === 'user' ? user.state : undefined;
  switch (state) {
    case undefined:
      return [DENY_PHRASES['inactive-principal']];
    case 'PENDING':
      return ["the invitation hasn't been accepted yet"];
    case 'PROCESSING':
      return ['the user is still being added'];
    case 'ERROR_WHILE_PROCESSING':
      return ['the invitation failed', 'Invite the user again.'];
    case 'SUSPENDED':
      return ['the user is suspended', 'Set the user to active first.'];
    default:
      return [`the user isn't active (state ${plain(state)})`];
  }
}

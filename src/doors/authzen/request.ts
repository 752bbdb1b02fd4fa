import { ACTIONS, type Action, kindOfIamId, type Request } from 'apikey-policy';
import type { AuthzenEvaluation, AuthzenResource, AuthzenSubject } from './protocol/entities.ts';

/** The part of a request that this library does not know, so that the answer is a denial (AZ-1). */
export type OutsideReason = 'not-a-subject' | 'not-an-action' | 'not-a-resource';

/** A request of this library, or why there is none. */
export type MappedRequest =
  | { readonly kind: 'inside'; readonly request: Request }
  | { readonly kind: 'outside'; readonly reason: OutsideReason };

/** Maps an AuthZEN request to a request of this library (AZ-1). */
export function requestOf(
  { subject, action, resource }: AuthzenEvaluation,
  account: string,
  time: number | undefined,
): MappedRequest {
  const known = ACTIONS.find((name) => name === action.name);
  if (!isSubject(subject)) return outside('not-a-subject');
  if (known === undefined) return outside('not-an-action');
  if (!isResourceOf(known, resource, account)) return outside('not-a-resource');
  return {
    kind: 'inside',
    request: {
      principal: subject.id,
      action: known,
      ...(resource.type !== 'account' && { resource: resource.id }),
      ...(time !== undefined && { time }),
    },
  };
}

function outside(reason: OutsideReason): MappedRequest {
  return { kind: 'outside', reason };
}

function isSubject({ type, id }: AuthzenSubject): boolean {
  return id !== '' && type === kindOfIamId(id);
}

function isResourceOf(action: Action, { type, id }: AuthzenResource, account: string): boolean {
  switch (action) {
    case 'iam-identity.account.update':
    case 'iam-identity.serviceid.create':
      return type === 'account' && id === account;
    case 'iam-identity.user-apikey.create':
      return type === 'user';
    case 'iam-identity.apikey.create':
      // Only the IAM ID, as for subjects: a search must find each service ID once.
      return type === 'service-id' && kindOfIamId(id) === 'service-id';
  }
}

import { ACTIONS, type Action, kindOfIamId, type Request } from 'apikey-policy';
import type { AuthzenEvaluation, AuthzenResource, AuthzenSubject } from './protocol/entities.ts';

/** What of a request is outside of what this library decides on, so that the answer is no (AZ-1). */
export type OutsideReason = 'not-a-subject' | 'not-an-action' | 'not-a-resource';

/** A request in the words of this library, or what of it has none. */
export type Question =
  | { readonly kind: 'inside'; readonly request: Request }
  | { readonly kind: 'outside'; readonly reason: OutsideReason };

/** Says an AuthZEN request in the words of this library (AZ-1). */
export function questionOf(
  { subject, action, resource }: AuthzenEvaluation,
  account: string,
  time: number | undefined,
): Question {
  const asked = ACTIONS.find((name) => name === action.name);
  if (!isSubject(subject)) return outside('not-a-subject');
  if (asked === undefined) return outside('not-an-action');
  if (!isResourceOf(asked, resource, account)) return outside('not-a-resource');
  return {
    kind: 'inside',
    request: {
      principal: subject.id,
      action: asked,
      ...(resource.type !== 'account' && { resource: resource.id }),
      ...(time !== undefined && { time }),
    },
  };
}

function outside(reason: OutsideReason): Question {
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
      // The form of a subject alone: one service ID with two ids would be found once and asked about twice.
      return type === 'service-id' && kindOfIamId(id) === 'service-id';
  }
}

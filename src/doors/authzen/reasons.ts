import { type Decision, explain } from 'apikey-policy';
import type { Properties } from './protocol/entities.ts';
import type { OutsideReason } from './request.ts';

const OUTSIDE_WORDS: Readonly<Record<OutsideReason, string>> = {
  'not-a-subject':
    'A subject is a `user`, `service-id` or `trusted-profile`, and its id is an IAM ID of that kind; this one is not.',
  'not-an-action':
    'An action is one of `iam-identity.account.update`, `iam-identity.user-apikey.create`, `iam-identity.apikey.create` and `iam-identity.serviceid.create`; this one is not.',
  'not-a-resource':
    'The resource of this action is another: the account itself, by its id, for changing the setting and for creating a service ID; a `user` for a user API key; a `service-id`, as `iam-ServiceId-…`, for an API key of one.',
};

const OUTSIDE_WORDS_FOR_USER = 'Nobody may do this here: the request is about something else than API keys.';

/**
 * Why a decision is no: for administrators each reason by its code, for an indeterminate all that is unknown (AZ-2),
 * and for users, who must not learn of policies, what they can act on.
 */
export function contextOf(decision: Decision): Properties {
  return {
    reason_admin:
      decision.effect === 'indeterminate'
        ? Object.fromEntries(
            decision.unknowns.map((reason) => [reason, explain({ ...decision, reason, unknowns: [reason] })]),
          )
        : { [decision.reason]: explain(decision) },
    reason_user: { [decision.reason]: explain(decision, { audience: 'requester' }) },
  };
}

/** Why a request that this library has no words for is answered with no (AZ-1). */
export function contextOfOutside(reason: OutsideReason): Properties {
  return { reason_admin: { [reason]: OUTSIDE_WORDS[reason] }, reason_user: { [reason]: OUTSIDE_WORDS_FOR_USER } };
}

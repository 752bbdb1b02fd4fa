import { type Account, type Decision, explain, type Indeterminate, type UnknownReason } from 'apikey-policy';
import type { Properties } from './protocol/entities.ts';
import type { OutsideReason } from './request.ts';

const OUTSIDE_PHRASES: Readonly<Record<OutsideReason, string>> = {
  'not-a-subject':
    "The subject must be a user, a service-id or a trusted-profile, and its id an IAM ID of that kind. This one isn't.",
  'not-an-action':
    "The action must be iam-identity.account.update, iam-identity.user-apikey.create, iam-identity.apikey.create or iam-identity.serviceid.create. This one isn't.",
  'not-a-resource':
    'The action needs another resource: the account itself, by its id, to change the setting or to create a service ID; a user for a user API key; a service-id, as iam-ServiceId-…, for an API key of a service ID.',
};

const OUTSIDE_PHRASE_FOR_USER = "This can't be allowed here: the request is about something else than API keys.";

/**
 * Why a decision is no: for administrators each reason by its code, for an indeterminate all that is unknown (AZ-2),
 * and for users, who must not learn about policies, what they can act on.
 */
export function contextOf(decision: Decision, account: Account): Properties {
  return {
    reason_admin:
      decision.effect === 'indeterminate'
        ? Object.fromEntries(
            decision.unknowns.map((unknown) => [unknown, explain(reduced(decision, unknown), { account })]),
          )
        : { [decision.reason]: explain(decision, { account }) },
    reason_user: { [decision.reason]: explain(decision, { account, audience: 'requester' }) },
  };
}

/** One unknown of a decision. Beside others, a role alone settles nothing, so none is named as required. */
function reduced({ requires, ...decision }: Indeterminate, unknown: UnknownReason): Indeterminate {
  const alone: Indeterminate = { ...decision, reason: unknown, unknowns: [unknown] };
  return requires === undefined || decision.unknowns.length > 1 ? alone : { ...alone, requires };
}

/** Why a request that is about none of the four actions is answered with no (AZ-1). */
export function contextOfOutside(reason: OutsideReason): Properties {
  return { reason_admin: { [reason]: OUTSIDE_PHRASES[reason] }, reason_user: { [reason]: OUTSIDE_PHRASE_FOR_USER } };
}

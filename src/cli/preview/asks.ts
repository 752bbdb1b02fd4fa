import { type Account, type Decision, decide, explain, kindOfIamId, type Request } from 'apikey-policy';
import type { PlannedAsk } from 'apikey-policy/terraform';

/** What the apply itself asks for, and the answer to the identity that applies the plan. */
export interface AnsweredAsk extends PlannedAsk {
  readonly decision: Decision;
  readonly explanation: string;
}

/** Answers what a plan asks, for the identity that applies it (CLI-5). */
export function answerAsks(
  asks: readonly PlannedAsk[],
  principal: string,
  accounts: Readonly<Record<PlannedAsk['on'], Account>>,
  time: number,
): readonly AnsweredAsk[] {
  return asks.map((ask) => {
    const account = accounts[ask.on];
    const decision = decide(account, requestOf(ask, principal, time));
    return { ...ask, decision, explanation: explain(decision, { account }) };
  });
}

function requestOf({ action, resource }: PlannedAsk, principal: string, time: number): Request {
  // The provider's own API key: of a service ID it is a key of that service ID (TF-13).
  if (action === 'iam-identity.user-apikey.create' && kindOfIamId(principal) === 'service-id')
    return { principal, action: 'iam-identity.apikey.create', resource: principal, time };
  return { principal, action, ...(resource !== undefined && { resource }), time };
}

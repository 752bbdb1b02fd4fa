import { ACTIONS, type Account, type Action, type Decision, decide, type Policy, type Request } from 'apikey-policy';
import * as given from './given.ts';
import { ANNA, CREATE_SERVICE_ID_API_KEY, ROBOT } from './names.ts';

/** Anna's decision; for the API key of a service ID, about the robot's key. */
export function ask(of: Account, action: Action, request: Partial<Request> = {}): Decision {
  return decide(of, {
    principal: ANNA,
    action,
    ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }),
    ...request,
  });
}

/** A decision in short: the reason of an allow or a deny, the list of what is unknown otherwise. */
export function inShort(decision: Decision): string | readonly string[] {
  return decision.effect === 'indeterminate' ? decision.unknowns : decision.reason;
}

/** The short answer with these changes of the account. */
export function answerOn(changes: given.Changes<Account>, action: Action, request: Partial<Request> = {}) {
  return inShort(ask(given.account(changes), action, request));
}

/** The short answer with one policy, with these changes. */
export function answerBy(changes: given.Changes<Policy>, action: Action, request: Partial<Request> = {}) {
  return answerOn({ policies: [given.policy(changes)] }, action, request);
}

/** The short answers for all four actions with one policy, with these changes. */
export function answersBy(changes: given.Changes<Policy>): (string | readonly string[])[] {
  return ACTIONS.map((action) => answerBy(changes, action));
}

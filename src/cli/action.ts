import { ACTIONS, type Action } from 'apikey-policy';
import type { ActionPhrases } from 'apikey-policy/report';
import { suggestion } from '../text/nearest.ts';
import { quote } from '../text/quote.ts';
import { commandError } from './command-error.ts';

/** Short names of the four actions. */
const SHORT: ReadonlyMap<string, Action> = new Map<ActionPhrases['alias'], Action>([
  ['change-setting', 'iam-identity.account.update'],
  ['create-user-api-key', 'iam-identity.user-apikey.create'],
  ['create-service-id-api-key', 'iam-identity.apikey.create'],
  ['create-service-id', 'iam-identity.serviceid.create'],
]);

/** An action by its short or its full name. */
export function readAction(text: string): Action {
  const action = ACTIONS.find((one) => one === text) ?? SHORT.get(text);
  if (action !== undefined) return action;
  const hint = suggestion(text, [...SHORT.keys(), ...ACTIONS]);
  throw commandError(`${quote(text)} isn't an action: \`--action\` takes ${[...SHORT.keys()].join(', ')}${hint}`);
}

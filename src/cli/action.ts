import { ACTIONS, type Action } from 'apikey-policy';
import { suggestion } from './arguments/nearest.ts';
import { commandError } from './command-error.ts';
import { quoted } from './plain.ts';

/** Short names of the four actions. */
const SHORT: Readonly<Record<string, Action>> = {
  'change-setting': 'iam-identity.account.update',
  'create-user-api-key': 'iam-identity.user-apikey.create',
  'create-service-id-api-key': 'iam-identity.apikey.create',
  'create-service-id': 'iam-identity.serviceid.create',
};

/** The names that `--action` takes. */
const ACTION_NAMES: readonly string[] = [...Object.keys(SHORT), ...ACTIONS];

/** An action by its short or its full name. */
export function readAction(text: string): Action {
  const action = ACTIONS.find((one) => one === text) ?? (Object.hasOwn(SHORT, text) ? SHORT[text] : undefined);
  if (action !== undefined) return action;
  const names = Object.keys(SHORT).join(', ');
  throw commandError(`${quoted(text)} isn't an action: \`--action\` takes ${names}${suggestion(text, ACTION_NAMES)}`);
}

import type { Change, Remedy } from 'apikey-policy';
import { checkRemedy } from '../../../json/argument.ts';
import { asBody } from './api.ts';
import { asCommands } from './cli.ts';
import { comment, isRunnable, type Rendered } from './rendered.ts';
import { stepsOf } from './steps.ts';
import { asResources } from './terraform.ts';

/** A form in which a remedy can be rendered (REM-7). */
export type RemedyForm = 'cli' | 'terraform' | 'api';

const FORMS: Readonly<Record<RemedyForm, (changes: readonly Change[]) => readonly Rendered[]>> = {
  cli: (changes) => changes.flatMap(asCommands),
  terraform: (changes) => stepsOf(changes).flatMap(asResources),
  api: (changes) => stepsOf(changes).map(asBody),
};

/**
 * Renders a remedy so that you can run it: as IBM Cloud CLI commands, as Terraform blocks, or as JSON bodies of REST calls
 * (REM-7). The result is a comment line if something that the form needs is unknown, such as the e-mail address of a
 * user, or if there is nothing to run because only a time or data is missing. Principals that join the same access group
 * share one Terraform block and one body.
 *
 * The bodies are those of `POST /v2/policies`, `PUT /v2/groups/{id}/members` and
 * `PUT /v1/accounts/{id}/settings/identity`.
 *
 * @param remedy a remedy from `remedies`
 * @param form `cli`, `terraform` or `api`
 * @throws TypeError if the form is none of these
 *
 * @example
 * ```ts
 * import { remedies } from 'apikey-policy';
 * import { renderRemedy } from 'apikey-policy/ibm-cloud';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', email: 'ada@example.com' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const found = remedies(account, { principal: 'IBMid-060001ADMN', action: 'iam-identity.user-apikey.create' });
 * found.map((remedy) => renderRemedy(remedy, 'cli'))[0]; // => "ibmcloud iam user-policy-create ada@example.com --roles 'User API key creator' --service-name iam-identity"
 * ```
 */
export function renderRemedy(remedy: Remedy, form: RemedyForm): string {
  checkRemedy(remedy);
  if (!Object.hasOwn(FORMS, form)) throw new TypeError('`form` must be one of `cli`, `terraform`, `api`');
  const parts = FORMS[form](remedy.changes);
  const runnable = parts.filter(isRunnable);
  // JSON has no comments, so comments appear only beside a command or a block.
  const shown = form === 'api' && runnable.length > 0 ? runnable : parts;
  const lines = shown.map((part) => (isRunnable(part) ? part.text : comment(part.why)));
  return [...new Set(lines)].join('\n');
}

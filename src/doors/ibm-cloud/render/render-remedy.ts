import type { Change, Remedy } from 'apikey-policy';
import { asBody } from './api.ts';
import { asCommands } from './cli.ts';
import { comment, isRunnable, type Rendered } from './rendered.ts';
import { stepsOf } from './steps.ts';
import { asResources } from './terraform.ts';

/** What a remedy can be rendered as (REM-7). */
export type RemedyForm = 'cli' | 'terraform' | 'api';

const FORMS: Readonly<Record<RemedyForm, (changes: readonly Change[]) => readonly Rendered[]>> = {
  cli: (changes) => changes.flatMap(asCommands),
  terraform: (changes) => stepsOf(changes).flatMap(asResources),
  api: (changes) => stepsOf(changes).map(asBody),
};

/**
 * A remedy as text that can be run as it stands: an IBM Cloud CLI command, a Terraform block, or the JSON body of the
 * REST call (REM-7). Where the form lacks what it needs, such as the e-mail address of a user, and where there is
 * nothing to run, as only a time or data is missing, it is a comment line that says so. Principals that join one access
 * group stand in one Terraform block and in one body.
 *
 * The bodies are those of `POST /v2/policies`, `PUT /v2/groups/{id}/members` and
 * `PUT /v1/accounts/{id}/settings/identity`.
 *
 * @param remedy one that `remedies` answered
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
  if (!Object.hasOwn(FORMS, form)) throw new TypeError('`form` must be one of `cli`, `terraform`, `api`');
  const parts = FORMS[form](remedy.changes);
  const runnable = parts.filter(isRunnable);
  // JSON has no comments, so what else has to be known stands beside a command or a block only.
  const told = form === 'api' && runnable.length > 0 ? runnable : parts;
  const lines = told.map((part) => (isRunnable(part) ? part.text : comment(part.why)));
  return [...new Set(lines)].join('\n');
}

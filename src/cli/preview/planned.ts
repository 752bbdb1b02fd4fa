import { type Account, type Diagnostic, withApiKeyCreation, withServiceIdCreation } from 'apikey-policy';
import type { PlanDiagnostic, PlannedAsk } from 'apikey-policy/terraform';
import { quote } from '../../text/quote.ts';
import type { Command, Given, Terms } from '../arguments/command.ts';
import { usage } from '../arguments/read-arguments.ts';
import { commandError } from '../command-error.ts';
import { missingIn, readAccount, refuseIncomplete } from '../input/read-account.ts';
import { readJson } from '../input/read-json.ts';

/** The account as a change would leave it. */
export interface Planned {
  /** The change: the part of a sentence after "if". */
  readonly phrase: string;
  readonly account: Account;
  readonly asks: readonly PlannedAsk[];
  readonly diagnostics: readonly (Diagnostic | PlanDiagnostic)[];
}

const CHANGES = ['restrict', 'relax', 'plan', 'after'] as const;
type Change = (typeof CHANGES)[number];

/** The one change that the options name. */
export function changeOf(command: Command, given: Given): Change {
  const [change, second] = CHANGES.filter((option) => given.has(option));
  if (change === undefined || second !== undefined)
    throw usage(command, '`preview` takes exactly one of `--restrict`, `--relax`, `--plan` and `--after`');
  if (given.has('setting') && change !== 'restrict' && change !== 'relax')
    throw usage(command, '`--setting` goes with `--restrict` or `--relax`');
  return change;
}

/** Makes the change. */
export async function planned(change: Change, before: Account, given: Given, terms: Terms): Promise<Planned> {
  switch (change) {
    case 'restrict':
    case 'relax':
      return withSetting(before, given.value('setting'), change);
    case 'plan':
      return withPlan(before, given, terms);
    case 'after':
      return asOther(before, given, terms);
  }
}

async function asOther(before: Account, given: Given, terms: Terms): Promise<Planned> {
  const after = await readAccount(given.after, given, terms);
  if (after.account.id !== before.id)
    throw commandError(`\`--after\` is of the account ${quote(after.account.id)}, and INPUT of ${quote(before.id)}`);
  return { phrase: 'the account were as in --after', account: after.account, asks: [], diagnostics: after.diagnostics };
}

function withSetting(before: Account, setting: string | undefined, change: 'restrict' | 'relax'): Planned {
  const value = change === 'restrict' ? 'RESTRICTED' : 'NOT_RESTRICTED';
  const isOfServiceIds = setting === 'service-id-creation';
  return {
    phrase: `${isOfServiceIds ? 'service ID creation' : 'API key creation'} were ${value}`,
    account: isOfServiceIds ? withServiceIdCreation(before, value) : withApiKeyCreation(before, value),
    asks: [],
    diagnostics: [],
  };
}

async function withPlan(before: Account, given: Given, terms: Terms): Promise<Planned> {
  const { host, note } = terms;
  const path = given.value('plan') ?? '';
  // Only a plan needs it, so everything else starts without it.
  const { withTerraformPlan } = await import('apikey-policy/terraform');
  const result = withTerraformPlan(before, await readJson(path, host));
  if (!result.ok) throw commandError(result.issues.map(({ message }) => `${quote(path)}: ${message}`).join('\n'));
  for (const { message } of result.diagnostics) note(`note: ${quote(path)}: ${message}`);
  // What the account lacks anyway is said already.
  const known = missingIn(before);
  const unknown = missingIn(result.account).filter((list) => !known.includes(list));
  refuseIncomplete('the planned account', unknown, given, terms);
  return { ...result, phrase: `the plan ${quote(path)} were applied` };
}

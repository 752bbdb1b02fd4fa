import type { Account, Issues } from 'apikey-policy';
import { isBody } from '../../ibm-api/body.ts';
import { newVisits } from '../../json/visits.ts';
import { withEffects } from './account/apply-effects.ts';
import type { PlannedAsk } from './asks.ts';
import { outcomesOf } from './outcomes.ts';
import { readPlan } from './plan/read-plan.ts';
import { type PlanDiagnostic, type Report, refuse } from './report.ts';

/** The account as a plan would leave it, or everything that keeps the plan from being read. */
export type WithTerraformPlan =
  | {
      readonly ok: true;
      readonly account: Account;
      readonly asks: readonly PlannedAsk[];
      readonly diagnostics: readonly PlanDiagnostic[];
    }
  | { readonly ok: false; readonly issues: Issues };

/**
 * The account as a Terraform plan would leave it, before anybody applies it (TF-1 to TF-14).
 *
 * Compare the two accounts with `compareAccess` to see who gains and loses what. What is known only after the apply
 * makes the account partial, so that it never turns into an allow. `asks` has the questions that the apply itself asks:
 * call `decide` for each of them with the identity that runs Terraform.
 *
 * @param account the account as it is, a snapshot that `parseAccount` takes; it is not changed
 * @param plan the JSON of `terraform show -json plan.out`
 * @returns the planned account with questions and diagnostics (`PLAN_DIAGNOSTICS`), or all issues at once
 * (`PLAN_ISSUES`)
 * @throws TypeError if `account` is not an account
 *
 * @example
 * ```ts
 * import { compareAccess } from 'apikey-policy';
 * import { withTerraformPlan } from 'apikey-policy/terraform';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' } as const],
 *   accessGroups: [],
 *   policies: [],
 * };
 * const planned = withTerraformPlan(account, {
 *   format_version: '1.2',
 *   resource_changes: [
 *     {
 *       address: 'ibm_iam_account_settings.settings',
 *       mode: 'managed',
 *       type: 'ibm_iam_account_settings',
 *       name: 'settings',
 *       change: {
 *         actions: ['create'],
 *         before: null,
 *         after: { restrict_create_platform_apikey: 'RESTRICTED' },
 *         after_unknown: { id: true },
 *       },
 *     },
 *   ],
 * });
 * planned.ok && compareAccess(account, planned.account).lockouts; // => [{ code: 'nobody-may-create-user-keys', certain: true }]
 * planned.ok && planned.asks[0]?.action; // => 'iam-identity.account.update'
 * ```
 */
export function withTerraformPlan(account: Account, plan: unknown): WithTerraformPlan {
  if (!isAccount(account)) throw new TypeError('`account` must be an account, as `parseAccount` gives it');
  const report: Report = { issues: [], visits: newVisits() };
  const planned = readSafely(account, plan, report);
  const [issue, ...issues] = report.issues;
  return issue === undefined ? planned : { ok: false, issues: [issue, ...issues] };
}

/** Reads what can be read; with an issue, what comes of it is not used. */
function readSafely(account: Account, input: unknown, report: Report): WithTerraformPlan {
  const nothing: WithTerraformPlan = { ok: true, account, asks: [], diagnostics: [] };
  try {
    const plan = readPlan(input, report);
    if (report.issues.length > 0) return nothing;
    const outcomes = outcomesOf(account, plan);
    return {
      ok: true,
      account: withEffects(
        account,
        outcomes.flatMap(({ effects }) => effects),
      ),
      asks: outcomes.flatMap(({ asks }) => asks),
      diagnostics: [...plan.diagnostics, ...outcomes.flatMap(({ diagnostics }) => diagnostics)],
    };
  } catch {
    // A getter or a proxy can throw anything.
    refuse(report, 'not-json', [], 'must be plain JSON, and cannot be read');
    return nothing;
  }
}

/** Whether there is an account at all; whether it parses is for `parseAccount` to say. */
function isAccount(account: unknown): boolean {
  return isBody(account) && ['principals', 'accessGroups', 'policies'].every((list) => Array.isArray(account[list]));
}

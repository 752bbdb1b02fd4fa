/** Why a plan is refused, by code; the codes stay. */
export const PLAN_ISSUES = {
  'wrong-type': 'a value is not of the type that its place asks for (TF-1)',
  missing: 'a field that is needed is not there (TF-1)',
  'format-version': 'the plan has a format other than 1.x (TF-1)',
  errored: 'the plan is incomplete because Terraform met an error (TF-1)',
  'unknown-action': 'a change has an action that is not known (TF-2)',
  'not-json': 'the plan cannot be read as plain JSON, or throws when it is read (TF-1)',
  'repeated-too-often': 'the same objects stand in so many places that the plan is far larger than it looks (TF-1)',
} as const;
Object.freeze(PLAN_ISSUES);

/** A code of an issue that `withTerraformPlan` finds. */
export type PlanIssueCode = keyof typeof PLAN_ISSUES;

/** What is worth knowing about a plan that was read, by code; the codes stay. */
export const PLAN_DIAGNOSTICS = {
  'plan-not-complete': 'Terraform plans only a part of the changes and puts off the rest (TF-1)',
  'not-in-account': 'the plan changes or removes something that the account does not have (TF-2)',
  'known-after-apply': 'a value is known only after the apply, so what depends on it is unknown (TF-6)',
  'unknown-user': 'an e-mail address belongs to no user or to several users (TF-7)',
  'unknown-role': 'a role name belongs to no known role, so the role is unknown (TF-8)',
  'conditions-lost': 'the provider sends a rule without its conditions, so the rule is unknown (TF-9)',
  'dynamic-rule': 'rules of an access group change, and with them its members (TF-10)',
  'already-in-account': 'an invited user is in the account already (TF-11)',
  'another-account': 'the change is about another account and was skipped (TF-12)',
  'not-followed': 'the resource is of a type that is not followed, so the account stays as it is (TF-12)',
  'changed-twice': 'the plan changes one thing twice, so it is unknown (TF-12)',
} as const;
Object.freeze(PLAN_DIAGNOSTICS);

/** A code of a diagnostic of `withTerraformPlan`. */
export type PlanDiagnosticCode = keyof typeof PLAN_DIAGNOSTICS;

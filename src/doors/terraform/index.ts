export type { PlannedAsk } from './asks.ts';
export type { PlanDiagnosticCode, PlanIssueCode } from './codes.ts';
export { PLAN_DIAGNOSTICS, PLAN_ISSUES } from './codes.ts';
export type { PlanDiagnostic } from './report.ts';
export type { WithTerraformPlan } from './with-terraform-plan.ts';
export { withTerraformPlan } from './with-terraform-plan.ts';

// Docstrings cite rules by their IDs, such as A4. Each rule stands under its ID in docs/reference: those of one letter
// but B and N in rules.md, B in adapter.md, N in reading.md, GATE, AZ and CED in doors.md, the rest in questions.md.
export type { PolicyDecisionPoint, PrincipalView } from './engine/compile.ts';
export { compile } from './engine/compile.ts';
export { decide } from './engine/decide.ts';
export type { AccessGroup } from './nouns/access-group.ts';
export { PUBLIC_ACCESS_GROUP } from './nouns/access-group.ts';
export type { Account, AccountPart, EnterpriseSettings, SettingValue } from './nouns/account.ts';
export type { Action } from './nouns/action.ts';
export { ACTIONS } from './nouns/action.ts';
export type {
  Allow,
  Caveat,
  Decision,
  Deny,
  Effect,
  Grant,
  Indeterminate,
  NearMiss,
  Obstacle,
  Requirement,
} from './nouns/decision.ts';
export { defineAccount } from './nouns/define-account.ts';
export type { ServiceIdForms } from './nouns/iam-id.ts';
export { kindOfIamId, serviceIdForms } from './nouns/iam-id.ts';
export type { Diagnostic, Issue, Issues } from './nouns/issue.ts';
export type { IssueCode } from './nouns/issue-code.ts';
export { ISSUE_CODES } from './nouns/issue-code.ts';
export type {
  Condition,
  ConditionGroup,
  Matcher,
  MatcherValue,
  Policy,
  PolicySubject,
  Target,
} from './nouns/policy.ts';
export type { Principal, PrincipalKind, ServiceId, TrustedProfile, User } from './nouns/principal.ts';
export type { AllowReason, DenyReason, ReasonCode, UnknownReason } from './nouns/reason.ts';
export { ALLOW_REASONS, DENY_REASONS, UNKNOWN_REASONS } from './nouns/reason.ts';
export type { Request } from './nouns/request.ts';
export type { Role } from './nouns/role.ts';
export type { CatalogueRole } from './nouns/role-catalogue.ts';
export { ROLE_CATALOGUE } from './nouns/role-catalogue.ts';
export type { Roles } from './nouns/role-crns.ts';
export { ROLES } from './nouns/role-crns.ts';
export type { ParsedAccount } from './parsing/account.ts';
export { parseAccount } from './parsing/account.ts';
export type { AccountSchema } from './parsing/schema.ts';
export { accountSchema } from './parsing/schema.ts';
export type { AuditOptions } from './questions/audit/audit.ts';
export { audit } from './questions/audit/audit.ts';
export type { Finding, FindingSubject } from './questions/audit/finding.ts';
export type { FindingCode, FindingRule, Severity } from './questions/audit/table.ts';
export { FINDING_CODES } from './questions/audit/table.ts';
export type { AccessChange, ChangeClass } from './questions/compare/access-change.ts';
export type { AccessComparison, CompareOptions } from './questions/compare/compare-access.ts';
export { compareAccess } from './questions/compare/compare-access.ts';
export type { Lockout, LockoutCode } from './questions/compare/lockouts.ts';
export {
  withApiKeyCreation,
  withMember,
  withoutMember,
  withoutPolicy,
  withPolicy,
  withServiceIdCreation,
} from './questions/edits.ts';
export type { EffectiveSetting } from './questions/effective-setting.ts';
export { effectiveSetting } from './questions/effective-setting.ts';
export type { ExplainOptions } from './questions/explain.ts';
export { explain } from './questions/explain.ts';
export { explainRemedy } from './questions/explain-remedy.ts';
export type { QuestionOptions, UserApiKeyOptions } from './questions/may.ts';
export {
  mayCreateServiceId,
  mayCreateServiceIdApiKey,
  mayCreateUserApiKey,
  mayUpdateApiKeySetting,
} from './questions/may.ts';
export { type AccountAndRequest, applyRemedy } from './questions/remedies/apply-remedy.ts';
export { remedies } from './questions/remedies/remedies.ts';
export type {
  AssignRole,
  Beneficiary,
  Change,
  CreateAccessGroup,
  JoinAccessGroup,
  JoinedGroup,
  RelaxSetting,
  Remedy,
  SideEffects,
  SupplyData,
  SupplyTime,
} from './questions/remedies/remedy.ts';
export { remedyForAll } from './questions/remedies/remedy-for-all.ts';
export type { WhoMay, WhoMayQuestion } from './questions/who-may.ts';
export { whoMay } from './questions/who-may.ts';
export type { Setting } from './rules/setting.ts';

import { FINDING_CODES, ISSUE_CODES, type IssueCode } from 'apikey-policy';
import { GATEWAY_ISSUES, type GatewayIssueCode } from 'apikey-policy/gateway';
import {
  BODY_ISSUES,
  type BodyIssueCode,
  PAYLOAD_DIAGNOSTICS,
  PAYLOAD_ISSUES,
  type PayloadDiagnosticCode,
  type PayloadIssueCode,
} from 'apikey-policy/ibm-cloud';
import { PLAN_DIAGNOSTICS, PLAN_ISSUES, type PlanDiagnosticCode, type PlanIssueCode } from 'apikey-policy/terraform';
import { withLinks } from '../rules.ts';
import { code, page, sentence, table } from './table.ts';

const ISSUES: Readonly<Record<IssueCode, string>> = {
  missing: 'Add the field.',
  'wrong-type': 'Correct the value; `message` says which type is expected.',
  empty: 'Add the id, or remove the entry.',
  'unknown-field': 'Correct the name as `message` suggests, or remove the field.',
  'unknown-value': 'Use one of the values that `message` lists.',
  'wrong-prefix': 'Correct the kind, or the id.',
  ambiguous: 'Keep one of the two; if you need both, write two policies.',
  conflict: 'Keep the correct entry.',
  'not-json': 'Pass a value from `JSON.parse`.',
  'repeated-too-often': 'Pass a value from `JSON.parse`, in which no two places share an object.',
};

const PAYLOADS: Readonly<Record<PayloadIssueCode, string>> = {
  'wrong-type': 'Read that body again; do not pass the body of an error.',
  missing: 'Read that body again, or add the field.',
  'unknown-field': 'Correct the name as `message` suggests.',
  'unknown-value': 'Use one of the values that `message` lists.',
  'other-account': 'Pass the bodies of one account only.',
  'other-owner': 'Remove `ownerId`: the account body has the owner.',
  'not-json': 'Pass a value from `JSON.parse`.',
  'repeated-too-often': 'Pass a value from `JSON.parse`, in which no two places share an object.',
  'no-settings': 'Read the account settings, the effective settings, or both.',
  'reserved-id': 'Remove the policy; the adapter adds it.',
  conflict: 'Read the whole list again.',
};

const BODIES: Readonly<Record<BodyIssueCode, string>> = {
  'no-bodies': 'Pass the bodies of an account.',
  'wrong-type': 'Save the whole response, not a part of it.',
  'not-recognised': 'Leave the body out, or read the list again that `message` suggests.',
  'other-option': 'Pass that file to the option that `message` names.',
  'same-place': 'Keep one of the two.',
  'other-account': 'Pass the bodies of one account only.',
  'group-not-named': "Put the id of the access group into the file's name.",
  'account-not-named': 'Add the account settings.',
  'not-json': 'Pass values from `JSON.parse`.',
};

const DIAGNOSTICS: Readonly<Record<PayloadDiagnosticCode, string>> = {
  'effective-settings-not-given': 'In an enterprise, read the effective settings too.',
  'settings-disagree': 'Read both again; until then the stricter value counts.',
  'effective-stricter': 'Nothing: the stricter value counts.',
  'unknown-setting-value': 'Read the settings again; look for a new version of this library.',
  'owner-not-known': 'Read the account, or give `ownerId`.',
  'list-not-given': 'Read that list.',
  'page-missing': 'Read that list again, from its first page to its last.',
  'page-link': 'Read that list again.',
  'page-loop': 'Read that list again.',
  'page-limit': 'Read that list in another way, and join its pages.',
  'total-larger': 'Read that list again; rows moved between its pages.',
  'filtered-list': 'Read that list without the filter.',
  'user-list-restricted': 'Read the users with an identity that may view all users.',
  'placeholder-unresolved': 'Read the v2 policies, to their last page.',
  'no-policies': 'Read with an identity that may see policies.',
  'role-differs': 'Look for a new version of this library.',
  'role-contested': 'Read the roles again.',
  'role-overruled': 'Read the policies again.',
  'role-unreadable': 'Check that row.',
  'policy-not-held': 'Check that policy; if it would have an effect, `policies` is partial.',
  'service-authorization': 'Check that authorization: answers about principals do not show its grants.',
  'rule-null': 'Read that policy again; until then its grants are uncertain.',
  'policy-without-id': 'Nothing, if it is a policy that you wrote.',
  'row-unreadable': 'Check that row; its list counts as partial.',
  'wrong-prefix': 'Check that row; its list counts as partial.',
  'dynamic-members': 'Read the group again before you rely on a deny: users become members by rule when they log in.',
  'service-id-groups-not-given': 'Read the service ID groups, and the service IDs of each.',
  'call-given-up': 'Make that call again, with an identity that is allowed to.',
  'still-reading': 'Continue reading.',
};

const GATEWAY: Readonly<Record<GatewayIssueCode, string>> = {
  method: 'Use the method that IBM Cloud documents for that path.',
  path: 'Spell the path as IBM Cloud documents it.',
  'other-account': "Use the caller's account, or another caller.",
  'method-override': 'Remove the header.',
  'content-type': 'Send `application/json`.',
  'content-encoding': 'Send the body without a content encoding.',
  body: 'Send a JSON object.',
  'duplicate-key': 'Send the key once.',
  'key-case': 'Spell the key as IBM Cloud documents it.',
  missing: 'Send `iam_id`.',
  'wrong-type': 'Send a string.',
};

const PLANS: Readonly<Record<PlanIssueCode, string>> = {
  'wrong-type': 'Pass what `terraform show -json` writes.',
  missing: 'Pass what `terraform show -json` writes.',
  'format-version': 'Look for a new version of this library.',
  errored: 'Correct the error that Terraform reports, and plan again.',
  'unknown-action': 'Look for a new version of this library.',
  'not-json': 'Pass what `JSON.parse` gives.',
  'repeated-too-often': 'Pass what `JSON.parse` gives, in which no two places share an object.',
};

const PLANNED: Readonly<Record<PlanDiagnosticCode, string>> = {
  'plan-not-complete': 'Apply this plan, read the account, and plan again.',
  'not-in-account': 'Read the account again: it is older than the plan.',
  'known-after-apply': 'Refer to the resource directly, or write the value, and plan again.',
  'unknown-user': 'Correct the e-mail address, or read the users again.',
  'unknown-role': 'Correct the name, or read the roles again.',
  'conditions-lost': 'Write two rule conditions, or one without inner conditions.',
  'dynamic-rule': 'Check who becomes a member by the rule.',
  'already-in-account': 'Nothing: the user joins the groups and gets the policies.',
  'another-account': 'Read the plan for that account too.',
  'not-followed': 'Check that change yourself.',
  'changed-twice': 'Manage each object by one resource.',
};

/** The rows of a table. The rules in brackets at the end of a description get their own column. */
function rows<Code extends string>(codes: Readonly<Record<Code, string>>, advice: Readonly<Record<Code, string>>) {
  const whatToDo = new Map(Object.entries<string>(advice));
  return Object.entries<string>(codes).map(([name, description]) => {
    const [, when = description, rules = ''] = /^(.*?)(?: \(([^()]*)\))?$/.exec(description) ?? [];
    return [code(name), sentence(when), whatToDo.get(name) ?? '', withLinks(rules)];
  });
}

const HEADER = ['code', 'when', 'what to do', 'rule'];

/** Every code of an issue, a diagnostic and a finding, with what to do about it. */
export function codes(): string {
  const findings = Object.entries(FINDING_CODES).map(([name, { severity, when, whatToDo, references }]) => [
    code(name),
    severity,
    sentence(`it ${when}`),
    whatToDo,
    references.map(withLinks).join('<br>'),
  ]);
  return page(
    '# Codes of issues, diagnostics and findings',
    'Each has a `code` that never changes, a place (a `path`, or the `subject` of a finding) and a message. The reasons of decisions are on [another page](reason-codes.md). A test generates these tables from the library.',
    `## Findings of an audit\n\n\`audit\` returns them in the order of \`FINDING_CODES\`. "It" is the \`subject\` of the finding: the setting, policy, principal, group or account. \`audit\` reports only what is certain, unless the uncertainty itself is the finding (${withLinks('AUD-1, AUD-2')}).\n\n${table(['code', 'severity', 'when', 'what to do', 'reference'], findings)}`,
    `## Issues of parseAccount\n\nThe input is not a valid account. All issues are reported together.\n\n${table(HEADER, rows(ISSUE_CODES, ISSUES))}`,
    `## Issues of accountFromIbmCloud\n\nThe bodies do not give an account.\n\n${table(HEADER, rows(PAYLOAD_ISSUES, PAYLOADS))}`,
    `## Issues of payloadsFromBodies\n\nThe bodies do not belong together, or one of them is not known. An account among them has the issues of \`parseAccount\`.\n\n${table(HEADER, rows(BODY_ISSUES, BODIES))}`,
    `## Diagnostics of accountFromIbmCloud\n\nThe result has an account; diagnostics describe its data.\n\n${table(HEADER, rows(PAYLOAD_DIAGNOSTICS, DIAGNOSTICS))}`,
    `## Issues of withTerraformPlan\n\nThe plan cannot be read.\n\n${table(HEADER, rows(PLAN_ISSUES, PLANS))}`,
    `## Diagnostics of withTerraformPlan\n\nThe result has an account; diagnostics say what is unknown about it and why.\n\n${table(HEADER, rows(PLAN_DIAGNOSTICS, PLANNED))}`,
    `## Issues of requestFromHttp\n\nDo not forward the call; \`invalidResponse\` gives the response.\n\n${table(HEADER, rows(GATEWAY_ISSUES, GATEWAY))}`,
  );
}

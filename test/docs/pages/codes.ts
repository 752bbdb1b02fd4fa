import { FINDING_CODES, ISSUE_CODES, type IssueCode } from 'apikey-policy';
import { GATEWAY_ISSUES, type GatewayIssueCode } from 'apikey-policy/gateway';
import {
  PAYLOAD_DIAGNOSTICS,
  PAYLOAD_ISSUES,
  type PayloadDiagnosticCode,
  type PayloadIssueCode,
} from 'apikey-policy/ibm-cloud';
import { withLinks } from '../rules.ts';
import { code, page, sentence, table } from './table.ts';

const ISSUES: Readonly<Record<IssueCode, string>> = {
  missing: 'Add the field.',
  'wrong-type': 'Correct the value; `message` says what its place takes.',
  empty: 'Give the id, or leave the entry out.',
  'unknown-field': 'Correct its name to the one that `message` suggests, or remove it.',
  'unknown-value': 'Use one of the values that `message` lists.',
  'wrong-prefix': 'Correct the kind, or the id.',
  ambiguous: 'Keep one of the two; where both are meant, write two policies.',
  conflict: 'Keep the entry that is right.',
  'not-json': 'Pass what `JSON.parse` gives.',
  'repeated-too-often': 'Pass what `JSON.parse` gives, in which no two places share an object.',
};

const PAYLOADS: Readonly<Record<PayloadIssueCode, string>> = {
  'wrong-type': 'Read that body again; an error body is none.',
  missing: 'Read that body again, or add the field of the input.',
  'unknown-field': 'Correct its name to the one that `message` suggests.',
  'unknown-value': 'Use one of the values that `message` lists.',
  'other-account': 'Keep the bodies of different accounts apart.',
  'other-owner': 'Leave `ownerId` out: the account body says who it is.',
  'not-json': 'Pass what `JSON.parse` gives.',
  'repeated-too-often': 'Pass what `JSON.parse` gives, in which no two places share an object.',
  'no-settings': 'Read the account settings, the effective settings, or both.',
  'reserved-id': 'Leave the policy out; the adapter adds it.',
  conflict: 'Read that list again, in one go.',
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
  'user-list-restricted': 'Read the users with an identity that may view all of them.',
  'placeholder-unresolved': 'Read the v2 policies, to their last page.',
  'no-policies': 'Read with an identity that may see policies.',
  'role-differs': 'Look for a new version of this library.',
  'role-contested': 'Read the roles again.',
  'role-overruled': 'Read the policies again.',
  'role-unreadable': 'Look at that row.',
  'policy-not-held': 'Look at that policy; if it would count, `policies` is partial.',
  'service-authorization': 'Look at that authorization: no answer about principals shows what it grants.',
  'rule-null': 'Read that policy again; until then its grants are uncertain.',
  'policy-without-id': 'Nothing, if it is a policy that you wrote.',
  'row-unreadable': 'Look at that row; its list counts as partial.',
  'wrong-prefix': 'Look at that row; its list counts as partial.',
  'dynamic-members': 'Read again before relying on a no: members by rules come with logins.',
  'service-id-groups-not-given': 'Read the service ID groups, and the service IDs of each.',
  'call-given-up': 'Make that call again, with an identity that may.',
  'still-reading': 'Go on reading.',
};

const GATEWAY: Readonly<Record<GatewayIssueCode, string>> = {
  method: 'Use the method that IBM Cloud documents for that path.',
  path: 'Spell the path as IBM Cloud documents it.',
  'other-account': "Use the caller's account, or another caller.",
  'method-override': 'Leave the header out.',
  'content-type': 'Send `application/json`.',
  'content-encoding': 'Send the body as it is.',
  body: 'Send a JSON object.',
  'duplicate-key': 'Send the key once.',
  'key-case': 'Spell the key as IBM Cloud documents it.',
  missing: 'Send `iam_id`.',
  'wrong-type': 'Send a text.',
};

/** The rules at the end of a text in brackets go into a column of their own. */
function rows<Code extends string>(codes: Readonly<Record<Code, string>>, advice: Readonly<Record<Code, string>>) {
  const whatToDo = new Map(Object.entries<string>(advice));
  return Object.entries<string>(codes).map(([name, text]) => {
    const [, words = text, rules = ''] = /^(.*?)(?: \(([^()]*)\))?$/.exec(text) ?? [];
    return [code(name), sentence(words), whatToDo.get(name) ?? '', withLinks(rules)];
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
    'Each has a `code` that stays, a place (a `path`, or the `subject` of a finding), and a sentence. Reasons of decisions are on [a page of their own](reason-codes.md). A test writes these tables from the tables of the library.',
    `## Findings of an audit\n\n\`audit\` gives them in this order, as \`FINDING_CODES\` has them. "It" is the setting, policy, principal, group or account that is the finding's \`subject\`. How much is known is part of it: what is uncertain is found only where the uncertainty is the finding (${withLinks('AUD-1, AUD-2')}).\n\n${table(['code', 'severity', 'when', 'what to do', 'reference'], findings)}`,
    `## Issues of parseAccount\n\nThe input is no account. All issues come at once.\n\n${table(HEADER, rows(ISSUE_CODES, ISSUES))}`,
    `## Issues of accountFromIbmCloud\n\nThe bodies make no account.\n\n${table(HEADER, rows(PAYLOAD_ISSUES, PAYLOADS))}`,
    `## Diagnostics of accountFromIbmCloud\n\nThere is an account, and this is worth knowing about it.\n\n${table(HEADER, rows(PAYLOAD_DIAGNOSTICS, DIAGNOSTICS))}`,
    `## Issues of requestFromHttp\n\nThe call must not go through: \`invalidResponse\` makes the answer.\n\n${table(HEADER, rows(GATEWAY_ISSUES, GATEWAY))}`,
  );
}

import { FALSE, TRUE } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Caveat } from '../nouns/decision.ts';
import { ROLES } from '../nouns/role-crns.ts';
import type { AccountView } from './account-view.ts';
import type { Evaluation } from './evaluation.ts';
import type { Explanation } from './evidence.ts';
import { isRestrictedByTemplate, isRestrictedByTemplateAlone, settingOf } from './setting.ts';
import { truthOf, type Verdict } from './verdict.ts';

const NONE: readonly [] = Object.freeze([]);

/** What is worth knowing beside the answer; none of it changes the answer. */
export function caveatsOf(view: AccountView, evaluation: Evaluation, explanation: Explanation): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (isEnterpriseManaged(view, evaluation)) caveats.push('enterprise-managed');
  if (wouldAllowEditor(evaluation, explanation)) caveats.push('editor-documented-otherwise');
  if (isOnLockedServiceId(view, evaluation)) caveats.push('service-id-locked');
  return caveats.length === 0 ? NONE : caveats;
}

/** S3: changing the account's own value changes nothing where a template restricts. */
function isEnterpriseManaged({ account }: AccountView, { request: { action }, answer, refusal }: Evaluation): boolean {
  if (action === UPDATE_SETTING) return answer === TRUE && isRestrictedByTemplate(account, 'apiKeyCreation');
  const setting = settingOf(action);
  const mayLackGrant = answer !== TRUE && refusal === undefined;
  return setting !== undefined && mayLackGrant && isRestrictedByTemplateAlone(account, setting);
}

/** R3: where only a grant is missing, the role table denies Editor what a prose page says it can do. */
function wouldAllowEditor({ request, passes, answer }: Evaluation, explanation: Explanation): boolean {
  const lacksGrant = request.action === CREATE_SERVICE_ID_API_KEY && passes === TRUE && answer === FALSE;
  return lacksGrant && explanation.verdicts().some(isGrantToEditor);
}

/** Whether a policy would certainly grant it, were its role Editor to carry the action. */
function isGrantToEditor(verdict: Verdict): boolean {
  const hasEditor = verdict.policy.roles.includes(ROLES.editor);
  return hasEditor && truthOf({ ...verdict, role: TRUE }) === TRUE;
}

/** I3: whether a key can be created under a locked service ID is undocumented. */
function isOnLockedServiceId(view: AccountView, { request: { action, resource = '' } }: Evaluation): boolean {
  return action === CREATE_SERVICE_ID_API_KEY && view.serviceId(resource)?.locked === true;
}

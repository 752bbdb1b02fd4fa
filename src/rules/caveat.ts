import { FALSE, TRUE } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Caveat } from '../nouns/decision.ts';
import { ROLES } from '../nouns/role-crns.ts';
import type { AccountView } from './account-view.ts';
import type { Evaluation } from './evaluation.ts';
import { isRestrictedByTemplate, isRestrictedByTemplateAlone, settingOf } from './setting.ts';
import { truthOf, type Verdict } from './verdict.ts';

const NONE: readonly [] = Object.freeze([]);

/** The remarks on an answer. They do not change it. */
export function caveatsOf(view: AccountView, evaluation: Evaluation, verdicts: readonly Verdict[]): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (isEnterpriseManaged(view, evaluation)) caveats.push('enterprise-managed');
  if (lacksOnlyActionOfEditor(evaluation, verdicts)) caveats.push('editor-documented-otherwise');
  if (isOnLockedServiceId(view, evaluation)) caveats.push('service-id-locked');
  return caveats.length === 0 ? NONE : caveats;
}

/** S3: while a template restricts, changing the account's own value has no effect. */
function isEnterpriseManaged({ account }: AccountView, { request: { action }, answer, refusal }: Evaluation): boolean {
  if (action === UPDATE_SETTING) return answer === TRUE && isRestrictedByTemplate(account, 'apiKeyCreation');
  const setting = settingOf(action);
  const mayLackGrant = answer !== TRUE && refusal === undefined;
  return setting !== undefined && mayLackGrant && isRestrictedByTemplateAlone(account, setting);
}

/** R3: only a grant is missing, and IBM's role table denies Editor what another of its pages allows. */
function lacksOnlyActionOfEditor({ request, passes, answer }: Evaluation, verdicts: readonly Verdict[]): boolean {
  const lacksGrant = request.action === CREATE_SERVICE_ID_API_KEY && passes === TRUE && answer === FALSE;
  return lacksGrant && verdicts.some(grantsIfEditorCarried);
}

/** Whether a policy with Editor would certainly grant the request if Editor carried the action. */
function grantsIfEditorCarried(verdict: Verdict): boolean {
  const hasEditor = verdict.policy.roles.some(({ crn }) => crn === ROLES.editor);
  return hasEditor && truthOf({ ...verdict, role: TRUE }) === TRUE;
}

/** I3: IBM does not document whether a locked service ID can get an API key. */
function isOnLockedServiceId(view: AccountView, { request: { action, resource = '' } }: Evaluation): boolean {
  return action === CREATE_SERVICE_ID_API_KEY && view.serviceId(resource)?.locked === true;
}

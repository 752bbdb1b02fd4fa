import { TRUE } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Caveat } from '../nouns/decision.ts';
import { serviceIdForms } from '../nouns/iam-id.ts';
import type { DenyReason } from '../nouns/reason.ts';
import type { Assessment } from './assessment.ts';
import { isEnterpriseManaged } from './setting.ts';
import type { AccountView } from './view.ts';

/** What is worth knowing beside the answer; none of it changes the answer. */
export function caveatsOf(view: AccountView, assessment: Assessment, reason?: DenyReason): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (isWithoutEffect(view, assessment)) caveats.push('enterprise-managed');
  if (reason === 'no-grant' && wouldAllowEditor(assessment)) caveats.push('editor-documented-otherwise');
  if (isOnLockedServiceId(view, assessment)) caveats.push('service-id-locked');
  return caveats;
}

/** S3: who may turn the setting off changes nothing where a template restricts it. */
function isWithoutEffect({ account }: AccountView, { answer, request }: Assessment): boolean {
  return answer === TRUE && request.action === UPDATE_SETTING && isEnterpriseManaged(account);
}

/** R3: the role table denies Editor what a prose page says it can do. */
function wouldAllowEditor({ request, passes, evidence }: Assessment): boolean {
  return request.action === CREATE_SERVICE_ID_API_KEY && passes === TRUE && evidence.isGrantedToEditor;
}

/** I3: whether a key can be created under a locked service ID is undocumented. */
function isOnLockedServiceId(view: AccountView, { request: { action, resource = '' } }: Assessment): boolean {
  if (action !== CREATE_SERVICE_ID_API_KEY) return false;
  const serviceId = view.principal(serviceIdForms(resource)?.iamId ?? '');
  return serviceId?.kind === 'service-id' && serviceId.locked === true;
}

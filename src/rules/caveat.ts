import { FALSE, TRUE, type Truth } from '../matching/ternary.ts';
import { CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import type { Caveat } from '../nouns/decision.ts';
import { serviceIdForms } from '../nouns/iam-id.ts';
import type { Request } from '../nouns/request.ts';
import type { Evidence } from './evidence.ts';
import { isEnterpriseManaged } from './setting.ts';
import type { AccountView } from './view.ts';

/** What is worth knowing beside the answer; none of it changes the answer. */
export function caveatsOf(
  view: AccountView,
  request: Request,
  evidence: Evidence,
  passes: Truth,
  answer: Truth,
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (isWithoutEffect(view, request, answer)) caveats.push('enterprise-managed');
  if (wouldAllowEditor(request, evidence, passes, answer)) caveats.push('editor-documented-otherwise');
  if (isOnLockedServiceId(view, request)) caveats.push('service-id-locked');
  // Frozen, as one answer can be told many times (A6).
  return Object.freeze(caveats);
}

/** S3: who may turn the setting off changes nothing where a template restricts it. */
function isWithoutEffect({ account }: AccountView, { action }: Request, answer: Truth): boolean {
  return answer === TRUE && action === UPDATE_SETTING && isEnterpriseManaged(account);
}

/** R3: where only a grant is missing, the role table denies Editor what a prose page says it can do. */
function wouldAllowEditor({ action }: Request, { isGrantedToEditor }: Evidence, passes: Truth, answer: Truth): boolean {
  return action === CREATE_SERVICE_ID_API_KEY && passes === TRUE && answer === FALSE && isGrantedToEditor;
}

/** I3: whether a key can be created under a locked service ID is undocumented. */
function isOnLockedServiceId(view: AccountView, { action, resource = '' }: Request): boolean {
  if (action !== CREATE_SERVICE_ID_API_KEY) return false;
  const serviceId = view.principal(serviceIdForms(resource)?.iamId ?? '');
  return serviceId?.kind === 'service-id' && serviceId.locked === true;
}

import type { Account, Caveat, DenyReason, Request } from 'apikey-policy';
import { letterOf } from './questions.ts';
import { isAllow } from './requirements.ts';
import { TABLE_OF_R3 } from './roles.ts';
import { isLocked } from './service-ids.ts';
import { isOverruled, isRestrictedByTemplate } from './setting.ts';
import { isUnknown, type Truth } from './truth.ts';

// rules.md, S3, R3 and I3: what stands beside an answer.

/** S3: T is about the account's own value, which on U and C does not help where a template restricts. */
function isEnterpriseManaged(
  { apiKeyCreation, serviceIdCreation, enterprise }: Account,
  { action }: Request,
  truth: Truth,
  denied: DenyReason | undefined,
): boolean {
  const mayLackGrant = isUnknown(truth) || denied === 'no-grant';
  switch (letterOf(action)) {
    case 'T':
      return truth === true && isRestrictedByTemplate(enterprise?.apiKeyCreation);
    case 'U':
      return mayLackGrant && isOverruled(apiKeyCreation, enterprise?.apiKeyCreation);
    case 'C':
      return mayLackGrant && isOverruled(serviceIdCreation, enterprise?.serviceIdCreation);
    case 'S':
      return false;
  }
}

/** @param denied the reason of a deny */
export function caveatsOf(
  account: Account,
  request: Request,
  truth: Truth,
  denied: DenyReason | undefined,
): readonly Caveat[] {
  const isS = letterOf(request.action) === 'S';
  const caveats: Caveat[] = [];
  if (isEnterpriseManaged(account, request, truth, denied)) caveats.push('enterprise-managed');
  if (isS && denied === 'no-grant' && isAllow(account, request, TABLE_OF_R3)) {
    caveats.push('editor-documented-otherwise');
  }
  if (isS && isLocked(account, request)) caveats.push('service-id-locked');
  return caveats;
}

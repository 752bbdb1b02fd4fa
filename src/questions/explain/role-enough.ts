import type { Account } from '../../nouns/account.ts';
import { kindOfIamId } from '../../nouns/iam-id.ts';
import type { Request } from '../../nouns/request.ts';
import { after, isAllowed } from '../remedies/apply-remedy.ts';
import type { AssignRole } from '../remedies/remedy.ts';

/** Whether a role alone would allow it: it does not where it is unknown whether the principal is listed, or active. */
export function isRoleEnough(crn: string, request: Request, account: Account | undefined): boolean {
  if (account === undefined) return true;
  const principal = { kind: kindOfIamId(request.principal), id: request.principal };
  const assign: AssignRole = { kind: 'assign-role', account: account.id, principal, role: { crn } };
  // Nothing else grants it, so what else there is makes no difference.
  return isAllowed(after({ account: { ...account, policies: [], accessGroups: [] }, request }, [assign]));
}

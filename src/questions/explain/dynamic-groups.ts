import type { Account } from '../../nouns/account.ts';
import type { Decision } from '../../nouns/decision.ts';
import { kindOfIamId } from '../../nouns/iam-id.ts';
import { grantingGroups } from '../remedies/granting-groups.ts';

/** The ids of the groups whose rules could admit the user at log-in, and whose policies would grant the request. */
export function grantingDynamicGroups({ request, reason }: Decision, account: Account | undefined): readonly string[] {
  if (account === undefined || reason !== 'no-grant' || kindOfIamId(request.principal) !== 'user') return [];
  const dynamic = account.accessGroups.filter((group) => group.dynamic);
  if (dynamic.length === 0) return [];
  const granting = grantingGroups({ account, request });
  return [...new Set(dynamic.map(({ id }) => id).filter((id) => granting.has(id)))];
}

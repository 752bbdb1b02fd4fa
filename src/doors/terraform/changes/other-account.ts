import { type PlannedChange, stringAt } from '../plan/planned-change.ts';
import { isMarked, markAt } from '../values/marks.ts';

/** Another account that a change is about, where it is known to be: one plan may serve several accounts (TF-12). */
export function otherAccountOf(change: PlannedChange, accountId: string): string | undefined {
  const field = change.type === 'ibm_iam_account_settings' ? 'id' : 'account_id';
  const planned = isMarked(markAt(change.unknown, field)) ? undefined : stringAt(change.after, field);
  return [stringAt(change.before, field), planned].find((id) => id !== undefined && id !== accountId);
}

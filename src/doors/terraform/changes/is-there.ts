import { quote } from '../../../text/quote.ts';
import type { ChangedList } from '../account/effect.ts';
import type { Reading } from './context.ts';

const NOUNS: Readonly<Record<ChangedList, string>> = {
  policies: 'policy',
  accessGroups: 'access group',
  principals: 'identity',
  roles: 'role',
};

/** Whether the account has what the plan changes or removes; notes it where it does not (TF-2). */
export function isThere(list: ChangedList, id: string, { known, note, before, change }: Reading): boolean {
  const isMissing = (change.updates || change.deletes) && !known.has(list, id);
  if (isMissing)
    note(
      'not-in-account',
      before.path,
      `changes or removes the ${NOUNS[list]} ${quote(id)}, which the account does not have`,
    );
  return !isMissing;
}

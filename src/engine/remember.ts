import type { Account } from '../nouns/account.ts';
import { ACTIONS } from '../nouns/action.ts';
import { weighAll } from '../rules/evidence.ts';
import { questionOf } from '../rules/question.ts';
import { definitionsOf, requirementOf } from '../rules/role.ts';
import type { AccountView } from '../rules/view.ts';
import type { AccountIndex } from './index-account.ts';
import { newRecollection, type Recollection, recall } from './recall.ts';

/** An indexed account that remembers, for the principals that it lists, what their policies said. */
export function remember(account: Account, index: AccountIndex): AccountView {
  const defined = definitionsOf(account);
  const requirements = new Map(ACTIONS.map((action) => [action, requirementOf(action, defined)]));
  const recollections = new Map<string, Recollection>();
  return {
    account,
    principal: index.principal,
    evidence: (request) => {
      const { principal } = request;
      let recollection = recollections.get(principal);
      if (recollection === undefined) {
        const bearings = index.bearingsAbout(principal);
        // Nobody can fill the memory with names that the account does not list.
        if (index.principal(principal) === undefined)
          return weighAll(account, bearings, questionOf(account, request), defined);
        recollection = newRecollection(bearings);
        recollections.set(principal, recollection);
      }
      return recall(recollection, account, request, defined);
    },
    requirement: (action) => requirements.get(action) ?? requirementOf(action, defined),
  };
}

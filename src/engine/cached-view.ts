import type { Account } from '../nouns/account.ts';
import { ACTIONS } from '../nouns/action.ts';
import { weighAll } from '../rules/evidence.ts';
import { questionOf } from '../rules/question.ts';
import { definitionsOf, requirementOf } from '../rules/role.ts';
import type { AccountView } from '../rules/view.ts';
import { cachedEvidence, type EvidenceCache, newEvidenceCache } from './evidence-cache.ts';
import type { AccountIndex } from './index-account.ts';

/** An indexed account that keeps, for the principals that it lists, the evidence that their policies gave. */
export function cachedView(account: Account, index: AccountIndex): AccountView {
  const defined = definitionsOf(account);
  const requirements = new Map(ACTIONS.map((action) => [action, requirementOf(action, defined)]));
  const caches = new Map<string, EvidenceCache>();
  return {
    account,
    principal: index.principal,
    evidence: (request) => {
      const { principal } = request;
      let cache = caches.get(principal);
      if (cache === undefined) {
        const policies = index.policiesAbout(principal);
        // Nobody can fill the cache with names that the account does not list.
        if (index.principal(principal) === undefined)
          return weighAll(account, policies, questionOf(account, request), defined);
        cache = newEvidenceCache(policies);
        caches.set(principal, cache);
      }
      return cachedEvidence(cache, account, request, defined);
    },
    requirement: (action) => requirements.get(action) ?? requirementOf(action, defined),
  };
}

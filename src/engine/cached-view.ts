import type { Account } from '../nouns/account.ts';
import type { Action } from '../nouns/action.ts';
import type { Requirement } from '../nouns/decision.ts';
import type { Request } from '../nouns/request.ts';
import { definitionsOf, requirementOf } from '../rules/role.ts';
import type { AccountView } from '../rules/view.ts';
import { cachedEvidence, type EvidenceCache, newEvidenceCache, type SpannedEvidence } from './evidence-cache.ts';
import type { AccountIndex } from './index-account.ts';
import { keep } from './keep.ts';

/** An account whose evidence says for how long it stays what it is. */
export interface CachedView extends AccountView {
  spannedEvidence(request: Request): SpannedEvidence;
}

/** An indexed account that keeps, for the principals that it lists, the evidence that their policies gave. */
export function cachedView(account: Account, index: AccountIndex): CachedView {
  const defined = definitionsOf(account);
  const requirements = new Map<Action, Requirement>();
  const caches = new Map<string, EvidenceCache>();
  const cacheOf = (principal: string): EvidenceCache => {
    const known = caches.get(principal);
    if (known !== undefined) return known;
    const cache = newEvidenceCache(index.policiesAbout(principal));
    // Nobody can fill the caches with names that the account does not list.
    if (index.principal(principal) !== undefined) caches.set(principal, cache);
    return cache;
  };
  const spannedEvidence = (request: Request): SpannedEvidence =>
    cachedEvidence(cacheOf(request.principal), account, request, defined);
  return {
    account,
    principal: index.principal,
    spannedEvidence,
    evidence: (request) => spannedEvidence(request).evidence,
    requirement: (action) => requirements.get(action) ?? keep(requirements, action, requirementOf(action, defined)),
  };
}

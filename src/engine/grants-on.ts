import { TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import type { Grant } from '../nouns/decision.ts';
import type { AccountView } from '../rules/account-view.ts';
import { isOpenVerdict, truthOf } from '../rules/verdict.ts';
import { openVerdict } from './indexed-policy.ts';
import type { OpenVerdict, RequestEvidence } from './open-evidence.ts';
import { evidenceOn, type PolicyList } from './policy-list.ts';

/** The grants of some policies, in the order of the account. Arrays that decisions share are frozen. */
export function grantsOn(
  view: AccountView,
  list: PolicyList,
  action: Action,
  { granting }: RequestEvidence,
): readonly Grant[] {
  const open = evidenceOn(view, list, action);
  open.grants ??= fixedGrants(view, list, action);
  if (granting.length === 0) return open.grants;
  const { latest } = open;
  if (latest?.evidence.granting !== granting) return withGrants(open.grants, granting);
  latest.grants ??= Object.freeze(withGrants(open.grants, granting));
  return latest.grants;
}

function fixedGrants(view: AccountView, { policies }: PolicyList, action: Action): readonly Grant[] {
  const grants: Grant[] = [];
  for (const policy of policies) {
    const verdict = openVerdict(view, policy, action);
    if (!isOpenVerdict(verdict) && truthOf(verdict) === TRUE) append(grants, verdict.grants);
  }
  return Object.freeze(grants.slice());
}

/** The grants that no request changes, with those of open verdicts inserted in order. */
function withGrants(fixed: readonly Grant[], granting: readonly OpenVerdict[]): readonly Grant[] {
  const grants: Grant[] = [];
  let taken = 0;
  for (const { verdict, after } of [...granting].sort((a, b) => a.place - b.place)) {
    append(grants, fixed.slice(taken, after));
    append(grants, verdict.grants);
    taken = after;
  }
  append(grants, fixed.slice(taken));
  return grants;
}

function append<Entry>(all: Entry[], list: readonly Entry[]): void {
  for (const entry of list) all.push(entry);
}

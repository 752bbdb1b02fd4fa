import { TRUE } from '../matching/ternary.ts';
import type { Action } from '../nouns/action.ts';
import type { Grant } from '../nouns/decision.ts';
import { isOpenVerdict, truthOf } from '../rules/verdict.ts';
import type { OpenVerdict, PartialEvidence } from './folded-evidence.ts';
import { evidenceOn, type PolicyList } from './policy-list.ts';

/** The grants of evidence on some policies, in the order of the account. What decisions share is frozen. */
export function grantsOn(list: PolicyList, action: Action, { granting }: PartialEvidence): readonly Grant[] {
  const folded = evidenceOn(list, action);
  folded.grants ??= settledGrants(list, action);
  if (granting.length === 0) return folded.grants;
  const { latest } = folded;
  if (latest?.evidence.granting !== granting) return withGrants(folded.grants, granting);
  latest.grants ??= Object.freeze(withGrants(folded.grants, granting));
  return latest.grants;
}

function settledGrants({ policies }: PolicyList, action: Action): readonly Grant[] {
  const grants: Grant[] = [];
  for (const { verdicts } of policies) {
    const verdict = verdicts[action];
    if (!isOpenVerdict(verdict) && truthOf(verdict) === TRUE) append(grants, verdict.grants, 0, verdict.grants.length);
  }
  return Object.freeze(grants.slice());
}

/** The settled grants, and those of open verdicts in their places. */
function withGrants(settled: readonly Grant[], granting: readonly OpenVerdict[]): readonly Grant[] {
  const grants: Grant[] = [];
  let taken = 0;
  for (const { verdict, after } of [...granting].sort((a, b) => a.place - b.place)) {
    append(grants, settled, taken, after);
    append(grants, verdict.grants, 0, verdict.grants.length);
    taken = after;
  }
  append(grants, settled, taken, settled.length);
  return grants;
}

function append<Entry>(all: Entry[], list: readonly Entry[], from: number, until: number): void {
  for (let at = from; at < until; at++) {
    const entry = list[at];
    if (entry !== undefined) all.push(entry);
  }
}

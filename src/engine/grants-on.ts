import type { Grant } from '../nouns/decision.ts';
import type { OpenEvidence, OpenVerdict, PlacedGrant, RequestEvidence } from './open-evidence.ts';

/** The grants of a request, in the order of the account. Arrays that decisions share are frozen. */
export function grantsOn(open: OpenEvidence, { granting }: RequestEvidence): readonly Grant[] {
  if (granting.length === 0) {
    open.grants ??= Object.freeze(open.fixed.map(({ grant }) => grant));
    return open.grants;
  }
  const { latest } = open;
  if (latest?.evidence.granting !== granting) return grantsOfBoth(open.fixed, granting);
  latest.grants ??= Object.freeze(grantsOfBoth(open.fixed, granting));
  return latest.grants;
}

function grantsOfBoth(fixed: readonly PlacedGrant[], open: readonly OpenVerdict[]): readonly Grant[] {
  const grants: Grant[] = [];
  let taken = 0;
  for (const { place, grant } of fixed) {
    for (let one = open[taken]; one !== undefined && one.place < place; one = open[taken]) {
      for (const other of one.verdict.grants) grants.push(other);
      taken++;
    }
    grants.push(grant);
  }
  for (const { verdict } of open.slice(taken)) for (const other of verdict.grants) grants.push(other);
  return grants;
}

import type { Grant } from '../nouns/decision.ts';
import type { OpenEvidence, PlacedGrant, PlacedVerdict, RequestEvidence } from './open-evidence.ts';

/**
 * The grants of a request, in the order of the account. Arrays that decisions share are frozen.
 *
 * @param evidence what `evidenceAt` returned for it: if that is the evidence it keeps, its grants are kept, too
 */
export function grantsOn(open: OpenEvidence, evidence: RequestEvidence): readonly Grant[] {
  const { granting } = evidence;
  if (granting.length === 0) {
    open.grants ??= Object.freeze(open.fixed.map(({ grant }) => grant));
    return open.grants;
  }
  const { latest } = open;
  if (latest?.evidence.granting !== granting) return grantsOfBoth(open.fixed, granting);
  latest.grants ??= Object.freeze(grantsOfBoth(open.fixed, granting));
  return latest.grants;
}

function grantsOfBoth(fixed: readonly PlacedGrant[], granting: readonly PlacedVerdict[]): readonly Grant[] {
  const grants: Grant[] = [];
  let taken = 0;
  for (const { place, grant } of fixed) {
    for (let one = granting[taken]; one !== undefined && one.place < place; one = granting[taken]) {
      for (const other of one.verdict.grants) grants.push(other);
      taken++;
    }
    grants.push(grant);
  }
  for (const { verdict } of granting.slice(taken)) for (const other of verdict.grants) grants.push(other);
  return grants;
}

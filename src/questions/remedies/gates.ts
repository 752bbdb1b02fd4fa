import { scan } from '../../engine/scan.ts';
import { reasonsOf } from '../../matching/ternary.ts';
import type { DenyReason } from '../../nouns/reason.ts';
import { GATES } from '../../rules/gate.ts';
import { type Asked, serviceIdOf } from './apply-remedy.ts';
import type { SupplyData } from './remedy.ts';

/** What has to be known where a gate is neither open nor shut; the other gates look at nothing that can be unknown. */
const MISSING = [
  ['unknown-principal', 'principal'],
  ['inactive-principal', 'state'],
  ['unknown-service-id', 'service-id'],
] as const;

/** The ways through the gates of which it is unknown whether they are open: each is all that has to be known (REM-3). */
export function waysThroughGates({ account, request }: Asked): readonly [SupplyData[], ...SupplyData[][]] {
  const view = scan(account);
  const { principal } = request;
  const known = view.principal(principal);
  const unsure = new Set<DenyReason>(
    GATES.filter(({ holds }) => reasonsOf(holds(view, request, known)).length > 0).map(({ reason }) => reason),
  );
  const ids = { principal, state: principal, 'service-id': serviceIdOf(request)?.iamId ?? '' };
  const missing = MISSING.filter(([gate]) => unsure.has(gate)).map(
    ([, data]): SupplyData => ({ kind: 'supply-data', data, id: ids[data] }),
  );
  const [first, second] = missing;
  // A service ID that asks for a key of its own is listed once, as either.
  return first !== undefined && first.id === second?.id ? [[first], [second]] : [missing];
}

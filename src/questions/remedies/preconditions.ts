import { scanAccount } from '../../engine/scan-account.ts';
import { FALSE, TRUE } from '../../matching/ternary.ts';
import { PRECONDITIONS, type Refusal } from '../../rules/precondition.ts';
import { type AccountAndRequest, serviceIdOf } from './apply-remedy.ts';
import type { SupplyData } from './remedy.ts';

/** The data that decides whether a precondition holds, if it can be missing. */
const DATA: Readonly<Record<Refusal, 'principal' | 'state' | 'service-id' | undefined>> = {
  'unknown-principal': 'principal',
  'not-a-user': undefined,
  'not-own-key': undefined,
  'inactive-principal': 'state',
  'unknown-service-id': 'service-id',
};

/**
 * The data with which a request meets all preconditions: the alternatives, each with everything that is missing (REM-3).
 * There is none where no change can make a precondition hold (REM-4).
 */
export function missingData({ account, request }: AccountAndRequest): readonly (readonly SupplyData[])[] {
  const view = scanAccount(account);
  const listed = view.principal(request.principal);
  const ids = {
    principal: request.principal,
    state: request.principal,
    'service-id': serviceIdOf(request)?.iamId ?? '',
  };
  const missing: SupplyData[] = [];
  for (const { reason, holds } of PRECONDITIONS) {
    const truth = holds(view, request, listed);
    if (truth === TRUE) continue;
    const data = DATA[reason];
    if (truth === FALSE || data === undefined) return [];
    // A complete list lacks no principal: this one was deleted, or it belongs to another account (P2).
    if (data === 'principal' && !account.partial?.includes('principals')) return [];
    missing.push({ kind: 'supply-data', data, id: ids[data] });
  }
  const [first, second] = missing;
  // If a service ID requests an API key for itself, one entry supplies both the principal and the resource.
  return first !== undefined && first.id === second?.id ? [[first], [second]] : [missing];
}

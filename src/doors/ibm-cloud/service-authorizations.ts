import { ACTIONS, type Account, decide, type Principal, type Role } from 'apikey-policy';
import { note, type Report } from '../../ibm-api/report.ts';
import { quote } from '../../text/quote.ts';
import type { Entry } from './entries.ts';
import type { Authorization } from './policy-row.ts';

const [, , CREATE_SERVICE_ID_KEY, CREATE_SERVICE_ID] = ACTIONS;

/** A user in place of the service, so that `decide` can answer what an authorization grants. */
const STAND_IN: Principal = { kind: 'user', id: 'IBMid-service', state: 'ACTIVE' };

/** Reports every service that certainly may create service IDs or API keys for them (B9). */
export function noteServiceAuthorizations(
  authorizations: readonly Entry<Authorization>[],
  roles: readonly Role[],
  report: Report,
): void {
  for (const { kept, path } of authorizations) {
    const creates = creationsOf(kept, roles, report.accountId ?? '');
    if (creates === undefined) continue;
    const sentence = `lets the service ${quote(kept.service)} create ${creates}, although a service is not a principal`;
    note(report, 'service-authorization', path, sentence);
  }
}

/** What an authorization lets its service create; `undefined` for nothing. */
function creationsOf(
  { roles: granted, target }: Authorization,
  roles: readonly Role[],
  id: string,
): string | undefined {
  const serviceId = serviceIdOf(target);
  const account: Account = {
    id,
    serviceIdCreation: 'RESTRICTED',
    principals: [STAND_IN, { kind: 'service-id', id: `iam-${serviceId}` }],
    accessGroups: [],
    policies: [{ id: 'authorization', subject: { principal: STAND_IN.id }, roles: granted, target }],
    roles,
  };
  const { id: principal } = STAND_IN;
  const isForKeys = decide(account, { principal, action: CREATE_SERVICE_ID_KEY, resource: serviceId }).allowed;
  const isForServiceIds = decide(account, { principal, action: CREATE_SERVICE_ID }).allowed;
  if (!isForServiceIds) return isForKeys ? 'API keys for service IDs' : undefined;
  return isForKeys ? 'service IDs and API keys for them' : 'service IDs';
}

/** The service ID in a target; without one, the target covers any service ID. */
function serviceIdOf({ attributes }: Authorization['target']): string {
  const resource = attributes.find(({ key }) => key === 'resource');
  return typeof resource?.value === 'string' && resource.value.startsWith('ServiceId-')
    ? resource.value
    : 'ServiceId-x';
}

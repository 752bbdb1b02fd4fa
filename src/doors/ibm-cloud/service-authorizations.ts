import { ACTIONS, type Account, decide, type Principal, type Role } from 'apikey-policy';
import { note, type Report } from '../../ibm-api/report.ts';
import { quote } from '../../json/report.ts';
import type { Entry } from './entries.ts';
import type { Authorization } from './policy-row.ts';

const [, , CREATE_SERVICE_ID_KEY, CREATE_SERVICE_ID] = ACTIONS;

/** Stands for the service, so that the rules of policies can say what an authorization grants it. */
const STAND_IN: Principal = { kind: 'user', id: 'IBMid-service', state: 'ACTIVE' };

/** Notes every service that certainly may create API keys for service IDs, or service IDs (B9): it is no principal. */
export function noteServiceAuthorizations(
  authorizations: readonly Entry<Authorization>[],
  roles: readonly Role[],
  report: Report,
): void {
  for (const { kept, path } of authorizations) {
    const may = grantsOf(kept, roles, report.accountId ?? '');
    if (may.length === 0) continue;
    const sentence = `lets the service ${quote(kept.service)} create ${may.join(' and ')}, though it is no principal`;
    note(report, 'service-authorization', path, sentence);
  }
}

function grantsOf({ roles: granted, target }: Authorization, roles: readonly Role[], id: string): string[] {
  const serviceId = serviceIdOf(target);
  const account: Account = {
    id,
    serviceIdCreation: 'RESTRICTED',
    principals: [STAND_IN, { kind: 'service-id', id: `iam-${serviceId}` }],
    accessGroups: [],
    policies: [{ id: 'authorization', subject: { principal: STAND_IN.id }, roles: granted, target }],
    roles,
  };
  const asked = { principal: STAND_IN.id };
  const isForKeys = decide(account, { ...asked, action: CREATE_SERVICE_ID_KEY, resource: serviceId }).allowed;
  const isForServiceIds = decide(account, { ...asked, action: CREATE_SERVICE_ID }).allowed;
  return [...(isForKeys ? ['API keys for service IDs'] : []), ...(isForServiceIds ? ['service IDs'] : [])];
}

/** The one service ID that a target is about; any other stands for all of them. */
function serviceIdOf({ attributes }: Authorization['target']): string {
  const resource = attributes.find(({ key }) => key === 'resource');
  return typeof resource?.value === 'string' && resource.value.startsWith('ServiceId-')
    ? resource.value
    : 'ServiceId-x';
}

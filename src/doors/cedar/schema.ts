import type { CedarSchema, CedarUse } from './formats.ts';
import { NAMESPACE } from './names.ts';

/** Every action allows every kind of principal, so that every request fits; policies restrict user API keys to users (P4). */
const PRINCIPALS = ['User', 'ServiceId', 'TrustedProfile'];

/** What a principal of any kind may be a member of. */
const PARENTS = ['AccessGroup', 'Account', 'Grant'];

function appliesTo(...resourceTypes: string[]): { readonly appliesTo: CedarUse } {
  return { appliesTo: { principalTypes: [...PRINCIPALS], resourceTypes, context: { type: 'Context' } } };
}

/** The schema of policies and requests. */
export function schema(): CedarSchema {
  const long = { type: 'Long', required: true };
  return {
    [NAMESPACE]: {
      commonTypes: {
        Now: { type: 'Record', attributes: { second: long, secondOfDay: long, dayOfWeek: long } },
        Context: { type: 'Record', attributes: { now: { type: 'Now', required: false } } },
      },
      entityTypes: {
        Account: { memberOfTypes: [] },
        Grant: { memberOfTypes: [] },
        Target: { memberOfTypes: [] },
        TargetSet: { memberOfTypes: ['Target'] },
        AccessGroup: { memberOfTypes: ['Grant'] },
        User: { memberOfTypes: [...PARENTS] },
        ServiceId: { memberOfTypes: [...PARENTS, 'Target', 'TargetSet'] },
        TrustedProfile: { memberOfTypes: [...PARENTS] },
      },
      actions: {
        'iam-identity.account.update': appliesTo('Account'),
        'iam-identity.user-apikey.create': appliesTo('User'),
        'iam-identity.apikey.create': appliesTo('ServiceId'),
        'iam-identity.serviceid.create': appliesTo('Account'),
      },
    },
  };
}

import type { CedarSchema, CedarUse } from './formats.ts';
import { NAMESPACE } from './names.ts';

/** Who can ask; that only users have user API keys is for policies to say (P4), so that every request fits. */
const PRINCIPALS = ['User', 'ServiceId', 'TrustedProfile'];

function askedOf(...resourceTypes: string[]): { readonly appliesTo: CedarUse } {
  return { appliesTo: { principalTypes: [...PRINCIPALS], resourceTypes, context: { type: 'Context' } } };
}

/** The types that policies and requests are written in. */
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
        AccessGroup: { memberOfTypes: [] },
        ...Object.fromEntries(PRINCIPALS.map((type) => [type, { memberOfTypes: ['AccessGroup', 'Account'] }])),
      },
      actions: {
        'iam-identity.account.update': askedOf('Account'),
        'iam-identity.user-apikey.create': askedOf('User'),
        'iam-identity.apikey.create': askedOf('ServiceId'),
        'iam-identity.serviceid.create': askedOf('Account'),
      },
    },
  };
}

import type { Account, Condition } from 'apikey-policy';

export const PRINCIPAL = 'IBMid-060001ADMN';

/** An account that grants something under a condition alone. */
export function accountWith(condition: Condition): Account {
  return {
    id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
    principals: [{ kind: 'user', id: PRINCIPAL, state: 'ACTIVE' }],
    accessGroups: [],
    policies: [
      {
        id: 'policy-1',
        subject: { principal: PRINCIPAL },
        roles: ['crn:v1:bluemix:public:iam::::role:Editor'],
        target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
        condition,
      },
    ],
  };
}

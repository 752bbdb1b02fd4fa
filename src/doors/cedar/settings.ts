import { type Account, type Action, compile } from 'apikey-policy';
import { accountUid, typeName } from './names.ts';
import { OWN_KEY, type Permit } from './permit.ts';

const ANYBODY = 'IBMid-anybody';

/** Permits for all active principals, if no setting restricts the action (S5, S8). */
export function permitsOfSettings(account: Account): Permit[] {
  const { allows } = compile({
    ...account,
    principals: [{ kind: 'user', id: ANYBODY, state: 'ACTIVE' }],
    accessGroups: [],
    policies: [],
  });
  const isUnrestricted = ({ action }: Permit): boolean => allows({ principal: ANYBODY, action });
  return UNRESTRICTED.filter(isUnrestricted);
}

const idOf = (action: Action): string => `not-restricted:${action}`;
const inAccount = { entity: accountUid() };

const UNRESTRICTED: readonly Permit[] = [
  {
    id: idOf('iam-identity.user-apikey.create'),
    principal: { op: 'is', entity_type: typeName('User'), in: inAccount }, // P4
    action: 'iam-identity.user-apikey.create',
    resource: { op: 'All' },
    conditions: [OWN_KEY],
  },
  {
    id: idOf('iam-identity.serviceid.create'),
    principal: { op: 'in', ...inAccount },
    action: 'iam-identity.serviceid.create',
    resource: { op: '==', ...inAccount },
    conditions: [],
  },
];

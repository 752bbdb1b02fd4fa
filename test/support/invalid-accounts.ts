import type { Account, IssueCode } from 'apikey-policy';
import fc from 'fast-check';
import { accounts } from '../../src/doors/testing/arbitraries/accounts.ts';
import { grantingPolicy } from '../../src/doors/testing/granting-policy.ts';

/** An input that `parseAccount` refuses. */
export interface InvalidAccount {
  readonly input: unknown;
  /** The code of one of its issues. */
  readonly code: IssueCode;
}

type Flaw = (account: Account) => unknown;

const USER = 'IBMid-060001ADMN';
const POLICY = grantingPolicy('spoiled', USER);

const changed =
  (fields: object): Flaw =>
  (account) => ({ ...account, ...fields });

const withoutField =
  (field: keyof Account): Flaw =>
  (account) =>
    Object.fromEntries(Object.entries(account).filter(([name]) => name !== field));

const withPolicyOf =
  (fields: object): Flaw =>
  ({ policies, ...account }) => ({ ...account, policies: [...policies, { ...POLICY, ...fields }] });

const withPrincipals =
  (...added: readonly object[]): Flaw =>
  ({ principals, ...account }) => ({ ...account, principals: [...principals, ...added] });

const withGroup =
  (fields: object): Flaw =>
  ({ accessGroups, ...account }) => ({
    ...account,
    accessGroups: [...accessGroups, { id: 'AccessGroupId-5b011e00', members: [], ...fields }],
  });

const REQUIRED = ['id', 'principals', 'accessGroups', 'policies'] as const;

/** Changes that make an account invalid, by the code of the issue. */
const FLAWS: readonly (readonly [IssueCode, ...Flaw[]])[] = [
  ['missing', ...REQUIRED.map(withoutField), withPrincipals({ id: USER }), withPolicyOf({ roles: undefined })],
  [
    'wrong-type',
    ...[undefined, null, true, 0, '', []].map((input) => () => input),
    ...REQUIRED.map((field) => changed({ [field]: null })),
    changed({ apiKeyCreation: true }),
    changed({ serviceIdCreation: null }),
    changed({ enterprise: 'RESTRICTED' }),
    changed({ enterprise: { apiKeyCreation: 'RESTRICTED' } }),
    changed({ roles: {} }),
    changed({ partial: 'policies' }),
    withPrincipals({ kind: 'user', id: USER, state: 1 }),
    withGroup({ members: USER }),
    withGroup({ partial: 'members' }),
    withPolicyOf({ roles: 'Administrator' }),
    withPolicyOf({ state: null }),
  ],
  ['empty', changed({ id: '' }), withGroup({ id: '' }), withPolicyOf({ id: '' }), withPolicyOf({ roles: [''] })],
  [
    'unknown-field',
    changed({ apikeyCreation: 'RESTRICTED' }),
    withPolicyOf({ conditon: null }),
    withPolicyOf({ target: { attributes: [], tag: [] } }),
    withGroup({ member: [USER] }),
  ],
  ['unknown-value', changed({ partial: ['policy'] }), withPrincipals({ kind: 'service', id: USER })],
  [
    'wrong-prefix',
    withPrincipals({ kind: 'user', id: 'iam-ServiceId-5b011e00' }),
    withPrincipals({ kind: 'service-id', id: 'ServiceId-5b011e00' }),
    withPrincipals({ kind: 'trusted-profile', id: USER }),
  ],
  ['ambiguous', withPolicyOf({ subject: { principal: USER, accessGroup: 'AccessGroupId-5b011e00' } })],
  [
    'conflict',
    withPrincipals({ kind: 'user', id: 'two-faced', state: 'ACTIVE' }, { kind: 'user', id: 'two-faced' }),
    ({ policies, ...account }) => ({ ...account, policies: [...policies, POLICY, { ...POLICY, roles: [] }] }),
  ],
  ['not-json', withPolicyOf({ condition: Number.NaN }), withPolicyOf({ condition: new Map() })],
];

const flaws = fc.constantFrom(...FLAWS.flatMap(([code, ...list]) => list.map((flaw) => ({ code, flaw }))));

/**
 * Inputs that `parseAccount` refuses: accounts with one mistake each.
 */
export function invalidAccounts(fixed: Partial<Account> = {}): fc.Arbitrary<InvalidAccount> {
  return fc.tuple(accounts(fixed), flaws).map(([account, { code, flaw }]) => ({ input: flaw(account), code }));
}

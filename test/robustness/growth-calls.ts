import type { Account, PolicyDecisionPoint } from 'apikey-policy';
import { KEY_CREATOR, OPERATOR, OWN_ROLE, TEAM, userId } from './growth-accounts.ts';
import { MONDAY } from './growth-windows.ts';
// What is measured must be imported after counting began.
import './work.ts';

const library = await import('apikey-policy');
const { audit, compareAccess, compile, remedies, whoMay, withApiKeyCreation, withoutMember } = library;
const [CHANGE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY, CREATE_SERVICE_ID] = library.ACTIONS;

const time = MONDAY;

/** A call, asked of accounts of a size. */
export interface Call {
  /** What most policies give. */
  readonly role: string;
  /** The account after a change, for calls that compare. It is made before counting. */
  readonly edit: (account: Account) => Account;
  /** What the call finds: always something. */
  readonly ask: (account: Account, edited: Account) => readonly unknown[];
}

const call = (ask: Call['ask'], { role = OPERATOR, edit = (account) => account }: Partial<Call> = {}): Call => ({
  role,
  edit,
  ask,
});

/** Compiles an account. Decides the account-wide actions for all principals, and all API keys for one user. */
export function askEverybody(account: Account): PolicyDecisionPoint {
  const pdp = compile(account);
  const first = pdp.forPrincipal(userId(0));
  for (const { id, kind } of account.principals) {
    const view = pdp.forPrincipal(id);
    for (const action of [CHANGE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID]) {
      view.allows(action, undefined, time);
      view.decide(action, undefined, time);
    }
    if (kind !== 'service-id') continue;
    first.allows(CREATE_SERVICE_ID_KEY, id, time);
    first.decide(CREATE_SERVICE_ID_KEY, id, time);
  }
  return pdp;
}

/** Either nobody may create API keys for service IDs, or roles are unknown by which somebody may. */
const NOBODY_CREATES: readonly string[] = ['nobody-may-create-service-id-keys', 'unknown-role'];

const compare: Call['ask'] = (account, edited) => compareAccess(account, edited, { time }).rows;

export const REMEDIES: Call = call((account) => remedies(account, { principal: userId(2), action: CREATE_USER_KEY }));

export const CALLS: Readonly<Record<string, Call>> = {
  'first answers': call((account) => askEverybody(account).principals),
  whoMay: call((account) => whoMay(account, { action: CREATE_USER_KEY, time }).denied),
  'compareAccess: the setting': call((account, edited) => compare(edited, account), {
    edit: (account) => withApiKeyCreation(account, 'NOT_RESTRICTED'),
  }),
  'compareAccess: a group': call(compare, { edit: (account) => withoutMember(account, TEAM, userId(1)) }),
  'compareAccess: all groups': call(compare, {
    edit: ({ accessGroups, ...account }) => ({
      ...account,
      accessGroups: accessGroups.map((group) => ({ ...group, members: [] })),
    }),
  }),
  'compareAccess: a role': call(compare, {
    edit: ({ roles = [], ...account }) => ({
      ...account,
      roles: roles.map((role) => (role.crn === OWN_ROLE.crn ? { ...role, actions: [] } : role)),
    }),
  }),
  audit: call((account) => audit(account, { time })),
  'audit: nobody creates keys for service IDs': call(
    (account) => audit(account, { time }).filter(({ code }) => NOBODY_CREATES.includes(code)),
    { role: KEY_CREATOR },
  ),
  remedies: REMEDIES,
};

import { type AccessChange, type Change, explain, type Remedy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/answers.ts';
import * as given from '../../../support/given.ts';
import { ANNA, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, GROUP, KEY_CREATOR } from '../../../support/names.ts';

const decision = ask(given.account(), CREATE_USER_API_KEY);
const common = { account: 'account-1', principal: { kind: 'user', id: ANNA, name: 'Anna' } } as const;

function remedy(...[change, ...others]: [Change, ...Change[]]): Remedy {
  return { changes: [change, ...others], sideEffects: { questions: [], carries: [] } };
}

/** What an administrator reads of a remedy. */
function fix(found: Remedy): string {
  return explain(decision, { remedies: [found] }).slice(explain(decision).length + 1);
}

const join = (group: object = {}): Change => ({ ...common, kind: 'join-access-group', group: { id: GROUP, ...group } });
const assign = (role: object, more: object = {}): Change => ({
  ...common,
  kind: 'assign-role',
  role: { crn: KEY_CREATOR, ...role },
  ...more,
});
const data = (of: Extract<Change, { kind: 'supply-data' }>['data']): Change => ({
  kind: 'supply-data',
  data: of,
  id: 'crn:x',
});

describe('explain tells an administrator the fix', () => {
  it.each<[Change, string]>([
    [join({ name: 'Team' }), 'add Anna to the access group Team'],
    [
      { kind: 'join-access-group', account: 'account-1', principal: { kind: 'user', id: ANNA }, group: { id: GROUP } },
      `add ${ANNA} to the access group ${GROUP}`,
    ],
    [
      join({ managed: true }),
      `add Anna to the access group ${GROUP} (the enterprise decides who may change its members)`,
    ],
    [
      { kind: 'create-access-group', account: 'account-1', name: 'api-key-creators', role: { crn: KEY_CREATOR } },
      'create the access group api-key-creators with the User API key creator role on IAM Identity',
    ],
    [assign({}), 'assign Anna the User API key creator role on IAM Identity'],
    [assign({ name: 'Own' }), 'assign Anna the Own role on IAM Identity'],
    [assign({}, { resource: 'ServiceId-1' }), 'assign Anna the User API key creator role on this service ID'],
    [
      { kind: 'relax-setting', account: 'account-1', setting: 'apiKeyCreation' },
      "set the account's API key creation setting to not restricted, which allows it to all users",
    ],
    [{ kind: 'supply-time', example: 0 }, 'ask again with the time of the request'],
    [data('state'), 'read the state of the user (it must be active)'],
    [data('principal'), 'read all principals (this one must be in the account)'],
    [data('service-id'), 'read all service IDs (this one must be in the account)'],
    [data('setting'), "read the account's setting (it must not restrict)"],
    [data('role'), 'read the definition of the role crn:x (it must include this action)'],
  ])('REM-2, REM-3: %o', (change, phrase) => {
    expect(fix(remedy(change))).toBe(`Fix: ${phrase}.`);
  });

  it('REM-1: with all that it takes', () => {
    expect(fix(remedy({ kind: 'supply-time', example: 1 }, data('state')))).toBe(
      'Fix: ask again with the time of the request; then read the state of the user (it must be active).',
    );
  });

  it('REM-5: and what else it changes, in short', () => {
    const { changes } = remedy(join({ name: 'Team' }));
    const row = { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY } as AccessChange;
    const beside = (questions: AccessChange[], carries: string[]): string =>
      fix({ changes, sideEffects: { questions, carries } });
    const added = 'Fix: add Anna to the access group Team.';
    expect(beside([row], [])).toBe(`${added} This also changes 1 other answer.`);
    expect(beside([], ['p'])).toBe(`${added} This also brings 1 other policy.`);
    expect(beside([row, row], ['p', 'q', 'r'])).toBe(
      `${added} This also changes 2 other answers and brings 3 other policies.`,
    );
  });

  it('but no fix to a requester, and none where there is none', () => {
    const requester = explain(decision, { audience: 'requester' });
    expect(explain(decision, { audience: 'requester', remedies: [remedy(join())] })).toBe(requester);
    expect(explain(decision, { remedies: [] })).toBe(explain(decision));
  });
});

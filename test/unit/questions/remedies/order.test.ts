import { type Account, type Change, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../../../../src/questions/remedies/order.ts';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import { answers, asked, inShort, viaGroup } from './given.ts';

it('REM-6: of two settings neither comes first, as no remedy relaxes both', () => {
  const relax = (setting: 'apiKeyCreation' | 'serviceIdCreation'): Change => ({
    kind: 'relax-setting',
    account: 'account-1',
    setting,
  });
  expect(inOrder(relax('apiKeyCreation'), relax('serviceIdCreation'))).toBe(0);
});

describe('REM-6: roles stand from narrow to wide', () => {
  // Before: by the CRN, so Administrator was the least that helps. Now: Operator, because Administrator carries more.
  it.each([
    [CREATE_SERVICE_ID_API_KEY, ['Operator', 'Administrator', 'crn:a', 'crn:b']],
    [UPDATE_SETTING, ['Operator', 'Editor', 'Administrator', 'crn:a', 'crn:b']],
    [CREATE_USER_API_KEY, ['User API key creator', 'crn:a', 'crn:b']],
    [CREATE_SERVICE_ID, ['Service ID creator', 'crn:a', 'crn:b']],
  ] as const)('%s', (action, names) => {
    const roles = ['crn:b', 'crn:a'].map((crn) => ({ crn, service: 'iam-identity', actions: [action] }));
    const principals = [
      given.user(ANNA),
      ...(action === CREATE_SERVICE_ID_API_KEY ? [{ kind: 'service-id', id: ROBOT }] : []),
    ];
    const found = answers({ principals, roles }, action).filter((change) => change.startsWith('assign'));
    expect(found).toEqual(names.map((name) => `assign ${name}`));
  });
});

// Before: a setting stood by its name, before the CRNs of roles. Now: it stands by the kind of data, after them.
it('REM-6: data about a role comes before a setting', () => {
  const changes = {
    apiKeyCreation: 'odd',
    principals: [given.user(ANNA)],
    policies: [given.policy({ roles: [UNHEARD_OF] })],
  };
  expect(answers(changes, CREATE_USER_API_KEY).slice(0, 2)).toEqual([`role ${UNHEARD_OF}`, 'setting apiKeyCreation']);
});

describe('REM-9: a group that an enterprise template made', () => {
  // Before: joining it came first, although the account may not be able to. Now: what the account can do comes first.
  it('comes after the other remedies of the same number of changes, and says so', () => {
    const other = 'AccessGroupId-UNMANAGED';
    const of = given.account({
      accessGroups: [GROUP, other].map((id) => ({ id, members: [] })),
      policies: [
        viaGroup(),
        given.policy({ id: 'q', subject: { accessGroup: other } }),
        given.policy({ id: 'r', subject: { accessGroup: other } }),
      ],
    });
    const managed: Account = {
      ...of,
      accessGroups: of.accessGroups.map((group) => (group.id === GROUP ? { ...group, managed: true } : group)),
    };
    const order = (account: Account): string[] =>
      remedies(account, asked(CREATE_USER_API_KEY)).map(({ changes: [change] }) => inShort(change));
    const [last] = remedies(managed, asked(CREATE_USER_API_KEY)).slice(-1);
    expect(order(of).indexOf(`join ${GROUP}`)).toBeLessThan(order(of).length - 1);
    expect(order(managed).at(-1)).toBe(`join ${GROUP}`);
    expect(last?.changes).toMatchObject([{ group: { id: GROUP, managed: true } }]);
  });
});

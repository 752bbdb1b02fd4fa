import { type Account, type Action, decide, explain, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
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
import type { Changes } from '../remedies/given.ts';

/** What follows "treat it as no:", given the account and without it. */
function explanations(of: Account, action: Action, request: Partial<Request> = {}): [given: string, general: string] {
  const decision = decide(of, {
    principal: ANNA,
    action,
    ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }),
    ...request,
  });
  expect(decision.effect).toBe('indeterminate');
  const after = (text: string): string => text.slice(text.indexOf('no: ') + 4);
  return [after(explain(decision, { account: of })), after(explain(decision))];
}

const having = (...changes: object[]): Changes => ({ policies: changes.map((change) => given.policy(change)) });
const tagged = { ...given.narrowedBy(), tags: [given.attribute('env', 'prod')] };
const ELSEWHERE = 'iam-ServiceId-ELSEWHERE';
const named = { policies: [given.policy({ subject: { principal: ELSEWHERE } })] };

describe('A3: says what is not known', () => {
  type Row = readonly [string, Changes, Action, Partial<Request>, given: string, general: string];
  const rows: readonly Row[] = [
    [
      'unknown-principal: a user',
      { partial: ['principals'], ...having({ subject: { principal: 'IBMid-X' } }) },
      UPDATE_SETTING,
      { principal: 'IBMid-X' },
      "the list of principals is incomplete and doesn't include this user.",
      "the account doesn't list this principal: it wasn't read, it was deleted, or it belongs to another account.",
    ],
    [
      'unknown-principal: a service ID that something names (P2)',
      named,
      UPDATE_SETTING,
      { principal: ELSEWHERE },
      "the account doesn't list this service ID: it was deleted, or it belongs to another account.",
      "the account doesn't list this principal: it wasn't read, it was deleted, or it belongs to another account.",
    ],
    [
      'unknown-state',
      { principals: [given.user(ANNA, 'odd')], ...having({}) },
      UPDATE_SETTING,
      {},
      "the user's state is missing or unknown.",
      "the user's state is missing or unknown.",
    ],
    [
      'unknown-service-id',
      { partial: ['principals'], ...having({}) },
      CREATE_SERVICE_ID_API_KEY,
      { resource: 'ServiceId-X' },
      "the list of service IDs is incomplete and doesn't include this one.",
      "the list of service IDs is incomplete and doesn't include this one.",
    ],
    [
      'unknown-setting: the own one',
      { serviceIdCreation: 'odd' },
      CREATE_SERVICE_ID,
      {},
      "the account's service ID creation setting is missing or unknown.",
      "the value of the setting, or of an enterprise template for it, couldn't be read.",
    ],
    [
      'unknown-setting: a template',
      { apiKeyCreation: 'NOT_SET', enterprise: { apiKeyCreation: ['odd'] } },
      CREATE_USER_API_KEY,
      {},
      'an enterprise template has an unknown value for the API key creation setting.',
      "the value of the setting, or of an enterprise template for it, couldn't be read.",
    ],
    [
      'unknown-role',
      having({ roles: [UNHEARD_OF] }),
      UPDATE_SETTING,
      {},
      `policy p has a role without a known definition: ${UNHEARD_OF}. The role Operator, or the wider Editor or Administrator, on IAM Identity would allow it.`,
      "a policy has a role that neither the catalogue nor the account's role list defines. The role Operator, or the wider Editor or Administrator, on IAM Identity would allow it.",
    ],
    [
      'unknown-role: several',
      having({ roles: [UNHEARD_OF] }, { id: 'q', roles: ['crn:other'] }),
      CREATE_USER_API_KEY,
      {},
      `policies p and q have roles without a known definition: ${UNHEARD_OF} and crn:other. The User API key creator role on IAM Identity would allow it.`,
      "a policy has a role that neither the catalogue nor the account's role list defines. The User API key creator role on IAM Identity would allow it.",
    ],
    [
      'unknown-operator',
      having({ target: given.narrowedBy(given.attribute('accountId', 'account-1', 'odd')) }),
      CREATE_USER_API_KEY,
      {},
      "the target of policy p has an operator or a value that isn't documented. The User API key creator role on IAM Identity would allow it.",
      "a policy's target has an operator or a value that isn't documented. The User API key creator role on IAM Identity would allow it.",
    ],
    [
      'undocumented-target',
      having({ target: given.on(given.PLATFORM_SERVICES) }),
      CREATE_USER_API_KEY,
      {},
      "the documentation doesn't say whether policy p applies. The User API key creator role on IAM Identity would allow it.",
      "the documentation doesn't say whether a policy with such a target applies. The User API key creator role on IAM Identity would allow it.",
    ],
    [
      'undocumented-target: several',
      having({ target: given.on(given.PLATFORM_SERVICES) }, { id: 'q', target: given.on(given.PLATFORM_SERVICES) }),
      CREATE_USER_API_KEY,
      {},
      "the documentation doesn't say whether policies p and q apply. The User API key creator role on IAM Identity would allow it.",
      "the documentation doesn't say whether a policy with such a target applies. The User API key creator role on IAM Identity would allow it.",
    ],
    [
      'tags-unknown',
      having({ target: tagged }, { id: 'q', target: tagged }),
      CREATE_SERVICE_ID_API_KEY,
      {},
      "policies p and q depend on the service ID's access management tags, which no list shows. The role Operator, or the wider Administrator, on IAM Identity would allow it.",
      "a policy depends on the service ID's access management tags, which no list shows. The role Operator, or the wider Administrator, on IAM Identity would allow it.",
    ],
    [
      'time-needed',
      having({ condition: given.earlierThan('12:00:00Z') }),
      CREATE_USER_API_KEY,
      {},
      'policy p depends on the time of the request, and the request has none. The User API key creator role on IAM Identity would allow it.',
      'a policy depends on the time of the request, and the request has none. The User API key creator role on IAM Identity would allow it.',
    ],
    [
      'unknown-condition',
      having({ condition: given.UNREADABLE }),
      CREATE_USER_API_KEY,
      {},
      "the condition of policy p couldn't be read. The User API key creator role on IAM Identity would allow it.",
      "a policy has a condition that couldn't be read. The User API key creator role on IAM Identity would allow it.",
    ],
  ];

  it.each(rows)('%s', (_, changes, action, request, stated, general) => {
    expect(explanations(given.account(changes), action, request)).toEqual([stated, general]);
  });

  it('names each of several, and no role where one is not enough', () => {
    const of = given.account({
      principals: [given.user(ANNA, 'odd')],
      policies: [given.policy({ condition: given.UNREADABLE })],
    });
    expect(explanations(of, CREATE_USER_API_KEY)[0]).toBe(
      "the user's state is missing or unknown. Also, the condition of policy p couldn't be read.",
    );
  });
});

describe('I1, I2, I4: says what was not read completely', () => {
  const grouped = given.policy({ subject: { accessGroup: GROUP } });
  it.each<[string, Changes, Action, given: string]>([
    [
      'policies',
      { partial: ['policies'] },
      CREATE_USER_API_KEY,
      'not all policies were read. Read them, or ask again with complete data.',
    ],
    [
      'access groups',
      { partial: ['accessGroups'], policies: [grouped] },
      CREATE_USER_API_KEY,
      'not all access groups were read. Read them, or ask again with complete data.',
    ],
    [
      'the members of several groups, and policies',
      {
        partial: ['policies'],
        accessGroups: [
          { id: GROUP, members: [], partial: true, name: 'team' },
          { id: 'g', members: [], partial: true },
        ],
        policies: [grouped, given.policy({ id: 'q', subject: { accessGroup: 'g' } })],
      },
      CREATE_USER_API_KEY,
      'not all policies and members of the access groups team and g were read. Read them, or ask again with complete data.',
    ],
    [
      'the owner',
      { partial: ['owner'] },
      UPDATE_SETTING,
      'the account owner is unknown, and may be this user. Read the account, or ask again with complete data.',
    ],
    [
      'the owner and policies',
      { partial: ['owner', 'policies'] },
      UPDATE_SETTING,
      'not all policies were read, and the account owner is unknown, and may be this user. Read them, or ask again with complete data.',
    ],
  ])('%s', (_, changes, action, stated) => {
    expect(explanations(given.account(changes), action)[0]).toMatch(new RegExp(`^${stated}`));
  });

  it('S3: beside a template that restricts', () => {
    const of = given.account({
      apiKeyCreation: 'NOT_SET',
      enterprise: { apiKeyCreation: ['RESTRICTED'] },
      partial: ['policies'],
    });
    expect(explanations(of, CREATE_USER_API_KEY)[0]).toContain(
      " An enterprise template restricts it. Changing the account's own setting won't help.",
    );
  });

  it('A5: and when a policy that was read grants it', () => {
    const condition = given.all(given.earlierThan('12:00:00Z'));
    const of = given.account({ partial: ['policies'], policies: [given.policy({ condition })] });
    const time = Date.parse('2026-03-16T13:00:00Z');
    expect(explanations(of, CREATE_USER_API_KEY, { time })[0]).toContain(
      ' Policy p grants it every day until 12:00 (UTC). It opens next at 2026-03-17T00:00:00Z. ',
    );
    const decision = decide(of, { principal: ANNA, action: CREATE_USER_API_KEY, time });
    expect(explain(decision, { account: of, audience: 'requester' })).toBe(
      "It couldn't be determined whether you can create a user API key, so the request was refused. You can try again from 2026-03-17T00:00:00Z.",
    );
  });
});

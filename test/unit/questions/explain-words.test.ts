import { type Action, type Decision, explain, type NearMiss, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  ask,
  attribute,
  BEN,
  C,
  EDITOR,
  earlierThan,
  FAILS,
  KEY_CREATOR,
  narrowedBy,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  PROFILE,
  PUBLIC,
  policy,
  S,
  T,
  U,
  UNHEARD_OF,
  UNREADABLE,
  user,
  VIEWER,
} from '../../support/build.ts';
import type { Changes } from './remedies/given.ts';

const having = (changes: object): Changes => ({ policies: [policy(changes)] });
const tagged = { ...narrowedBy(), tags: [attribute('env', 'prod')] };

describe('A3: says in words what is not known', () => {
  const rows: readonly (readonly [Decision['reason'], Changes, Action, Partial<Request>, words: string])[] = [
    [
      'unknown-principal',
      { partial: ['principals'], ...having({ subject: { principal: 'IBMid-X' } }) },
      T,
      { principal: 'IBMid-X' },
      'the list of principals is incomplete and does not hold this one',
    ],
    [
      'unknown-state',
      { principals: [user(ANNA, 'odd')], ...having({}) },
      T,
      {},
      "the user's state is missing or unknown",
    ],
    [
      'unknown-service-id',
      { partial: ['principals'], ...having({}) },
      S,
      { resource: 'ServiceId-X' },
      'the list of principals is incomplete and does not hold this service ID',
    ],
    [
      'unknown-setting',
      { serviceIdCreation: 'odd' },
      C,
      {},
      'the value of the setting, or of an enterprise template, could not be read',
    ],
    [
      'unknown-role',
      having({ roles: [UNHEARD_OF] }),
      T,
      {},
      "a policy has a role that neither the catalogue nor the account's role list defines",
    ],
    [
      'unknown-operator',
      having({ target: narrowedBy(attribute('accountId', 'account-1', 'odd')) }),
      T,
      {},
      "a policy's target has an operator or a value that is not documented",
    ],
    [
      'undocumented-target',
      having({ target: on(PLATFORM_SERVICES) }),
      U,
      {},
      'the documentation does not say whether a policy with such a target applies',
    ],
    ['tags-unknown', having({ target: tagged }), S, {}, "a policy depends on the service ID's access management tags"],
    [
      'time-needed',
      having({ condition: earlierThan('12:00:00Z') }),
      T,
      {},
      'a policy depends on the time, and the request has none',
    ],
    ['unknown-condition', having({ condition: UNREADABLE }), T, {}, 'a policy has a condition that could not be read'],
    [
      'partial-data',
      { partial: ['policies'] },
      T,
      {},
      'policies, members of access groups or the account owner were not read whole',
    ],
  ];

  it.each(rows)('%s', (reason, changes, action, request, words) => {
    const decision = ask(account(changes), action, request);
    expect(decision).toMatchObject({ effect: 'indeterminate', unknowns: [reason] });
    expect(explain(decision)).toContain(`It could be a yes, but ${words}.`);
  });

  it('and no more where no grant is missing', () => {
    const principals = [user(ANNA, 'odd')];
    expect(explain(ask(account({ principals, ...having({}) }), U))).toBe(
      `Whether \`${ANNA}\` may create a user API key cannot be decided, and counts as no. ` +
        "It could be a yes, but the user's state is missing or unknown.",
    );
  });
});

describe('A8: says in words what keeps a policy from granting', () => {
  const rows: readonly (readonly [NearMiss['obstacle'], Changes, words: string])[] = [
    ['not-active', having({ state: 'deleted' }), 'policy `p` is not active'],
    [
      'public-access-group',
      having({ subject: { accessGroup: PUBLIC } }),
      `policy \`p\` through access group \`${PUBLIC}\` is of the public access group, which grants nothing here`,
    ],
    ['role', having({ roles: [VIEWER] }), 'policy `p` has no role that carries the action'],
    [
      'target',
      having({ target: on(attribute('serviceType', 'service')) }),
      'policy `p` has a target that does not match',
    ],
    ['condition', having({ condition: FAILS }), 'policy `p` has a condition that does not hold'],
  ];

  it.each(rows)('%s', (obstacle, changes, words) => {
    const decision = ask(account({ accessGroups: [{ id: PUBLIC, members: [ANNA] }], ...changes }), U);
    expect(decision.nearMisses).toMatchObject([{ obstacle }]);
    expect(explain(decision)).toMatch(new RegExp(` Close to granting it: ${words.replaceAll('`', '\\`')}\\.$`));
  });
});

describe('A8: names no policy that could not help', () => {
  // Before: policies were close to granting it to a user who may do nothing. Now: they are named where they could help.
  it.each<[Decision['reason'], Changes, Partial<Request>]>([
    ['inactive-principal', { principals: [user(ANNA, 'SUSPENDED')], ...having({}) }, {}],
    ['not-own-key', having({}), { resource: BEN }],
    ['unknown-principal', { partial: ['principals'], principals: [], ...having({ roles: [VIEWER, UNHEARD_OF] }) }, {}],
  ])('%s', (reason, changes, request) => {
    const decision = ask(account({ ...changes, apiKeyCreation: 'RESTRICTED' }), U, request);
    expect(decision.reason).toBe(reason);
    expect(explain(decision)).not.toContain('Close to granting it');
  });
});

describe('A4: says in words why not', () => {
  it.each<[Decision['reason'], Changes, Action, Partial<Request>, string]>([
    ['unknown-principal', {}, U, { principal: 'IBMid-X' }, 'The account has no such principal; it has to be invited'],
    [
      'not-a-user',
      {},
      U,
      { principal: PROFILE },
      'Only users have user API keys: a service ID or a trusted profile never creates one, whatever its roles.',
    ],
    ['not-own-key', {}, U, { resource: BEN }, 'A user API key can be created by the user whose key it is, and by'],
    ['inactive-principal', { principals: [user(ANNA, 'INVALID')] }, C, {}, "The user isn't active."],
    ['unknown-service-id', {}, S, { resource: 'ServiceId-X' }, 'The account has no such service ID; it has to be'],
    ['no-grant', {}, T, {}, 'No policy grants it.'],
  ])('%s', (reason, changes, action, request, words) => {
    const decision = ask(account(changes), action, request);
    expect(decision.reason).toBe(reason);
    expect(explain(decision)).toContain(`. ${words}`);
  });

  it('P4: and no more where no role would help', () => {
    expect(explain(ask(account(), U, { principal: PROFILE }))).toBe(
      `\`${PROFILE}\` may not create a user API key. Only users have user API keys: a service ID or a trusted profile ` +
        'never creates one, whatever its roles. Let a user create it, or use an API key of a service ID.',
    );
  });

  it.each([U, C])('S6, S8: that the setting is in the way, of %s', (action) => {
    const words = 'It is restricted, so everybody needs this role, Administrators and the account owner included.';
    expect(explain(ask(account(), action))).toContain(words);
    for (const other of [T, S] as const) expect(explain(ask(account(), other))).not.toContain(words);
  });
});

describe('A4: says in words what is worth knowing beside', () => {
  it.each<[string, Changes, Action, string]>([
    [
      'enterprise-managed',
      { enterprise: { apiKeyCreation: ['RESTRICTED'] }, ...having({}) },
      T,
      'An enterprise template restricts API key creation, so turning the setting off changes nothing.',
    ],
    [
      'editor-documented-otherwise',
      having({ roles: [EDITOR] }),
      S,
      "IBM's pages contradict each other on whether Editor may do this; its table of roles and actions says no.",
    ],
    [
      'service-id-locked',
      { principals: [user(ANNA), { kind: 'service-id', id: 'iam-ServiceId-ROBOT', locked: true }], ...having({}) },
      S,
      'The service ID is locked; whether that stops new API keys is not documented.',
    ],
  ])('%s', (caveat, changes, action, words) => {
    const decision = ask(account(changes), action);
    expect(decision.caveats).toEqual([caveat]);
    expect(explain(decision, { audience: 'requester' }).endsWith(` ${words}`)).toBe(true);
  });
});

describe('says in words what was asked', () => {
  it.each<[Action, Partial<Request>, string]>([
    [T, {}, "change the account's API key creation setting"],
    [U, {}, 'create a user API key'],
    [U, { resource: ANNA }, 'create a user API key'],
    [U, { resource: BEN }, `create a user API key for \`${BEN}\``],
    [S, {}, 'create an API key for the service ID `iam-ServiceId-ROBOT`'],
    [C, {}, 'create a service ID'],
  ])('%s %j', (action, request, words) => {
    expect(explain(ask(account(), action, request))).toContain(`\`${ANNA}\` may not ${words}. `);
  });

  it.each([
    [U, 'User API key creator'],
    // Before: Administrator came first. Now: the narrowest role does (REM-6).
    [S, 'Operator or Administrator'],
    [T, 'Operator, Editor or Administrator'],
  ] as const)('and which roles would do: %s', (action, words) => {
    expect(explain(ask(account(having({ roles: [action === U ? OPERATOR : KEY_CREATOR] })), action))).toContain(
      `It takes the role ${words} on the IAM Identity service.`,
    );
  });

  it('REM-4: and that another time may do, where the policy may be for who asks', () => {
    const condition = earlierThan('12:00:00Z');
    const of = account({
      accessGroups: [{ id: 'g', members: [], partial: true }],
      policies: [policy({ subject: { accessGroup: 'g' }, condition }), policy({ id: 'q', roles: [VIEWER] })],
    });
    const decision = ask(of, T, { time: Date.parse('2026-03-16T13:00:00Z') });
    expect(decision).toMatchObject({ effect: 'deny', nearMisses: [{ policy: 'q' }] });
    expect(explain(decision)).toContain(' Asked while the condition of a policy holds, it may be a yes. ');
  });
});

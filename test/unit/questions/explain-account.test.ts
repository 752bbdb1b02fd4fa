import { type Account, type Action, decide, explain, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  C,
  EDITOR,
  earlierThan,
  GROUP,
  KEY_CREATOR,
  member,
  policy,
  ROBOT,
  T,
  U,
  UNHEARD_OF,
  user,
  VIEWER,
} from '../../support/build.ts';
import type { Changes } from './remedies/given.ts';

/** What an administrator is told, given the account, and what is said without it. */
function words(of: Account, action: Action, request: Partial<Request> = {}): [given: string, general: string] {
  const decision = decide(of, { principal: ANNA, action, ...request });
  return [explain(decision, { account: of }), explain(decision)];
}

const ROLE = 'everybody needs this role, Administrators and the account owner included.';

describe('S3: says what restricts it', () => {
  // Before: "the account restricts it", whatever does. Now: the template is named where it is known, else nothing is.
  it.each<[string, Changes, Action, given: string, general: string]>([
    ['the account', {}, U, `The account restricts it, so ${ROLE}`, `It is restricted, so ${ROLE}`],
    [
      'both',
      { enterprise: { apiKeyCreation: ['RESTRICTED'] } },
      U,
      `The account restricts it, so ${ROLE}`,
      `It is restricted, so ${ROLE}`,
    ],
    [
      'a template, of an own value that cannot be read',
      { apiKeyCreation: 'odd', enterprise: { apiKeyCreation: ['RESTRICTED'] } },
      U,
      `An enterprise template restricts it, so ${ROLE}`,
      `It is restricted, so ${ROLE}`,
    ],
  ])('%s', (_, changes, action, given, general) => {
    const told = words(account(changes), action);
    expect(told[0]).toContain(` ${given}`);
    expect(told[1]).toContain(` ${general}`);
  });

  it.each([
    [U, 'apiKeyCreation'],
    [C, 'serviceIdCreation'],
  ] as const)('a template alone: %s', (action, setting) => {
    const of = account({ [setting]: 'NOT_RESTRICTED', enterprise: { [setting]: ['RESTRICTED'] } });
    for (const told of words(of, action)) {
      expect(told).toContain(' Everybody needs this role, Administrators and the account owner included.');
      expect(told).toContain(" An enterprise template restricts it, so changing the account's own setting won't help.");
      expect(told).not.toContain('The account restricts');
    }
  });
});

describe('P3: says what the state of a user is', () => {
  // Before: every user that is not active had to be "active again". Now: an invitation that failed is said to have failed.
  it.each([
    ['PENDING', "The invitation hasn't been accepted yet."],
    ['PROCESSING', 'The user is still being added.'],
    ['ERROR_WHILE_PROCESSING', 'The invitation failed: invite the user again.'],
    ['SUSPENDED', 'The user is suspended: set the user to active first.'],
    ['VPN_ONLY', "The user isn't active."],
    ['INVALID', "The user isn't active."],
  ])('%s', (state, sentence) => {
    const of = account({ principals: [{ kind: 'service-id', id: ROBOT }, user(ANNA, state)], policies: [policy()] });
    const start = `\`${ANNA}\` may not create a user API key.`;
    expect(words(of, U)).toEqual([`${start} ${sentence}`, `${start} The user isn't active.`]);
    expect(remedies(of, { principal: ANNA, action: U })).toEqual([]);
  });
});

describe('P2: says what is known of an identity that is only named', () => {
  const ELSEWHERE = 'iam-ServiceId-ELSEWHERE';
  const named = { policies: [policy({ subject: { principal: ELSEWHERE } })] };

  // Before: "create it first", and later that the list of principals is incomplete, which it is not.
  // Now: it was deleted, or it is another account's.
  it.each<[string, Changes, Partial<Request>, given: RegExp, general: RegExp]>([
    [
      'a service ID',
      named,
      { principal: ELSEWHERE },
      /list this principal: it was deleted, or it is another/,
      /list this principal: it was not read,/,
    ],
    [
      'a service ID, where not all principals are listed',
      { ...named, partial: ['principals'] },
      { principal: ELSEWHERE },
      /the list of principals is incomplete/,
      /list this principal: it was not read, it was deleted, or it is another/,
    ],
    [
      'a user',
      { partial: ['principals'], policies: [policy({ subject: { principal: 'IBMid-X' } })] },
      { principal: 'IBMid-X' },
      /the list of principals is incomplete/,
      /the list of principals is incomplete/,
    ],
  ])('%s', (_, changes, request, given, general) => {
    const told = words(account(changes), T, request);
    expect(told[0]).toMatch(given);
    expect(told[1]).toMatch(general);
  });
});

describe('A4: names a role as enough only where it is', () => {
  // Before: the role was said to give it beside an unknown state, which it does not settle. Now: only where it settles all.
  it.each<[string, Changes, Action, boolean]>([
    ['unknown-role', { policies: [policy({ roles: [UNHEARD_OF] })] }, T, true],
    [
      'unknown-role and unknown-state',
      { principals: [user(ANNA, 'odd')], policies: [policy({ roles: [UNHEARD_OF] })] },
      T,
      false,
    ],
    ['unknown-setting', { apiKeyCreation: 'odd' }, U, false],
  ])('%s', (_, changes, action, expected) => {
    const [told] = words(account(changes), action);
    expect(told.includes('What gives it for certain is the role')).toBe(expected);
  });

  it('by its name, where it is one of the account', () => {
    const own = [
      { crn: 'crn:own', service: 'iam-identity', actions: [U], name: 'Key maker' },
      { crn: 'crn:nameless', service: 'iam-identity', actions: [U] },
    ];
    const [given, general] = words(account({ roles: own }), U);
    expect(given).toContain('the role User API key creator, `crn:nameless` or `Key maker` on');
    expect(general).toContain('the role User API key creator, `crn:nameless` or `crn:own` on');
  });
});

describe('REM-9, REM-4: names groups by what they are', () => {
  const grouped = (changes: object, by: object = {}): Account => {
    const of = account({
      accessGroups: [{ ...member(), name: 'key\nusers' }],
      policies: [policy({ subject: { accessGroup: GROUP }, roles: [KEY_CREATOR], ...by })],
    });
    return { ...of, accessGroups: of.accessGroups.map((group) => ({ ...group, ...changes })) };
  };

  // Before: a certain deny did not say that logging in may change it. Now: it names the group whose rules may admit.
  it('a group with dynamic rules', () => {
    const of = grouped({ dynamic: true });
    const decision = decide(of, { principal: ANNA, action: U });
    const sentence =
      ' Logging in with an identity whose claims match the rules of the access group `key users` would also give it.';
    expect(explain(decision, { account: of })).toContain(sentence);
    expect(explain(decision)).not.toContain('Logging in');
    const told = explain(decision, { account: of, audience: 'requester' });
    expect(told).toContain(" Signing in through the company's identity provider may give it.");
    expect(told).not.toContain('key users');
  });

  it.each<[string, Account, Partial<Request>]>([
    ['a group without rules', grouped({}), {}],
    ['a group that grants something else', grouped({ dynamic: true }, { roles: [VIEWER, EDITOR] }), {}],
    ['a group that grants it at some time', grouped({ dynamic: true }, { condition: earlierThan('12:00:00Z') }), {}],
    ['a service ID', grouped({ dynamic: true }), { principal: ROBOT, action: C }],
    ['somebody else’s key', grouped({ dynamic: true }), { resource: 'IBMid-BEN' }],
  ])('not for %s', (_, of, request) => {
    const decision = decide(of, { principal: ANNA, action: U, ...request });
    expect(decision.effect).toBe('deny');
    expect(explain(decision, { account: of })).not.toContain('Logging in');
  });

  // Before: the least that helps was to join a group whose members only the enterprise may change. Now: it says so.
  it('a group that an enterprise template made', () => {
    const of = grouped({ managed: true });
    const request = { principal: ANNA, action: U } as const;
    const [join] = remedies(of, request).slice(-1);
    if (join === undefined) throw new Error('there is a remedy');
    const enterprise = ' (the enterprise decides who may change its members).';
    const least = explain(decide(of, request), { remedies: [join] });
    expect(least).toContain(`The least that helps: membership in access group \`${GROUP}\`${enterprise}`);
    expect(explain(decide(of, request), { remedies: [join], audience: 'requester' })).toContain(
      `membership in an access group${enterprise}`,
    );
  });
});

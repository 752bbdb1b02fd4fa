import { type Account, type Decision, explain, type NearMiss } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../support/answers.ts';
import * as given from '../../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  CREATE_USER_API_KEY,
  EDITOR,
  PUBLIC,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../../support/names.ts';
import type { Changes } from '../remedies/given.ts';

const having = (...changes: object[]): Changes => ({
  accessGroups: [{ id: PUBLIC, members: [ANNA] }],
  policies: changes.map((change, place) => given.policy({ id: `p${place}`, ...change })),
});

/** What is said of policies that are close. */
function closeIn(text: string): string[] {
  return text.match(/(Polic\w+ [^.]* close[^.]*|\d+ more polic[^.]*)\./g) ?? [];
}

const close = (of: Account): string[] => closeIn(explain(ask(of, CREATE_USER_API_KEY), { account: of }));

describe('A8: says what keeps a policy from granting', () => {
  it.each<[NearMiss['obstacle'], object, one: string, several: string]>([
    ['not-active', { state: 'deleted' }, "it isn't active", "they aren't active"],
    [
      'public-access-group',
      { subject: { accessGroup: PUBLIC } },
      "it is for the public access group, which can't grant it",
      "they are for the public access group, which can't grant it",
    ],
    ['role', { roles: [] }, "its roles don't include this action", "their roles don't include this action"],
    [
      'target',
      { target: given.on(given.attribute('serviceType', 'service')) },
      "its target doesn't match the request",
      "their targets don't match the request",
    ],
    ['condition', { condition: given.FAILS }, "its condition doesn't hold", "their conditions don't hold"],
  ])('%s', (obstacle, changes, one, several) => {
    const of = given.account(having(changes));
    expect(ask(of, CREATE_USER_API_KEY).nearMisses).toMatchObject([{ obstacle }]);
    expect(close(of)).toEqual([`Policy p0 is close, but ${one}.`]);
    expect(close(given.account(having(changes, changes)))).toEqual([`Policies p0 and p1 are close, but ${several}.`]);
  });

  it('names the roles of a policy that applies, from narrow to wide', () => {
    const roles = [ADMINISTRATOR, EDITOR];
    expect(close(given.account(having({ roles })))).toEqual([
      "Policy p0 is close: it applies, but Editor and Administrator don't include this action.",
    ]);
    expect(close(given.account(having({ roles: [VIEWER] }, { roles: [VIEWER] })))).toEqual([
      "Policies p0 and p1 are close: they apply, but Viewer doesn't include this action.",
    ]);
  });

  it('does not say that a policy applies where that is unknown', () => {
    expect(close(given.account(having({ roles: [VIEWER], condition: given.UNREADABLE })))).toEqual([
      "Policy p0 is close, but Viewer doesn't include this action.",
    ]);
  });

  it('calls a policy by its name, where it has one of its own', () => {
    expect(close(given.account(having({ state: 'deleted', name: 'Keys for "the" team' })))).toEqual([
      `Policy "Keys for 'the' team" is close, but it isn't active.`,
    ]);
    const twice = { state: 'deleted', name: 'Keys' };
    expect(close(given.account(having(twice, twice)))).toEqual([
      "Policies p0 and p1 are close, but they aren't active.",
    ]);
  });

  it('says that the time of a policy is over, and suggests no other time', () => {
    const condition = {
      key: '{{environment.attributes.current_date_time}}',
      operator: 'dateTimeLessThan',
      value: '2026-01-01T00:00:00Z',
    };
    const over = given.account(having({ condition }));
    const decision = ask(over, CREATE_USER_API_KEY, { time: Date.parse('2026-03-16T12:00:00Z') });
    expect(closeIn(explain(decision, { account: over }))).toEqual(['Policy p0 is close, but its time is over.']);
    const never = given.account(
      having({ condition: given.all(condition, given.FAILS) }, { condition: given.all(condition, given.FAILS) }),
    );
    const neither = ask(never, CREATE_USER_API_KEY, { time: Date.parse('2026-03-16T12:00:00Z') });
    expect(closeIn(explain(neither, { account: never }))).toEqual([
      "Policies p0 and p1 are close, but their conditions don't hold.",
    ]);
  });

  it('names three of a kind and counts the others, and so with kinds', () => {
    const deleted = { state: 'deleted' };
    expect(close(given.account(having(deleted, deleted, deleted, deleted, deleted)))).toEqual([
      "Policies p0, p1, p2 and 2 more are close, but they aren't active.",
    ]);
    const kinds = [
      deleted,
      { condition: given.FAILS },
      { target: given.on(given.attribute('serviceType', 'service')) },
    ];
    expect(close(given.account(having(...kinds, { roles: [VIEWER] }))).slice(3)).toEqual(['1 more policy is close.']);
    expect(close(given.account(having(...kinds, { roles: [VIEWER] }, { roles: [EDITOR] }))).slice(3)).toEqual([
      '2 more policies are close.',
    ]);
  });
});

describe('A8: names no policy that could not help', () => {
  it.each<[Decision['reason'], Changes, object]>([
    ['inactive-principal', { principals: [given.user(ANNA, 'SUSPENDED')], policies: [given.policy()] }, {}],
    ['not-own-key', { policies: [given.policy()] }, { resource: BEN }],
    [
      'unknown-principal',
      {
        partial: ['principals'],
        principals: [],
        policies: [given.policy({ roles: [UNHEARD_OF] }), given.policy({ id: 'q', roles: [VIEWER] })],
      },
      {},
    ],
  ])('%s', (reason, changes, request) => {
    const of = given.account(changes);
    const decision = ask(of, CREATE_USER_API_KEY, request);
    expect(decision.reason).toBe(reason);
    expect(decision.nearMisses).not.toEqual([]);
    expect(closeIn(explain(decision, { account: of }))).toEqual([]);
  });
});

describe('S6: says that Administrator is not enough', () => {
  const sentence = 'Administrator is not enough, not even for the account owner.';
  it.each<[string, Changes, typeof UPDATE_SETTING | typeof CREATE_USER_API_KEY, boolean]>([
    ['to an Administrator', having({ roles: [ADMINISTRATOR] }), CREATE_USER_API_KEY, true],
    ['of the owner', { ownerId: ANNA }, CREATE_USER_API_KEY, true],
    ['of nobody else', having({ roles: [EDITOR] }), CREATE_USER_API_KEY, false],
    ['of no action that no setting restricts', { ownerId: ANNA }, UPDATE_SETTING, false],
  ])('%s', (_, changes, action, expected) => {
    const of = given.account(changes);
    expect(explain(ask(of, action), { account: of }).includes(sentence)).toBe(expected);
  });
});

import {
  type Account,
  decide,
  type Policy,
  parseAccount,
  withApiKeyCreation,
  withMember,
  withoutMember,
  withoutPolicy,
  withPolicy,
  withServiceIdCreation,
} from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { inShort } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import { deepFrozen } from '../../support/json.ts';
import { ANNA, BEN, EDITOR, GROUP, KEY_CREATOR, UPDATE_SETTING } from '../../support/names.ts';

const OTHERS = 'AccessGroupId-OTHERS';

const [A, P, B] = given.account({ policies: [given.policy({ id: 'a' }), given.policy(), given.policy({ id: 'b' })] })
  .policies as [Policy, Policy, Policy];
const NEW_P: Policy = { ...P, roles: [EDITOR], name: 'new' };

/** Has an entry of each list, and two groups. */
const ACCOUNT: Account = deepFrozen(
  given.account({
    policies: [A, P, B],
    accessGroups: [
      { id: GROUP, members: [ANNA], name: 'Team' },
      { id: OTHERS, members: [ANNA, BEN], partial: true },
    ],
    roles: [],
    enterprise: { apiKeyCreation: ['NOT_SET'] },
  }),
);

/** What an edit made another, by field; everything else is the same object as before. */
function changesOf(before: Account, after: Account): object {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Account>;
  expect(parseAccount(after).ok).toBe(true);
  expect(after).not.toBe(before);
  return Object.fromEntries([...fields].filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]));
}

describe('EDIT-1: settings', () => {
  it.each(['RESTRICTED', 'NOT_RESTRICTED', 'NOT_SET', 'unheard of', ''])('takes %j', (value) => {
    const none = given.account({ apiKeyCreation: undefined, serviceIdCreation: undefined });
    expect(changesOf(none, withApiKeyCreation(none, value))).toStrictEqual({ apiKeyCreation: value });
    expect(changesOf(none, withServiceIdCreation(none, value))).toStrictEqual({ serviceIdCreation: value });
  });

  it('replaces the own value alone, whatever templates say', () => {
    expect(changesOf(ACCOUNT, withApiKeyCreation(ACCOUNT, 'NOT_SET'))).toEqual({ apiKeyCreation: 'NOT_SET' });
    expect(changesOf(ACCOUNT, withServiceIdCreation(ACCOUNT, 'NOT_SET'))).toEqual({ serviceIdCreation: 'NOT_SET' });
  });

  it.each([undefined, null, 5, true, ['RESTRICTED']])('EDIT-2: takes no %j', (value) => {
    for (const edit of [withApiKeyCreation, withServiceIdCreation]) {
      expect(() => edit(ACCOUNT, value as unknown as string)).toThrow(TypeError);
      expect(() => edit(ACCOUNT, value as unknown as string)).toThrow('`value` must be a string, but is ');
    }
  });
});

describe('EDIT-1: policies', () => {
  const having = (...policies: readonly Policy[]): Account => deepFrozen({ ...ACCOUNT, policies });

  it.each([
    ['puts a new one last', [A, B], [A, B, NEW_P]],
    ['puts it into an empty account', [], [NEW_P]],
    ['replaces the first', [P, A, B], [NEW_P, A, B]],
    ['replaces one in its place', [A, P, B], [A, NEW_P, B]],
    ['replaces the last', [A, B, P], [A, B, NEW_P]],
    ['replaces all of that id, in the first place', [A, P, B, P, A], [A, NEW_P, B, A]],
  ])('withPolicy %s', (_, policies, expected) => {
    const before = having(...policies);
    const after = withPolicy(before, NEW_P);
    expect(changesOf(before, after)).toStrictEqual({ policies: expected });
    for (const kept of [A, B]) expect(after.policies.includes(kept)).toBe(policies.includes(kept));
  });

  it.each([
    ['takes out one', [A, P, B], [A, B]],
    ['takes out the only one', [P], []],
    ['takes out all of that id', [P, A, P, B, P], [A, B]],
  ])('withoutPolicy %s', (_, policies, expected) => {
    const before = having(...policies);
    expect(changesOf(before, withoutPolicy(before, 'p'))).toStrictEqual({ policies: expected });
  });

  it('withoutPolicy shares the list where there is none of that id', () => {
    expect(changesOf(ACCOUNT, withoutPolicy(ACCOUNT, 'none'))).toStrictEqual({});
  });

  it('EDIT-2: withPolicy takes no policy that would not parse, and says why', () => {
    const edit = (changes: object) => (): Account => withPolicy(ACCOUNT, { ...NEW_P, ...changes });
    expect(edit({ id: '' })).toThrow(TypeError);
    expect(edit({ id: '' })).toThrow('the edit is invalid: `policies[0].id` must be a non-empty string');
    expect(edit({ roles: 'Editor' })).toThrow(/^the edit is invalid: `policies\[0\]\.roles` must be an array/);
    expect(edit({ colour: 'red' })).toThrow(/^the edit is invalid: `policies\[0\]\.colour` is not a field/);
  });

  it('turns the answer', () => {
    const ask = (of: Account) => inShort(decide(of, { principal: ANNA, action: UPDATE_SETTING }));
    expect(ask(having())).toBe('no-grant');
    expect(ask(withPolicy(having(), NEW_P))).toBe('granted');
    expect(ask(withoutPolicy(having(NEW_P), 'p'))).toBe('no-grant');
    expect(ask(withPolicy(having(NEW_P), { ...NEW_P, roles: [KEY_CREATOR] }))).toBe('no-grant');
  });
});

describe('EDIT-2: members', () => {
  const [team, others] = ACCOUNT.accessGroups;

  it('joins a group that is listed, and keeps what else is known of it', () => {
    const after = withMember(ACCOUNT, GROUP, BEN);
    expect(changesOf(ACCOUNT, after)).toStrictEqual({
      accessGroups: [{ id: GROUP, members: [ANNA, BEN], name: 'Team' }, others],
    });
    expect(after.accessGroups[1]).toBe(others);
  });

  it('leaves the members as they are where the principal is one already', () => {
    const after = withMember(ACCOUNT, OTHERS, ANNA);
    expect(after).toStrictEqual(ACCOUNT);
    expect(after.accessGroups[1]?.members).toBe(others?.members);
  });

  it.each([
    ['whole where access groups are', undefined, { id: 'AccessGroupId-NEW', members: [ANNA] }],
    ['whole where other lists are not', ['policies', 'principals'], { id: 'AccessGroupId-NEW', members: [ANNA] }],
    [
      'incomplete if the access groups are incomplete',
      ['policies', 'accessGroups'],
      { id: 'AccessGroupId-NEW', members: [ANNA], partial: true },
    ],
  ])('lists a group that is not listed: %s', (_, partial, expected) => {
    const before = given.account({ accessGroups: [team], ...(partial !== undefined && { partial }) });
    const after = withMember(before, 'AccessGroupId-NEW', ANNA);
    expect(changesOf(before, after)).toStrictEqual({ accessGroups: [team, expected] });
  });

  it('leaves a group', () => {
    const after = withoutMember(ACCOUNT, GROUP, ANNA);
    expect(changesOf(ACCOUNT, after)).toStrictEqual({
      accessGroups: [{ id: GROUP, members: [], name: 'Team' }, others],
    });
    expect(after.accessGroups[1]).toBe(others);
  });

  it('leaves a partial group partial, so that membership in it stays unknown', () => {
    const after = withoutMember(ACCOUNT, OTHERS, ANNA);
    expect(changesOf(ACCOUNT, after)).toStrictEqual({
      accessGroups: [team, { id: OTHERS, members: [BEN], partial: true }],
    });
    const grant = given.policy({ subject: { accessGroup: OTHERS } }) as Policy;
    const ask = (of: Account) =>
      inShort(decide({ ...of, policies: [grant] }, { principal: ANNA, action: UPDATE_SETTING }));
    expect([ask(ACCOUNT), ask(after)]).toEqual(['granted', ['partial-data']]);
  });

  it.each([
    ['a member that it does not have', GROUP, BEN],
    ['a group that is not listed', 'AccessGroupId-NONE', ANNA],
  ])('leaves all as it is where there is nothing to leave: %s', (_, group, member) => {
    expect(withoutMember(ACCOUNT, group, member)).toStrictEqual(ACCOUNT);
  });

  it('takes an entry that stands twice for one group', () => {
    const twice = { ...ACCOUNT, accessGroups: [...ACCOUNT.accessGroups, ...ACCOUNT.accessGroups] };
    expect(withMember(twice, GROUP, BEN).accessGroups.map(({ members }) => members)).toEqual([
      [ANNA, BEN],
      [ANNA, BEN],
      [ANNA, BEN],
      [ANNA, BEN],
    ]);
    expect(parseAccount(withoutMember(twice, GROUP, ANNA)).ok).toBe(true);
  });

  it.each([
    ['', ANNA, '`groupId` must be a non-empty string, but is empty'],
    [GROUP, '', '`principalId` must be a non-empty string, but is empty'],
    ['AccessGroupId-NEW', '', '`principalId` must be a non-empty string, but is empty'],
    [GROUP, 5 as unknown as string, '`principalId` must be a non-empty string, but is a number'],
  ])('refuses an invalid id: group %j, member %j', (group, member, message) => {
    expect(() => withMember(ACCOUNT, group, member)).toThrow(TypeError);
    expect(() => withMember(ACCOUNT, group, member)).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { account, diagnostics, found, noted, page, partial, placeholder, v1 } from './given.ts';

/** Some calls that were given up. */
function failed(...failures: object[]): object {
  return { failures: failures.map((failure) => ({ page: 0, status: 403, message: 'forbidden', ...failure })) };
}

describe('N4: a call that was given up', () => {
  it.each([
    ['accessGroups', ['accessGroups']],
    ['users', ['principals']],
    ['serviceIds', ['principals']],
    ['trustedProfiles', ['principals']],
    ['serviceIdGroups', ['principals']],
    ['roles', ['roles']],
    ['policies', ['policies']],
    ['v2Policies', ['policies']],
    ['accountSettings', []],
    ['account', ['owner']],
  ])('makes its list partial: %s', (list, expected) => {
    expect(partial({ [list]: undefined, ...failed({ list }) })).toEqual(expected);
    expect(noted({ [list]: undefined, ...failed({ list }) })).toContain('call-given-up failures.0');
  });

  it('is said with its status and message', () => {
    const failures = [
      { list: 'users', page: 1, status: 403, message: 'for\nbidden' },
      { list: 'accessGroupMembers', key: 'g-1', page: 0 },
    ];
    const result = diagnostics({ failures }).map(({ message }) => message);
    expect(result).toContain('`failures[0]` is a call for `users` that was given up, with status 403: `for bidden`');
    expect(result).toContain('`failures[1]` is a call for `accessGroupMembers` of `g-1` that was given up');
  });

  it.each([
    ['policies', { policies: [{ policies: [v1('p-1')], next: { start: 'a' } }] }, ['policies']],
    ['users', { users: [{ resources: [], next_url: '/?_start=a' }] }, ['principals']],
  ])('is a later page, too: %s', (list, instead, expected) => {
    expect(partial({ ...instead, ...failed({ list, page: 1 }) })).toEqual(expected);
  });

  it.each([
    ['policies', ['policies']],
    ['v2Policies', ['policies']],
    ['accessGroups', ['accessGroups']],
    ['users', ['principals']],
    ['serviceIds', ['principals']],
    ['trustedProfiles', ['principals']],
  ])('makes its list partial, also where its pages name no next one any more: %s', (list, expected) => {
    expect(partial(failed({ list, page: 1 }))).toEqual(expected);
  });

  it('makes the policies partial, whatever v2 has', () => {
    expect(partial({ policies: undefined })).toEqual([]);
    expect(partial({ policies: [], ...failed({ list: 'policies' }) })).toEqual(['policies']);
    expect(partial({ ...failed({ list: 'policies', page: 1 }) })).toEqual(['policies']);
  });

  it('of members makes their group partial, and no other', () => {
    const accessGroups = [{ groups: [{ id: 'g-1' }, { id: 'g-2' }] }];
    const accessGroupMembers = { 'g-1': [{ members: [] }], 'g-2': [{ members: [] }] };
    const given = { accessGroups, accessGroupMembers, ...failed({ list: 'accessGroupMembers', key: 'g-2', page: 1 }) };
    expect(account(given).accessGroups).toEqual([
      { id: 'g-1', members: [] },
      { id: 'g-2', members: [], partial: true },
    ]);
    expect(partial(given)).toEqual([]);
    const any = { ...given, ...failed({ list: 'accessGroupMembers' }) };
    expect(account(any).accessGroups.map((group) => group.partial)).toEqual([true, true]);
    const whole = { 'g-1': [{ members: [] }], undefined: [{ members: [] }] };
    expect(account({ ...any, accessGroupMembers: whole }).accessGroups.map((group) => group.partial)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('of members says that there is such a group', () => {
    const given = failed({ list: 'accessGroupMembers', key: 'g-2' });
    expect(account(given).accessGroups).toEqual([
      { id: 'g-1', members: ['IBMid-1'] },
      { id: 'g-2', members: [], partial: true },
    ]);
  });

  it('of service IDs of a group makes the principals partial', () => {
    expect(partial(failed({ list: 'groupServiceIds', key: 's-1' }))).toEqual(['principals']);
    expect(
      partial({ groupServiceIds: { 's-1': [{ serviceids: [] }] }, ...failed({ list: 'groupServiceIds' }) }),
    ).toEqual(['principals']);
  });

  it('of another list leaves groups as they are', () => {
    for (const failure of [{ list: 'users' }, { list: 'groupServiceIds', key: 's-1' }])
      expect(account({ users: undefined, ...failed(failure) }).accessGroups).toEqual(account().accessGroups);
  });

  it('of the account leaves the owner unknown, and adds no policy for one', () => {
    const given = { account: undefined, ...failed({ list: 'account' }) };
    expect(account(given)).not.toHaveProperty('ownerId');
    expect(partial(given)).toEqual(['owner']);
    expect(noted(given)).toEqual(['call-given-up failures.0', 'owner-not-known ownerId']);
    expect(partial({ ...given, ownerId: 'IBMid-1' })).toEqual([]);
    expect(account(given).policies.map(({ id }) => id)).toEqual(['p-1', 'p-2']);
    expect(account({ ...given, ownerId: 'IBMid-1' }).policies.map(({ id }) => id)).toContain('account-owner');
  });

  it('of the effective settings leaves unknown what templates say (S2)', () => {
    const given = { effectiveSettings: undefined, ...failed({ list: 'effectiveSettings' }) };
    const { apiKeyCreation, enterprise } = account(given);
    expect(apiKeyCreation).toBe('NOT_SET');
    expect(enterprise).toEqual({ apiKeyCreation: ['NOT_READ'], serviceIdCreation: ['NOT_READ'] });
    expect(noted(given)).toEqual(['call-given-up failures.0', 'effective-settings-not-given effectiveSettings']);
  });

  it('is no longer said to have no say', () => {
    const said = (list: string): string[] =>
      diagnostics({ [list]: undefined, ...failed({ list }) }).map(({ message }) => message);
    expect(said('effectiveSettings')).toContain(
      '`effectiveSettings` is not given, so the values of enterprise templates are unknown',
    );
    expect(said('serviceIdGroups')).toContain(
      '`serviceIdGroups` is not given, so the service IDs of other groups are unknown',
    );
  });

  it('of both settings is an issue', () => {
    const none = { accountSettings: undefined, effectiveSettings: undefined };
    expect(found({ ...none, ...failed({ list: 'accountSettings' }, { list: 'effectiveSettings' }) })).toEqual([
      'no-settings',
    ]);
  });

  it.each([
    'account',
    'accountSettings',
    'effectiveSettings',
    'policies',
    'v2Policies',
    'roles',
    'accessGroups',
    'users',
    'serviceIds',
    'serviceIdGroups',
    'trustedProfiles',
  ])('takes nothing away where its body is there all the same: %s', (list) => {
    expect(account(failed({ list }))).toEqual(account());
  });

  it('takes nothing away from a group that is there all the same', () => {
    expect(account(failed({ list: 'accessGroupMembers', key: 'g-1' }))).toEqual(account());
    const given = { groupServiceIds: { 's-1': [{ serviceids: [] }] } };
    expect(account({ ...given, ...failed({ list: 'groupServiceIds', key: 's-1' }) })).toEqual(account(given));
  });

  it.each([
    ['wrong-type failures', 'users'],
    ['wrong-type failures.0', [null]],
    ['unknown-value failures.0.list', [{ page: 0 }]],
    ['unknown-value failures.0.list', [{ list: 'user', page: 0 }]],
    ['wrong-type failures.0.key', [{ list: 'accessGroupMembers', key: 5, page: 0 }]],
    ['wrong-type failures.0.page', [{ list: 'users', page: '0' }]],
  ])('is reported as a failure, or refused: %s', (issue, failures) => {
    expect(found({ failures })).toEqual([issue]);
  });
});

describe('N7: while the bodies are still being read', () => {
  const reading = { reading: true };

  it('what was read stands, and the reading is noted', () => {
    expect(account(reading)).toEqual(account());
    expect(noted(reading)).toEqual(['still-reading reading']);
    expect(noted({ reading: false })).toEqual([]);
  });

  it.each([
    ['policies', ['policies']],
    ['v2Policies', ['policies']],
    ['roles', ['roles']],
    ['accessGroups', ['accessGroups']],
    ['users', ['principals']],
    ['serviceIds', ['principals']],
    ['serviceIdGroups', ['principals']],
    ['trustedProfiles', ['principals']],
    ['accountSettings', []],
  ])('a call that is missing counts as given up: %s', (list, expected) => {
    expect(partial({ ...reading, [list]: undefined })).toEqual(expected);
    // No page at all is the same as not given (B5); what has no pages is a malformed body.
    if (!['roles', 'serviceIdGroups', 'accountSettings'].includes(list))
      expect(partial({ ...reading, [list]: [] })).toEqual(expected);
  });

  it('missing effective settings leave unknown what templates say', () => {
    expect(account({ ...reading, effectiveSettings: undefined }).enterprise?.apiKeyCreation).toHaveLength(1);
    expect(account({ effectiveSettings: undefined })).not.toHaveProperty('enterprise');
  });

  it('no settings at all are an issue', () => {
    expect(found({ ...reading, accountSettings: undefined, effectiveSettings: undefined })).toEqual(['no-settings']);
  });

  it('missing members, missing groups and unfinished lists are partial as ever', () => {
    expect(account({ ...reading, accessGroupMembers: undefined }).accessGroups[0]?.partial).toBe(true);
    expect(partial({ ...reading, serviceIdGroups: { serviceid_groups: [{ id: 's-1' }] } })).toEqual(['principals']);
    expect(partial({ ...reading, users: [{ resources: [], next_url: '/?_start=a' }] })).toEqual(['principals']);
    expect(partial({ ...reading, policies: page(placeholder('p-9')) })).toEqual(['policies']);
  });

  it('must be a boolean', () => {
    expect(found({ reading: 'yes' })).toEqual(['wrong-type reading']);
  });
});

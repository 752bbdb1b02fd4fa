import type { IbmCloudPayloads, PayloadList } from 'apikey-policy/ibm-cloud';
import { nextRequests, withFailure } from 'apikey-policy/snapshot';
import { describe, expect, it } from 'vitest';
import { answerOf, failed } from '../../../support/emulator/answer.ts';
import { readAll } from '../../../support/emulator/read-all.ts';
import { accountOf, answered, bodyOf, frozen, NOTHING, places, requestFor, world } from './given.ts';

/** The small account without what is given up, at a page or from the beginning. */
function readWithout(list: PayloadList, page = 0): IbmCloudPayloads {
  return readAll(NOTHING, {
    answer: (asked, { into }) =>
      into.list === list && into.page === page ? failed(403, 'Forbidden') : answerOf(world(), asked, { most: 2 }),
    givesUp: () => true,
  });
}

const PARTIAL: readonly (readonly [PayloadList, page: number, partial: readonly string[] | undefined])[] = [
  ['account', 0, ['owner']],
  ['accountSettings', 0, undefined],
  ['effectiveSettings', 0, undefined],
  ['policies', 0, ['policies']],
  ['policies', 2, ['policies']],
  ['v2Policies', 1, ['policies']],
  ['roles', 0, ['roles']],
  ['accessGroups', 0, ['accessGroups']],
  ['accessGroups', 1, ['accessGroups']],
  ['users', 0, ['principals']],
  ['users', 2, ['principals']],
  ['serviceIds', 1, ['principals']],
  ['serviceIdGroups', 0, ['principals']],
  ['groupServiceIds', 0, ['principals']],
  ['groupServiceIds', 2, ['principals']],
  ['trustedProfiles', 2, ['principals']],
];

describe('N4: a call that is given up', () => {
  it.each(PARTIAL)('%s, page %i: is asked no more, and its list is partial', (list, page, partial) => {
    const payloads = readWithout(list, page);
    expect(nextRequests(payloads)).toEqual([]);
    expect(payloads.reading).toBeUndefined();
    const { account, diagnostics } = accountOf(payloads);
    expect(account.partial).toEqual(partial);
    expect(diagnostics.find(({ code }) => code === 'call-given-up')?.message).toContain('status 403');
  });

  it('makes each group without members partial', () => {
    const { account } = accountOf(readWithout('accessGroupMembers', 1));
    expect(account.accessGroups.map(({ members, partial }) => [members.length, partial])).toEqual(
      Array.from({ length: 5 }, () => [2, true]),
    );
  });

  it('of the account leaves the owner unknown', () => {
    const { account } = accountOf(readWithout('account'));
    expect(account.ownerId).toBeUndefined();
    expect(account.partial).toEqual(['owner']);
    expect(account.policies.map(({ id }) => id)).not.toContain('account-owner');
  });

  it('is kept with its place, its status and its message, and nothing else', () => {
    const from = { ...NOTHING, accessGroups: [{ groups: [{ id: 'g-1' }] }] };
    const request = requestFor(from, 'accessGroupMembers', 'g-1');
    const failure = { status: 404, message: 'Not found', headers: { authorization: 'Bearer secret' } };
    expect(withFailure(from, request, failure).failures).toStrictEqual([
      { list: 'accessGroupMembers', key: 'g-1', page: 0, status: 404, message: 'Not found' },
    ]);
    expect(withFailure(from, request, { status: Number.NaN, message: 7 as never }).failures).toStrictEqual([
      { list: 'accessGroupMembers', key: 'g-1', page: 0 },
    ]);
    expect(withFailure(from, request, { status: '404' as never, message: undefined }).failures).toStrictEqual([
      { list: 'accessGroupMembers', key: 'g-1', page: 0 },
    ]);
  });

  it('is of its group alone', () => {
    const from = { ...NOTHING, accessGroups: [{ groups: [{ id: 'g-1' }, { id: 'g-2' }] }] };
    const payloads = withFailure(from, requestFor(from, 'accessGroupMembers', 'g-1'), {});
    expect(places(payloads)).toEqual(places(from).filter((place) => place !== 'accessGroupMembers g-1 0'));
  });

  it('is given up once, whatever is said of it later', () => {
    const request = requestFor(NOTHING, 'users');
    const once = frozen(withFailure(NOTHING, request, { status: 500 }));
    expect(withFailure(once, request, { status: 503 })).toBe(once);
    expect(once).toStrictEqual({ ...NOTHING, failures: [{ list: 'users', page: 0, status: 500 }], reading: true });
  });

  it('that is answered after all stands, and its list goes on', () => {
    const request = requestFor(NOTHING, 'users');
    const payloads = answered(withFailure(NOTHING, request, {}), request, bodyOf(request, undefined, 2));
    expect(payloads.users).toHaveLength(1);
    expect(places(payloads)).toContain('users 1');
  });

  it('is asked again once `failures` is taken out', () => {
    const { failures, ...rest } = readWithout('users', 1);
    expect(failures).toHaveLength(1);
    expect(places(rest)).toEqual(['users 1']);
  });

  it.each([
    [{ list: 'accessGroupMembers' }, ['accessGroupMembers g-1 0', 'accessGroupMembers g-2 0']],
    [{ list: 'accessGroupMembers', page: 0 }, ['accessGroupMembers g-1 0', 'accessGroupMembers g-2 0']],
    [{ list: 'accessGroupMembers', key: 'g-2' }, ['accessGroupMembers g-2 0']],
    [{ list: 'accessGroupMembers', key: 'g-2', page: 1 }, []],
    [{ list: 'users' }, ['users 0']],
  ] as [object, string[]][])('that names no group or no page is of any: %j', (failure, without) => {
    const from = { ...NOTHING, accessGroups: [{ groups: [{ id: 'g-1' }, { id: 'g-2' }] }] };
    expect(places({ ...from, failures: [failure as never] })).toEqual(
      places(from).filter((place) => !without.includes(place)),
    );
  });

  it('can be the first and the last that happens', () => {
    let payloads = NOTHING;
    for (const request of nextRequests(NOTHING)) {
      expect(payloads.reading).toBe(payloads === NOTHING ? undefined : true);
      payloads = withFailure(payloads, request, { status: 401 });
    }
    expect(Object.keys(payloads)).toEqual(['accountId', 'failures']);
    expect(payloads.failures).toHaveLength(11);
  });

  it('needs an account and a request', () => {
    expect(() => withFailure({} as never, requestFor(NOTHING, 'users'), {})).toThrow('`accountId` of payloads');
    expect(() => withFailure(NOTHING, {} as never, {})).toThrow('`into` of a request');
  });
});

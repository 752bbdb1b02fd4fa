import { describe, expect, it } from 'vitest';
import { account, found, noted, partial, v1, v2 } from './given.ts';

/** A paged list: how a page is made of rows, what a link to a next page is, and what tells when it is incomplete. */
interface List {
  readonly field: string;
  readonly pages: (pages: readonly object[]) => object;
  readonly rows: string;
  readonly row: (id: string) => object;
  readonly link: (token: string) => object;
  readonly isPartial: (instead: object) => boolean;
}

const href = (token: string): object => ({ next: { href: `https://iam.cloud.ibm.com/v2/x?limit=1&offset=${token}` } });
const token = (text: string): object => ({ next: `https://iam.cloud.ibm.com/v1/x?a=b&pagetoken=${text}#c` });
const start = (text: string): object => ({ next: { href: 'https://iam.cloud.ibm.com/v1/policies', start: text } });
const lists = (name: string) => (instead: object) => partial(instead).includes(name);

const LISTS: readonly List[] = [
  {
    field: 'policies',
    pages: (policies) => ({ policies }),
    rows: 'policies',
    row: (id) => v1(id),
    link: start,
    isPartial: lists('policies'),
  },
  {
    field: 'v2Policies',
    pages: (v2Policies) => ({ v2Policies }),
    rows: 'policies',
    row: (id) => v2(id),
    link: start,
    isPartial: lists('policies'),
  },
  {
    field: 'accessGroups',
    pages: (accessGroups) => ({ accessGroups }),
    rows: 'groups',
    row: (id) => ({ id }),
    link: href,
    isPartial: lists('accessGroups'),
  },
  {
    field: 'accessGroupMembers.g-1',
    pages: (pages) => ({ accessGroupMembers: { 'g-1': pages } }),
    rows: 'members',
    row: (id) => ({ iam_id: `IBMid-${id}` }),
    link: href,
    isPartial: (instead) => account(instead).accessGroups[0]?.partial === true,
  },
  {
    field: 'users',
    pages: (users) => ({ users }),
    rows: 'resources',
    row: (id) => ({ iam_id: `IBMid-${id}` }),
    link: (text) => ({ next_url: `/v2/accounts/account-1/users?_start=${text}&limit=1` }),
    isPartial: lists('principals'),
  },
  {
    field: 'serviceIds',
    pages: (serviceIds) => ({ serviceIds }),
    rows: 'serviceids',
    row: (id) => ({ iam_id: `iam-ServiceId-${id}` }),
    link: token,
    isPartial: lists('principals'),
  },
  {
    field: 'groupServiceIds.s-1',
    pages: (pages) => ({ groupServiceIds: { 's-1': pages } }),
    rows: 'serviceids',
    row: (id) => ({ iam_id: `iam-ServiceId-of-group-${id}` }),
    link: token,
    isPartial: lists('principals'),
  },
  {
    field: 'trustedProfiles',
    pages: (trustedProfiles) => ({ trustedProfiles }),
    rows: 'profiles',
    row: (id) => ({ iam_id: `iam-Profile-${id}` }),
    link: token,
    isPartial: lists('principals'),
  },
];

describe.each(LISTS)('B5: pages of $field', ({ field, pages, rows, row, link, isPartial }) => {
  const of = (id: string, fields: object = {}): object => ({ [rows]: [row(id)], ...fields });
  const empty = (fields: object = {}): object => ({ [rows]: [], ...fields });
  const about = (instead: object): string[] => noted(instead).filter((place) => place.includes(` ${field}`));

  it('are complete where exactly one names no next page, in any order', () => {
    const [first, second, last] = [of('1', link('a')), of('2', link('b')), of('3')];
    expect(isPartial(pages([first, second, last]))).toBe(false);
    expect(isPartial(pages([last, first, second]))).toBe(false);
    expect(about(pages([empty(link('a')), empty()]))).toEqual([]);
  });

  it.each([undefined, null, ''])('name no next page by %j', (none) => {
    const [key = ''] = Object.keys(link(''));
    expect(isPartial(pages([of('1', { [key]: none })]))).toBe(false);
  });

  it('are incomplete where none is the last, or two are', () => {
    for (const odd of [[empty(link('a'))], [empty(), empty()], [empty(link('a')), empty(), empty()]]) {
      expect(isPartial(pages(odd))).toBe(true);
      expect(about(pages(odd))).toEqual([`page-missing ${field}`]);
    }
  });

  it.each(['total_count', 'total_results'])(
    'are incomplete where a stated %s is larger than what was read',
    (total) => {
      const twice = [of('1', link('a')), of('1', link('a'))];
      expect(isPartial(pages([of('1', { ...link('a'), [total]: 2 }), of('2', { [total]: 2 })]))).toBe(false);
      expect(isPartial(pages([...twice, of('2', { [total]: 2 })]))).toBe(false);
      // A page that came twice does not stand in for one that did not come.
      expect(isPartial(pages([...twice, of('2', { [total]: 3 })]))).toBe(true);
      expect(about(pages([empty({ [total]: 1 })]))).toEqual([`total-larger ${field}`]);
      expect(isPartial(pages([empty({ [total]: 1 })]))).toBe(true);
      expect(isPartial(pages([empty({ [total]: 0 })]))).toBe(false);
    },
  );

  it.each([null, '0', Number.NaN, {}])('are incomplete where a total is %j, no number', (total) => {
    expect(isPartial(pages([empty({ total_count: total })]))).toBe(true);
    expect(about(pages([empty({ total_count: total })]))).toEqual([`total-larger ${field}`]);
  });

  it('N3: are gone on with by what the next call takes', () => {
    const [key = ''] = Object.keys(link(''));
    for (const odd of [
      link(''),
      { [key]: 'elsewhere' },
      { [key]: { href: 'https://example.com/?x=1' } },
      { [key]: 5 },
    ]) {
      expect(isPartial(pages([empty(odd)]))).toBe(true);
      expect(about(pages([empty(link('a')), empty(odd)]))).toEqual([`page-link ${field}.1.${key}`]);
    }
  });

  it('N3: are not followed in a circle', () => {
    const [key = ''] = Object.keys(link(''));
    const circle = [empty(link('a')), empty(link('b')), empty(link('a'))];
    expect(isPartial(pages(circle))).toBe(true);
    expect(about(pages(circle))).toEqual([`page-loop ${field}.2.${key}`]);
  });

  it('N3: are not followed over 10,000 of them', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => empty(link(`${index}`)));
    expect(about(pages(many))).toEqual([`page-limit ${field}`]);
    expect(isPartial(pages(many))).toBe(true);
    expect(about(pages(many.slice(1)))).toEqual([`page-missing ${field}`]);
    expect(isPartial(pages([...many, empty()]))).toBe(false);
  });
});

describe('N3: what the next call takes', () => {
  it('may be spelled in any way that an address allows', () => {
    const users = (...tokens: string[]): object => ({
      users: tokens.map((text) => ({
        resources: [],
        next_url: `https://example.com/users?limit=1&_start=${text}#_start=x`,
      })),
    });
    expect(noted(users('a%20b', 'a b'))).toEqual(['page-loop users.1.next_url']);
    expect(noted(users('%', '%25'))).toEqual(['page-loop users.1.next_url']);
    expect(noted(users('%', '%zz', 'a'))).toEqual(['page-missing users']);
  });
});

describe('B5: a list that is not given', () => {
  it.each([
    ['accessGroups', ['accessGroups']],
    ['users', ['principals']],
    ['serviceIds', ['principals']],
    ['trustedProfiles', ['principals']],
    ['roles', ['roles']],
  ])('makes the account partial: %s', (field, expected) => {
    expect(partial({ [field]: undefined })).toEqual(expected);
    expect(noted({ [field]: undefined })).toEqual([`list-not-given ${field}`]);
  });

  it.each(['accessGroups', 'users', 'serviceIds', 'trustedProfiles'])('may be there without a page: %s', (field) => {
    expect(account({ [field]: [] })).toEqual(account({ [field]: undefined }));
    expect(noted({ [field]: [] })).toEqual([`list-not-given ${field}`]);
  });

  it('are the policies only where neither version is given', () => {
    expect(partial({ policies: undefined, v2Policies: undefined })).toEqual(['policies']);
    expect(noted({ policies: undefined, v2Policies: undefined })).toEqual(['list-not-given policies']);
    expect(partial({ policies: [], v2Policies: [] })).toEqual(['policies']);
  });

  it('is partial as far as the input knows, in the order of the lists', () => {
    expect(partial({ partial: ['roles', 'policies', 'roles'] })).toEqual(['policies', 'roles']);
    expect(partial({ partial: ['accessGroups', 'principals'] })).toEqual(['accessGroups', 'principals']);
    expect(partial({ partial: [] })).toEqual([]);
    expect(found({ partial: ['role', 5] })).toEqual(['unknown-value partial.0', 'unknown-value partial.1']);
  });
});

describe("B5: a group's members", () => {
  const members = { 'g-1': [{ members: [{ iam_id: 'IBMid-2' }, { iam_id: 'IBMid-1' }, { iam_id: 'IBMid-2' }] }] };

  it('are each of them once', () => {
    expect(account({ accessGroupMembers: members }).accessGroups).toEqual([
      { id: 'g-1', members: ['IBMid-2', 'IBMid-1'] },
    ]);
  });

  it('are unknown where they are not given', () => {
    for (const none of [undefined, {}, { 'g-1': undefined }, { 'g-1': [] }]) {
      expect(account({ accessGroupMembers: none }).accessGroups).toEqual([{ id: 'g-1', members: [], partial: true }]);
      expect(noted({ accessGroupMembers: none })).toEqual(['list-not-given accessGroupMembers.g-1']);
      expect(partial({ accessGroupMembers: none })).toEqual([]);
    }
  });

  it('do not matter in the public access group', () => {
    const id = 'AccessGroupId-PublicAccess';
    const groups = { accessGroups: [{ groups: [{ id, name: 'Public Access' }] }], accessGroupMembers: {} };
    expect(account(groups).accessGroups).toEqual([{ id, name: 'Public Access', members: [] }]);
    expect(noted(groups)).toEqual([]);
    const given = { ...groups, accessGroupMembers: { [id]: [{ members: [{ iam_id: 'IBMid-1' }] }] } };
    expect(account(given).accessGroups).toEqual([{ id, name: 'Public Access', members: ['IBMid-1'] }]);
  });
});

describe('B5: a policy without an id', () => {
  it('counts as one towards a total (B9)', () => {
    const of = (total_count: number): object => ({
      policies: [{ policies: [v1(undefined), v1(undefined), v1('p-1')], total_count }],
    });
    expect(partial(of(3))).toEqual([]);
    expect(partial(of(4))).toEqual(['policies']);
  });

  it('counts towards a total where an account cannot hold it, too (B9)', () => {
    const policies = [{ policies: [v1('p-1', { subjects: [], state: 'deleted' })], total_count: 1 }];
    expect(partial({ policies })).toEqual([]);
  });
});

import type { Account, Policy, Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { exponentOf, readsOf, workOf } from './work.ts';

// Imported when counting has begun.
const { compile, decide, parseAccount } = await import('apikey-policy');
const { readWildcard } = await import('../../src/matching/wildcard.ts');

// In proportion, with room for what the measure leaves out of code that is optimized.
const LINEAR = 1.3;
const SIZE = 100;
const MONDAY = Date.parse('2026-03-16T15:00:00Z');
const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';
const request: Request = { principal: 'IBMid-1', action: 'iam-identity.user-apikey.create', time: MONDAY };

const times = <T>(size: number, make: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => make(index));

const serviceName = { key: 'serviceName', value: 'iam-identity' };
const monday = { key: '{{environment.attributes.day_of_week}}', operator: 'dayOfWeekEquals', value: 1 };

const policy = (id: string, fields: Partial<Policy> = {}): Policy => ({
  id,
  subject: { principal: 'IBMid-1' },
  roles: [CREATOR],
  target: { attributes: [serviceName] },
  ...fields,
});

const account = (fields: Partial<Account> = {}): Account => ({
  id: 'account-1',
  apiKeyCreation: 'RESTRICTED',
  principals: [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }],
  accessGroups: [],
  policies: [],
  ...fields,
});

const withPolicy = (fields: Partial<Policy>): Account => account({ policies: [policy('p', fields)] });

/** Accounts that are large in one respect. */
const accounts: Record<string, (size: number) => Account> = {
  'policies of the principal': (size) => account({ policies: times(size, (index) => policy(`p${index}`)) }),
  'policies of others': (size) =>
    account({ policies: times(size, (index) => policy(`p${index}`, { subject: { principal: `IBMid-x${index}` } })) }),
  'one policy over and over': (size) => account({ policies: times(size, () => policy('p')) }),
  'policies of one group': (size) =>
    account({
      accessGroups: [{ id: 'g', members: ['IBMid-1'] }],
      policies: times(size, (index) => policy(`p${index}`, { subject: { accessGroup: 'g' } })),
    }),
  'groups with a policy each': (size) =>
    account({
      accessGroups: times(size, (index) => ({ id: `g${index}`, members: ['IBMid-1'], partial: index % 2 === 0 })),
      policies: times(size, (index) => policy(`p${index}`, { subject: { accessGroup: `g${index}` } })),
    }),
  'members of a group': (size) =>
    account({
      accessGroups: [{ id: 'g', members: times(size, (index) => `IBMid-${index}`) }],
      policies: [policy('p', { subject: { accessGroup: 'g' } })],
    }),
  principals: (size) =>
    account({ principals: times(size, (index) => ({ kind: 'user', id: `IBMid-${index}`, state: 'ACTIVE' })) }),
  'roles of a policy': (size) => withPolicy({ roles: times(size, (index) => `${CREATOR}${index}`) }),
  'roles that the account defines': (size) =>
    account({
      roles: times(size, (index) => ({ crn: `crn${index}`, service: 'iam-identity', actions: [request.action] })),
      policies: times(size, (index) => policy(`p${index}`, { roles: [`crn${index}`] })),
    }),
  'actions of a role': (size) =>
    account({
      roles: [{ crn: 'crn', service: 'iam-identity', actions: times(size, (index) => `action${index}`) }],
      policies: [policy('p', { roles: ['crn'] })],
    }),
  'attributes of a target': (size) => withPolicy({ target: { attributes: times(size, () => serviceName) } }),
  'tags of a target': (size) =>
    withPolicy({ target: { attributes: [serviceName], tags: times(size, () => serviceName) } }),
  'values of a matcher': (size) =>
    withPolicy({
      target: {
        attributes: [
          { key: 'serviceName', operator: 'stringMatchAnyOf', value: times(size, (index) => `*a?${index}*`) },
        ],
      },
    }),
  'conditions side by side': (size) =>
    withPolicy({ condition: { operator: 'and', conditions: times(size, () => monday) } }),
  'days of a condition': (size) =>
    withPolicy({ condition: { ...monday, operator: 'dayOfWeekAnyOf', value: times(size, () => 1) } }),
  'templates of an enterprise': (size) =>
    account({ enterprise: { apiKeyCreation: times(size, () => 'NOT_SET'), serviceIdCreation: [] } }),
};

const nested = (depth: number): unknown => times(depth, () => 0).reduce((inner: unknown) => [{ a: inner }], 'x');

/** Inputs that are large, and no accounts or odd ones. */
const inputs: Record<string, (size: number) => unknown> = {
  ...accounts,
  'unknown fields': (size) => Object.fromEntries(times(size, (index) => [`polici${index}`, 1])),
  'missing fields': (size) => ({ ...account(), policies: times(size, () => ({})) }),
  'entries of a wrong type': (size) => ({
    ...account(),
    policies: times(size, () => 0),
    partial: times(size, () => 'x'),
  }),
  'entries in conflict': (size) => ({
    ...account(),
    accessGroups: times(size, (index) => ({ id: 'g', members: [`IBMid-${index}`] })),
  }),
  'pairs of entries in conflict': (size) => ({
    ...account(),
    accessGroups: times(size, (index) => ({ id: `g${index >> 1}`, members: [`IBMid-${index}`] })),
  }),
  'large entries that are compared': (size) => {
    const members = times(size, (index) => `IBMid-${index}`);
    return { ...account(), accessGroups: [members, members.toReversed()].map((list) => ({ id: 'g', members: list })) };
  },
  'deep entries that are compared': (size) => ({
    ...account(),
    policies: times(2, () => ({ ...policy('p'), condition: nested(size) })),
  }),
  'levels of a condition': (size) => ({ ...account(), policies: [{ ...policy('p'), condition: nested(size) }] }),
  'parts of a condition that are no JSON': (size) => ({
    ...account(),
    policies: [{ ...policy('p'), condition: times(size, () => Number.NaN) }],
  }),
  'fields of a condition': (size) => ({
    ...account(),
    policies: [{ ...policy('p'), condition: Object.fromEntries(times(size, (index) => [`k${index}`, [index]])) }],
  }),
  'letters of a key': (size) => ({ ...account(), ['policies'.repeat(size)]: 1 }),
  'places of one object': (size) => {
    const condition = { operator: 'and', conditions: [monday] };
    return { ...account(), policies: times(size, (index) => ({ ...policy(`p${index}`), condition })) };
  },
};

describe('the measure', () => {
  it('finds work in proportion, and work with the square', () => {
    const loop = (size: number, inner: number): number =>
      workOf(() => {
        let sum = 0;
        for (let i = 0; i < size; i++) for (let j = 0; j < inner; j++) sum += j;
        return sum;
      }, /growth\.test/);
    expect(exponentOf((size) => loop(size, 10), 30)).toBeCloseTo(1, 1);
    expect(exponentOf((size) => loop(size, size), 30)).toBeCloseTo(2, 1);
    const reads = (size: number, again: number): number =>
      readsOf(
        times(size, () => [0]),
        (list) => times(again, () => list.includes([])),
      );
    expect(exponentOf((size) => reads(size, 10), 30)).toBeCloseTo(1, 1);
    expect(exponentOf((size) => reads(size, size), 30)).toBeCloseTo(2, 1);
  });
});

describe('parseAccount: work grows in proportion to', () => {
  it.each(Object.entries(inputs))('%s', (_, make) => {
    const work = (size: number): number => {
      const input = make(size);
      return workOf(() => parseAccount(input));
    };
    expect(exponentOf(work, SIZE)).toBeLessThan(LINEAR);
    expect(exponentOf((size) => readsOf(make(size), parseAccount), SIZE)).toBeLessThan(LINEAR);
  });

  it('the number of reads before an input with too many repeats is refused', () => {
    const immense = (depth: number): unknown =>
      times(depth, () => 0).reduce((inner: unknown) => [inner, inner, inner], 'x');
    const work = (depth: number): number =>
      workOf(() => parseAccount({ ...account(), policies: [{ ...policy('p'), condition: immense(depth) }] }));
    // From here on it is refused; without an end, each level would be three times the work.
    expect(work(40) / work(20)).toBeLessThan(1.5);
  });
});

describe('decide: work grows in proportion to', () => {
  it.each(Object.entries(accounts))('%s', (_, make) => {
    const work = (size: number): number => {
      const input = make(size);
      return workOf(() => decide(input, request));
    };
    expect(exponentOf(work, SIZE)).toBeLessThan(LINEAR);
    expect(exponentOf((size) => readsOf(make(size), (input) => decide(input, request)), SIZE)).toBeLessThan(LINEAR);
  });
});

describe('compile: work, with a question for each principal, grows in proportion to', () => {
  it.each(Object.entries(accounts))('%s', (_, make) => {
    const work = (size: number): number => {
      const input = make(size);
      return workOf(() => compile(input).decide(request));
    };
    expect(exponentOf(work, SIZE)).toBeLessThan(LINEAR);
  });

  it('principals with a policy and a group each', () => {
    const work = (size: number): number => {
      const ids = times(size, (index) => `IBMid-${index}`);
      const input = account({
        principals: ids.map((id) => ({ kind: 'user', id, state: 'ACTIVE' })),
        accessGroups: ids.map((id) => ({ id: `g-${id}`, members: [id] })),
        policies: ids.flatMap((id) => [
          policy(`p-${id}`, { subject: { principal: id } }),
          policy(`q-${id}`, { subject: { accessGroup: `g-${id}` } }),
        ]),
      });
      return workOf(() => {
        const pdp = compile(input);
        for (const principal of ids) pdp.decide({ ...request, principal });
      });
    };
    expect(exponentOf(work, SIZE)).toBeLessThan(LINEAR);
  });
});

describe('G4: a wildcard is matched with work in proportion to', () => {
  const match = (pattern: string, text: string): number => workOf(() => readWildcard(pattern)?.(text));

  it.each<[string, (size: number) => readonly [pattern: string, text: string]]>([
    ['the text', (size) => ['*a*b', 'a'.repeat(size)]],
    ['the text, where much of it nearly matches', (size) => ['*aaaaaaab*', 'a'.repeat(size)]],
    ['pattern and text, of many stars', (size) => [`${'*a'.repeat(size)}b`, 'a'.repeat(2 * size)]],
    ['pattern and text, of stars alone', (size) => ['*'.repeat(size), 'a'.repeat(size)]],
    [
      'pattern and text, one long piece that nearly matches',
      (size) => [`*${'a'.repeat(size)}b*`, 'a'.repeat(3 * size)],
    ],
    ['pattern and text, pieces that begin alike', (size) => [`*${'ab'.repeat(size)}c*`, 'ab'.repeat(3 * size)]],
    ['pattern and text, of question marks', (size) => [`*${'?'.repeat(size)}*`, 'a'.repeat(2 * size)]],
    ['pattern and text, stars and question marks', (size) => ['*?'.repeat(size), 'a'.repeat(2 * size)]],
    ['the text, with gaps in the pattern', (size) => ['*a?a?a?a?b*', 'a'.repeat(size)]],
    ['pattern and text, many pieces with gaps', (size) => ['*a?b'.repeat(size), 'acb'.repeat(size)]],
    ['pattern and text, literal stars', (size) => [`*${'{{*}}'.repeat(size)}x`, '*'.repeat(2 * size)]],
    ['the pattern, on a short text', (size) => ['*a?b'.repeat(size), 'a']],
  ])('%s', (_, make) => {
    expect(exponentOf((size) => match(...make(size)), SIZE)).toBeLessThan(LINEAR);
  });

  it('its text where a piece with gaps is as long as it may be', () => {
    const piece = `a?${'a'.repeat(997)}b`;
    const work = (size: number): number => match(`*${piece}*`, 'a'.repeat(size));
    expect(exponentOf(work, 2000)).toBeLessThan(LINEAR);
    // No longer one is looked for.
    expect(readWildcard(`*${piece}b*`)).toBeUndefined();
  });
});

import {
  type Account,
  type Action,
  type CompareOptions,
  compareAccess,
  compile,
  decide,
  type Policy,
  type PolicyDecisionPoint,
  type Request,
  withApiKeyCreation,
  withPolicy,
  withServiceIdCreation,
} from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  KEY_CREATOR,
  MONDAY_NOON,
  OPERATOR,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../../support/names.ts';

const ELSE = 'iam-ServiceId-ELSE';
const CARL = 'IBMid-CARL';
const robot = { kind: 'service-id', id: ROBOT };
const elsewhere = { kind: 'service-id', id: ELSE };
const EMPTY = given.account({ policies: [] });
const annas = given.policy() as Policy;

const COUNTS = { gained: 0, 'maybe-gained': 0, 'maybe-revoked': 0, revoked: 0 };

/** What a row says, without its decisions. */
const rowsOf = (before: Account, after: Account, options?: CompareOptions): readonly unknown[] =>
  compareAccess(before, after, options).rows.map(({ action, principal, resource, class: name }) =>
    resource === undefined ? [action, principal, name] : [action, principal, resource, name],
  );

describe('CMP-1: rows', () => {
  it('stand by action, then by principal, for S by service ID, and have both decisions', () => {
    const after = withPolicy(EMPTY, annas);
    const { rows, counts, lockouts } = compareAccess(EMPTY, after);
    const rowOf = (action: Action, resource?: string): object => {
      const request = { principal: ANNA, action, ...(resource !== undefined && { resource }) };
      return { ...request, class: 'gained', before: decide(EMPTY, request), after: decide(after, request) };
    };
    expect(rows).toStrictEqual([
      rowOf(UPDATE_SETTING),
      rowOf(CREATE_USER_API_KEY),
      rowOf(CREATE_SERVICE_ID_API_KEY, 'ServiceId-ROBOT'),
      rowOf(CREATE_SERVICE_ID),
    ]);
    expect(counts).toStrictEqual({ ...COUNTS, gained: 4 });
    expect(lockouts).toStrictEqual([]);
  });

  it('are about one who is gone as about one who came instead', () => {
    const policies = [ANNA, CARL].map((id) => given.policy({ id, subject: { principal: id }, roles: [OPERATOR] }));
    const [before, after] = [ANNA, CARL].map((id) => given.account({ principals: [given.user(id)], policies }));
    expect(before && after && rowsOf(before, after)).toEqual([
      [UPDATE_SETTING, ANNA, 'revoked'],
      [UPDATE_SETTING, CARL, 'gained'],
    ]);
  });

  it('are about those of both accounts, in the order of the first, then of what is new in the second', () => {
    const before = given.account({ principals: [given.user(BEN), robot, given.user(ANNA)] });
    const after = given.account({
      principals: [elsewhere, given.user(CARL), given.user(ANNA), robot, given.user(BEN)],
      policies: [CARL, ELSE, BEN, ANNA].map((id) =>
        given.policy({ id, subject: { principal: id }, roles: [OPERATOR] }),
      ),
    });
    const allPrincipals = [BEN, ANNA, ELSE, CARL];
    expect(rowsOf(before, after)).toEqual([
      ...allPrincipals.map((id) => [UPDATE_SETTING, id, 'gained']),
      ...allPrincipals.flatMap((id) => [
        [CREATE_SERVICE_ID_API_KEY, id, 'ServiceId-ROBOT', 'gained'],
        [CREATE_SERVICE_ID_API_KEY, id, 'ServiceId-ELSE', 'gained'],
      ]),
    ]);
    expect(rowsOf(after, before)).toEqual([
      ...[ELSE, CARL, ANNA, BEN].map((id) => [UPDATE_SETTING, id, 'revoked']),
      ...[ELSE, CARL, ANNA, BEN].flatMap((id) => [
        [CREATE_SERVICE_ID_API_KEY, id, 'ServiceId-ELSE', 'revoked'],
        [CREATE_SERVICE_ID_API_KEY, id, 'ServiceId-ROBOT', 'revoked'],
      ]),
    ]);
  });

  it('have the keys of a new or deleted service ID for all principals, and of no other service ID', () => {
    const grants = { policies: [given.policy({ roles: [OPERATOR] })] };
    const before = given.account({ principals: [given.user(ANNA), given.user(BEN), robot], ...grants });
    const after = given.account({ principals: [given.user(ANNA), given.user(BEN), robot, elsewhere], ...grants });
    expect(rowsOf(before, after)).toEqual([[CREATE_SERVICE_ID_API_KEY, ANNA, 'ServiceId-ELSE', 'gained']]);
    expect(rowsOf(after, before)).toEqual([[CREATE_SERVICE_ID_API_KEY, ANNA, 'ServiceId-ELSE', 'revoked']]);
  });

  it('are at the time that is given, and at none where none is', () => {
    const after = withPolicy(EMPTY, {
      ...annas,
      roles: [KEY_CREATOR],
      condition: given.earlierThan('12:00:01Z') as NonNullable<Policy['condition']>,
    });
    expect(rowsOf(EMPTY, after)).toEqual([[CREATE_USER_API_KEY, ANNA, 'maybe-gained']]);
    expect(rowsOf(EMPTY, after, {})).toEqual([[CREATE_USER_API_KEY, ANNA, 'maybe-gained']]);
    expect(rowsOf(EMPTY, after, { time: MONDAY_NOON })).toEqual([[CREATE_USER_API_KEY, ANNA, 'gained']]);
    expect(rowsOf(EMPTY, after, { time: MONDAY_NOON + 1000 })).toEqual([]);
    expect(compareAccess(EMPTY, after, { time: MONDAY_NOON }).rows[0]?.after.request.time).toBe(MONDAY_NOON);
    expect(compareAccess(EMPTY, after, { time: MONDAY_NOON }).rows[0]?.before.request.time).toBe(MONDAY_NOON);
  });
});

describe('CMP-1: what is none', () => {
  const actor = '`actor` must be an IAM ID, a non-empty string';
  const time = '`time` of a request must be a finite number';
  const other = '`after` must be a state of the same account as `before`, with the same `id`';
  const rows: readonly (readonly [options: unknown, after: Account, message: string])[] = [
    [{}, given.account({ id: 'another' }), other],
    [{ actor: '' }, EMPTY, actor],
    [{ actor: 5 }, EMPTY, actor],
    [{ actor: null }, EMPTY, actor],
    [{ time: Number.NaN }, EMPTY, time],
    [{ time: '2026-03-16' }, EMPTY, time],
  ];

  it.each(rows)('%j is a TypeError', (options, after, message) => {
    for (const from of [after, compile(after)]) {
      expect(() => compareAccess(EMPTY, from, options as CompareOptions)).toThrow(TypeError);
      expect(() => compareAccess(EMPTY, from, options as CompareOptions)).toThrow(message);
    }
  });
});

describe('CMP-2: classes', () => {
  const states = {
    deny: 'RESTRICTED',
    indeterminate: 'unheard of',
    allow: 'NOT_RESTRICTED',
  };
  const of = (setting: string): Account => given.account({ principals: [given.user(ANNA)], apiKeyCreation: setting });

  it.each([
    ['deny', 'deny', undefined],
    ['deny', 'indeterminate', 'maybe-gained'],
    ['deny', 'allow', 'gained'],
    ['indeterminate', 'deny', 'maybe-revoked'],
    ['indeterminate', 'indeterminate', undefined],
    ['indeterminate', 'allow', 'maybe-gained'],
    ['allow', 'deny', 'revoked'],
    ['allow', 'indeterminate', 'maybe-revoked'],
    ['allow', 'allow', undefined],
  ] as const)('from %s to %s: %s', (was, is, name) => {
    // The answer is looked at where the setting stays, too.
    const [before, after] = [of(states[was]), { ...of(states[is]), partial: ['roles' as const] }];
    expect(rowsOf(before, after)).toEqual(name === undefined ? [] : [[CREATE_USER_API_KEY, ANNA, name]]);
    expect(compareAccess(before, after).counts).toStrictEqual({ ...COUNTS, ...(name !== undefined && { [name]: 1 }) });
  });

  it('are no different where another reason gives the same answer', () => {
    const before = given.account({ policies: [given.policy({ roles: [KEY_CREATOR] })] });
    expect(rowsOf(before, withApiKeyCreation(before, 'NOT_SET'))).toEqual([[CREATE_USER_API_KEY, BEN, 'gained']]);
  });

  it('are the same from compiled accounts', () => {
    const after = withPolicy(EMPTY, { ...annas, roles: [UNHEARD_OF] });
    const expected = compareAccess(EMPTY, after);
    expect(expected.counts).toEqual({ ...COUNTS, 'maybe-gained': 4 });
    expect(compareAccess(compile(EMPTY), compile(after))).toEqual(expected);
    expect(compareAccess(EMPTY, compile(after))).toEqual(expected);
  });
});

interface Listening {
  readonly pdp: PolicyDecisionPoint;
  /** All that it is asked, whether for the answer alone or for its explanation, too. */
  readonly asked: readonly unknown[];
  /** Who is given an explanation. */
  readonly explained: readonly string[];
}

function listening(of: Account): Listening {
  const asked: unknown[] = [];
  const explained: string[] = [];
  const pdp = compile(of);
  const listen = ({ principal, action, resource }: Request): void => {
    const named = [action, principal, resource].filter((part) => part !== undefined);
    if (String(asked.at(-1)) !== String(named)) asked.push(named);
  };
  const decided: PolicyDecisionPoint['decide'] = (request) => {
    listen(request);
    explained.push(request.principal);
    return pdp.decide(request);
  };
  const allowed: PolicyDecisionPoint['allows'] = (request) => {
    listen(request);
    return pdp.allows(request);
  };
  const forPrincipal: PolicyDecisionPoint['forPrincipal'] = (principal) => ({
    ...pdp.forPrincipal(principal),
    principal,
    decide: (...question) => decided(requestOf(principal, ...question)),
    allows: (...question) => allowed(requestOf(principal, ...question)),
    effect: (...question) => {
      listen(requestOf(principal, ...question));
      return pdp.forPrincipal(principal).effect(...question);
    },
  });
  return { pdp: { ...pdp, decide: decided, allows: allowed, forPrincipal }, asked, explained };
}

/** A request with the fields that are given. */
function requestOf(principal: string, action: Action, resource?: string, time?: number): Request {
  return {
    principal,
    action,
    ...(resource !== undefined && { resource }),
    ...(time !== undefined && { time }),
  };
}

describe('CMP-2: what cannot have changed is not asked', () => {
  const before = given.account({
    principals: [given.user(ANNA), given.user(BEN), robot, elsewhere],
    policies: [given.policy({ id: 'b', subject: { principal: BEN } })],
  });
  const allPrincipals = [ANNA, BEN, ROBOT, ELSE];
  const keys = (id: string): unknown[] => [
    [CREATE_SERVICE_ID_API_KEY, id, 'ServiceId-ROBOT'],
    [CREATE_SERVICE_ID_API_KEY, id, 'ServiceId-ELSE'],
  ];
  const locked = {
    ...before,
    principals: before.principals.map((each) => ({ ...each, ...(each.id === ROBOT && { locked: true }) })),
  };
  const rows: readonly (readonly [what: string, after: Account, expected: readonly unknown[]])[] = [
    ['where nothing changes, nothing', { ...before }, []],
    ['one setting', withApiKeyCreation(before, 'NOT_SET'), allPrincipals.map((id) => [CREATE_USER_API_KEY, id])],
    ['the other', withServiceIdCreation(before, 'NOT_SET'), allPrincipals.map((id) => [CREATE_SERVICE_ID, id])],
    [
      'a policy',
      withPolicy(before, annas),
      [[UPDATE_SETTING, ANNA], [CREATE_USER_API_KEY, ANNA], ...keys(ANNA), [CREATE_SERVICE_ID, ANNA]],
    ],
    [
      'a service ID',
      locked,
      [
        [UPDATE_SETTING, ROBOT],
        [CREATE_USER_API_KEY, ROBOT],
        [CREATE_SERVICE_ID_API_KEY, ANNA, 'ServiceId-ROBOT'],
        [CREATE_SERVICE_ID_API_KEY, BEN, 'ServiceId-ROBOT'],
        ...keys(ROBOT),
        [CREATE_SERVICE_ID_API_KEY, ELSE, 'ServiceId-ROBOT'],
        [CREATE_SERVICE_ID, ROBOT],
      ],
    ],
    [
      'what was read',
      { ...before, partial: ['policies'] },
      [
        ...allPrincipals.map((id) => [UPDATE_SETTING, id]),
        ...allPrincipals.map((id) => [CREATE_USER_API_KEY, id]),
        ...allPrincipals.flatMap(keys),
        ...allPrincipals.map((id) => [CREATE_SERVICE_ID, id]),
      ],
    ],
  ];

  it.each(rows)('%s', (_, after, expected) => {
    const [atFirst, later] = [listening(before), listening(after)];
    compareAccess(atFirst.pdp, later.pdp);
    expect(atFirst.asked).toEqual(expected);
    expect(later.asked).toEqual(expected);
  });

  it('requests that keep their effect are not explained', () => {
    const restricted = withPolicy(before, { ...annas, subject: { principal: BEN }, roles: [KEY_CREATOR] });
    const [atFirst, later] = [listening(restricted), listening(withApiKeyCreation(restricted, 'NOT_RESTRICTED'))];
    compareAccess(atFirst.pdp, later.pdp);
    expect(atFirst.explained).toEqual([ANNA]);
    expect(later.explained).toEqual([ANNA]);
  });

  it('lockouts are not searched if nobody loses access', () => {
    const later = listening(withApiKeyCreation(before, 'NOT_SET'));
    compareAccess(before, later.pdp, { actor: ANNA });
    expect(later.asked).toEqual(allPrincipals.map((id) => [CREATE_USER_API_KEY, id]));
  });
});

it.each(['before', 'after'])('names the account that is none: %s', (name) => {
  const accounts = { before: EMPTY, after: EMPTY, [name]: undefined };
  expect(() => compareAccess(accounts.before, accounts.after)).toThrow(`\`${name}\` must be`);
});

describe('CMP-2: accounts that are not compiled', () => {
  const both = (before: Account, after: Account) => [
    compareAccess(before, after, { time: MONDAY_NOON, actor: ANNA }),
    compareAccess(compile(before), compile(after), { time: MONDAY_NOON, actor: ANNA }),
  ];
  const granted = withPolicy(EMPTY, annas);

  it.each([
    ['a policy that one user gets', EMPTY, granted],
    ['a policy that one user loses', granted, EMPTY],
    ['a list of policies that becomes incomplete', EMPTY, { ...EMPTY, partial: ['policies'] }],
    ['a list of policies that becomes complete', { ...granted, partial: ['policies'] }, granted],
    ['the setting', granted, withApiKeyCreation(granted, 'NOT_RESTRICTED')],
  ] as const)('are compared as compiled ones: %s', (_, before, after) => {
    const [raw, compiled] = both(before, after);
    expect(raw?.rows.length).toBeGreaterThan(0);
    expect(raw).toStrictEqual(compiled);
  });
});

it('I3: a service ID whose id is none is asked about as it is called', () => {
  const odd: Account = { ...EMPTY, principals: [{ kind: 'service-id', id: 'odd' }] };
  expect(
    compareAccess(odd, { ...odd, partial: ['policies'] }).rows.map(({ action, resource }) => [action, resource]),
  ).toEqual([UPDATE_SETTING, CREATE_SERVICE_ID].map((action) => [action, undefined]));
});

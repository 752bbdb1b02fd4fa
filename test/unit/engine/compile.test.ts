import { ACTIONS, compile, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { indexAccount } from '../../../src/engine/index-account.ts';
import { policiesAbout, scanAccount } from '../../../src/engine/scan-account.ts';
import { ask, inShort } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  GROUP,
  MONDAY_NOON,
  OPERATOR,
  PROFILE,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const THROUGH_GROUP = { subject: { accessGroup: GROUP } };
const OTHER_GROUP = 'AccessGroupId-OTHER';

/** Every way in which a policy can bear on somebody, in an order that no index would give them. */
const MIXED = given.account({
  accessGroups: [
    { id: OTHER_GROUP, members: [BEN, ROBOT], partial: true },
    { id: GROUP, members: [ANNA, BEN, ANNA] },
    { id: PUBLIC, members: [ANNA] },
  ],
  policies: [
    given.policy({ id: '9', ...THROUGH_GROUP }),
    given.policy({ id: '1' }),
    given.policy({ id: '8', subject: { accessGroup: PUBLIC } }),
    given.policy({ id: '2', subject: { accessGroup: OTHER_GROUP } }),
    given.policy({ id: '7', ...THROUGH_GROUP, condition: given.earlierThan('12:30:00Z') }),
    given.policy({ id: '3', subject: { accessGroup: 'AccessGroupId-UNLISTED' } }),
    given.policy({ id: '6', roles: [UNHEARD_OF] }),
    given.policy({ id: '1' }),
    given.policy({ id: '4', subject: { principal: BEN } }),
    given.policy({ id: '5', subject: { principal: 'IBMid-GONE' }, state: 'deleted' }),
    given.policy({ id: '9', ...THROUGH_GROUP }),
  ],
});
const ACCOUNTS = [MIXED, { ...MIXED, partial: ['accessGroups', 'principals', 'policies'] as const }];
const PRINCIPALS = [ANNA, BEN, ROBOT, PROFILE, 'IBMid-GONE', '__proto__', 'constructor'];

describe('compile', () => {
  it.each(PRINCIPALS)('A6: answers %s as decide does', (principal) => {
    for (const of of ACCOUNTS) {
      const pdp = compile(of);
      for (const action of ACTIONS) {
        const request = {
          principal,
          action,
          time: MONDAY_NOON,
          ...(action === CREATE_SERVICE_ID_API_KEY && { resource: ROBOT }),
        };
        const decision = decide(of, request);
        expect(pdp.decide(request)).toStrictEqual(decision);
        expect(pdp.allows(request)).toBe(decision.allowed);
        const { resource, time } = request as Request;
        expect(pdp.forPrincipal(principal).effect(action, resource, time)).toBe(decision.effect);
      }
    }
  });

  it.each(PRINCIPALS)('looks up %s as a scan of the account does', (principal) => {
    for (const of of ACCOUNTS) {
      const [index, scan] = [indexAccount(of), scanAccount(of)];
      expect(index.principal(principal)).toBe(scan.principal(principal));
      expect(index.serviceId(principal)).toBe(scan.serviceId(principal));
    }
  });

  it('P2: lists the service IDs and profiles that the account only names, in order, behind its own', () => {
    const named = given.account({
      principals: [given.user(ANNA), { kind: 'service-id', id: ROBOT }],
      accessGroups: [given.member('iam-ServiceId-B', BEN, ROBOT, 'iam-Profile-A', 'iam-ServiceId-B')],
      policies: ['iam-ServiceId-A', BEN, 'iam-ServiceId-B'].map((id) =>
        given.policy({ id, subject: { principal: id } }),
      ),
    });
    expect(compile(named).principals).toEqual([
      ...named.principals,
      { kind: 'trusted-profile', id: 'iam-Profile-A' },
      { kind: 'service-id', id: 'iam-ServiceId-A' },
      { kind: 'service-id', id: 'iam-ServiceId-B' },
    ]);
  });

  it('A2: allows what a policy of any of the groups grants, at the time of its condition', () => {
    const { allows } = compile(
      given.account({
        accessGroups: [given.member(ANNA)],
        policies: [
          given.policy({ id: 'early', condition: given.earlierThan('11:00:00Z') }),
          given.policy({ id: 'late', ...THROUGH_GROUP, condition: given.earlierThan('13:00:00Z') }),
        ],
      }),
    );
    expect(allows({ principal: ANNA, action: UPDATE_SETTING, time: MONDAY_NOON })).toBe(true);
  });

  it('I2: a listed member of a group that is not listed whole certainly is a member', () => {
    const { decide } = compile(
      given.account({
        accessGroups: [{ id: GROUP, members: [ANNA], partial: true }],
        policies: [given.policy({ ...THROUGH_GROUP, condition: given.UNREADABLE })],
      }),
    );
    expect(inShort(decide({ principal: ANNA, action: UPDATE_SETTING }))).toEqual(['unknown-condition']);
  });

  it('G4: a value that stringEquals cannot take is unknown, also beside a condition on the service ID', () => {
    const target = given.narrowedBy(given.attribute('resource', ['ServiceId-ROBOT']));
    const condition = given.attribute('{{resource.attributes.resource}}', 'ServiceId-ROBOT', 'stringEquals');
    const { decide } = compile(given.account({ policies: [given.policy({ target, condition })] }));
    const request = { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT };
    expect(inShort(decide(request))).toEqual(['unknown-operator']);
  });

  it('A4: names grants in the order of the account, whatever each depends on', () => {
    const robot = given.narrowedBy(given.attribute('resource', 'ServiceId-ROBOT'));
    const anyServiceId = given.narrowedBy(given.attribute('resource', 'ServiceId-*', 'stringMatch'));
    const policies = [
      given.policy({ id: 'in doubt', target: given.narrowedBy(given.attribute('region', 'x', 'odd')) }),
      given.policy({ id: '1' }),
      given.policy({ id: '2', target: anyServiceId }),
      given.policy({ id: '3', target: robot }),
      given.policy({ id: '4', condition: given.earlierThan('13:00:00Z') }),
      given.policy({ id: '5', target: robot }),
      given.policy({ id: '6', target: anyServiceId }),
      given.policy({ id: '7' }),
    ];
    const request = {
      principal: ANNA,
      action: CREATE_SERVICE_ID_API_KEY,
      resource: ROBOT,
      time: MONDAY_NOON,
    };
    const { grants } = compile(given.account({ policies })).decide(request);
    expect(grants.map(({ policy }) => policy)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  });

  it('holds the account, and its principals, each once', () => {
    const [first, ...others] = MIXED.principals;
    const twice = { ...MIXED, principals: [...MIXED.principals, ...(first ? [first] : [])] };
    expect(compile(twice).account).toBe(twice);
    expect(compile(twice).principals).toEqual([first, ...others]);
  });

  it('checks the arguments, even if the answer to a similar request is known', () => {
    const pdp = compile(MIXED);
    for (const action of ACTIONS.filter((one) => one !== CREATE_SERVICE_ID_API_KEY)) {
      for (const ask of [pdp.allows, pdp.decide]) {
        ask({ principal: ANNA, action });
        expect(() => ask({ principal: ANNA, action, resource: 7 as never })).toThrow(/^`resource`/);
        expect(() => ask({ principal: ANNA, action, time: Number.NaN })).toThrow(/^`time`/);
      }
    }
  });
});

it('A8: evidence is in the order of the account', () => {
  const without = MIXED.policies.map((one) => ({ ...one, roles: [] }));
  // Those that stand twice stand where they stand first.
  const roleless = { ...MIXED, policies: [...without, ...without.slice(0, 3)] };
  for (const taker of [(request: Request) => decide(roleless, request), compile(roleless).decide]) {
    const ids = (principal: string) =>
      taker({ principal, action: UPDATE_SETTING }).nearMisses.map(({ policy }) => policy);
    // Of group 2 Anna only may be a member, and of policies 5 and 8 two parts are false.
    expect(ids(ANNA)).toEqual(['9', '1', '7', '6']);
    expect(ids(BEN)).toEqual(['9', '2', '7', '4']);
    expect(ids(ROBOT)).toEqual(['2']);
    expect(ids('IBMid-GONE')).toEqual([]);
  }
});

describe('a compiled account that has decided requests', () => {
  const timed = given.account({
    principals: [...given.account().principals, { kind: 'service-id', id: 'iam-ServiceId-2' }],
    policies: [
      given.policy({ id: 'morning', condition: given.earlierThan('12:00:00Z') }),
      given.policy({ id: 'robot', target: given.narrowedBy(given.attribute('resource', 'ServiceId-ROBOT')) }),
    ],
  });
  const SECOND = 1000;
  const TIMES = [0, -SECOND, 0, SECOND, 12 * 3600 * SECOND, -SECOND, 24 * 3600 * SECOND, -24 * 3600 * SECOND];

  it('A6: gives the same answers after requests at other times, for other service IDs and for other actions', () => {
    const pdp = compile(timed);
    const view = pdp.forPrincipal(ANNA);
    const resources = [ROBOT, 'ServiceId-2', 'ServiceId-ROBOT', 'ServiceId-GONE', BEN, ANNA, ...ACTIONS];
    for (const time of [undefined, ...TIMES.map((shift) => MONDAY_NOON + shift), undefined]) {
      for (const resource of resources) {
        for (const action of ACTIONS) {
          const request = { principal: ANNA, action, resource, ...(time !== undefined && { time }) };
          const decision = decide(timed, request);
          expect(pdp.decide(request)).toStrictEqual(decision);
          expect(pdp.allows(request)).toBe(decision.allowed);
          expect(view.allows(action, resource, time)).toBe(decision.allowed);
          expect(view.decide(action, resource, time)).toStrictEqual(decision);
        }
      }
    }
  });

  it('I3: a string that is not a service ID gets no key, even if it is the name of an allowed action', () => {
    const pdp = compile(given.account({ policies: [given.policy()] }));
    for (const resource of ACTIONS) {
      expect(pdp.allows({ principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT })).toBe(true);
      expect(
        pdp.allows({
          principal: ANNA,
          action: resource,
          resource: resource === CREATE_SERVICE_ID_API_KEY ? ROBOT : ANNA,
        }),
      ).toBe(true);
      expect(pdp.allows({ principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource })).toBe(false);
      expect(
        pdp.allows({
          principal: ANNA,
          action: resource,
          resource: resource === CREATE_SERVICE_ID_API_KEY ? ROBOT : ANNA,
        }),
      ).toBe(true);
    }
  });

  it('A6: cannot be changed through a decision', () => {
    const pdp = compile(
      given.account({
        principals: [...given.account().principals, { kind: 'service-id', id: 'iam-ServiceId-2', locked: true }],
        policies: [
          given.policy({ id: 'grant', roles: [OPERATOR] }),
          given.policy({ id: 'near miss', subject: { principal: BEN }, roles: [VIEWER] }),
          given.policy({ id: 'doubt', subject: { principal: ROBOT }, roles: [UNHEARD_OF] }),
        ],
      }),
    );
    for (const principal of [ANNA, BEN, ROBOT]) {
      for (const question of [
        { action: UPDATE_SETTING },
        { action: CREATE_SERVICE_ID_API_KEY, resource: 'ServiceId-2' },
      ] as const) {
        const request = { principal, ...question };
        const first = pdp.decide(request);
        const expected = structuredClone(first);
        const lists: readonly (readonly unknown[])[] = [first.grants, first.nearMisses, first.unknowns, first.caveats];
        for (const part of [...lists.flat(), first.requires, first.requires?.roles, ...lists]) {
          // What decisions share is frozen; the rest is the decision's own.
          if (part instanceof Object && !Object.isFrozen(part))
            Object.assign(part, { 0: 'changed', policy: 'changed' });
        }
        Object.assign(first, { effect: 'allow', allowed: true, request: undefined });
        expect(pdp.decide(request)).toStrictEqual(expected);
        expect(pdp.allows(request)).toBe(expected.allowed);
      }
    }
  });
});

it('A6: an answer does not depend on earlier requests', () => {
  const pdp = compile(MIXED);
  const request = { principal: ANNA, action: UPDATE_SETTING, time: MONDAY_NOON };
  const first = pdp.decide(request);
  pdp.decide({ principal: BEN, action: UPDATE_SETTING });
  pdp.allows({ principal: ANNA, action: UPDATE_SETTING, time: 0 });
  expect(pdp.decide(request)).toStrictEqual(first);
  expect(first).toStrictEqual(ask(MIXED, UPDATE_SETTING, { time: MONDAY_NOON }));
});

it('G1: of a scanned account, only the policies that are or may be about a principal are read', () => {
  const ids = (principal: string) => policiesAbout(scanAccount(MIXED), principal).map(({ id }) => id);
  // Every principal is in the public access group.
  expect(ids(ROBOT)).toEqual(['8', '2']);
  expect(ids(PROFILE)).toEqual(['8', '2']);
  expect(ids(BEN)).toEqual(['9', '8', '2', '7', '4']);
});

it('A8: no decision reads policies of other services', () => {
  const others = given.account({
    policies: [given.policy({ target: given.on(given.attribute('serviceName', 'kms')) }), given.policy({ id: 'q' })],
    accessGroups: [given.member(ANNA)],
  });
  expect(policiesAbout(scanAccount(others), ANNA).map(({ id }) => id)).toEqual(['q']);
});

import { type Account, type Request, ROLES } from 'apikey-policy';
import { type CedarExport, type CedarOptions, entitiesFor, toCedar } from 'apikey-policy/cedar';
import { describe, expect, it } from 'vitest';
import { agreedInCedar } from '../../../differential/cedar-engine.ts';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  KEY_CREATOR,
  MONDAY_NOON,
  OPERATOR,
  ROBOT,
  UPDATE_SETTING,
} from '../../../support/names.ts';

const times = <T>(size: number, make: (index: number) => T): T[] =>
  Array.from({ length: size }, (_, index) => make(index));

const serviceId = (id: string): object => ({ kind: 'service-id', id: `iam-ServiceId-${id}` });
const like = (value: unknown): unknown => given.narrowedBy(given.attribute('resource', value, 'stringMatch'));
const idsIn = (stated: Account, options?: CedarOptions): string[] =>
  toCedar(stated, options).policies.json.map(({ id }) => id);
const everyRequest = (principals: readonly string[], serviceIds: readonly string[] = []): Request[] =>
  principals.flatMap((principal): Request[] => [
    { principal, action: UPDATE_SETTING },
    { principal, action: CREATE_USER_API_KEY },
    { principal, action: CREATE_SERVICE_ID },
    ...serviceIds.map((resource): Request => ({ principal, action: CREATE_SERVICE_ID_API_KEY, resource })),
  ]);

/** The bytes of the policies on the resource that has most of them, as Amazon Verified Permissions counts them. */
function mostOnOneResource({ policies }: CedarExport): number {
  const sizes = new Map<string, number>();
  for (const [index, { policy: text }] of policies.text.entries()) {
    const resource = JSON.stringify(policies.json[index]?.policy.resource);
    sizes.set(resource, (sizes.get(resource) ?? 0) + Buffer.byteLength(text));
  }
  return Math.max(...sizes.values());
}

/** AWS gives this as the total of all policies on one resource, and of those on one principal and resource. */
const QUOTA = 200_000;

describe('CED-5: 4,000 policies without conditions', () => {
  const ids = times(4000, (index) => `IBMid-${index}`);
  const many = given.account({
    principals: ids.map((id) => given.user(id)),
    policies: ids.map((id) => given.policy({ id: `p-${id}`, subject: { principal: id } })),
  });

  it('exceed the quota for one resource, and are four permits within it if compact', () => {
    expect(mostOnOneResource(toCedar(many))).toBeGreaterThan(QUOTA);
    const compact = toCedar(many, { compact: true });
    expect(mostOnOneResource(compact)).toBeLessThan(1000);
    expect(compact.policies.json.map(({ id }) => id)).toEqual([
      UPDATE_SETTING,
      CREATE_USER_API_KEY,
      CREATE_SERVICE_ID_API_KEY,
      CREATE_SERVICE_ID,
    ]);
  });

  it('need six entities for one request', () => {
    const entities = entitiesFor(many, { principal: 'IBMid-7', action: UPDATE_SETTING });
    expect(entities.map(({ uid }) => uid.id)).toEqual([
      'this',
      UPDATE_SETTING,
      CREATE_USER_API_KEY,
      CREATE_SERVICE_ID_API_KEY,
      CREATE_SERVICE_ID,
      'IBMid-7',
    ]);
  });
});

describe('CED-5: nothing grows with policies times service IDs', () => {
  it.each<[string, (index: number) => string]>([
    ['equal targets', () => 'ServiceId-*'],
    ['different targets that match alike', (index) => `ServiceId-${'*'.repeat(index + 1)}`],
  ])('%s', (_, pattern) => {
    const sizeOf = (size: number): number => {
      const stated = given.account({
        principals: [given.user(ANNA), ...times(size, (index) => serviceId(`${index}`))],
        policies: times(size, (index) =>
          given.policy({ id: `p-${index}`, roles: [OPERATOR], target: like(pattern(index)) }),
        ),
      });
      const { policies, entities } = toCedar(stated);
      const parents = entities.reduce((sum, entity) => sum + entity.parents.length, 0);
      return policies.json.length + entities.length + parents;
    };
    expect(sizeOf(40) / sizeOf(10)).toBeLessThan(4.5);
  });

  it('policies with equal targets share one group, and a new service ID changes no policy', () => {
    const policies = [
      given.policy({ id: 'a', roles: [OPERATOR], target: like('ServiceId-a*') }),
      given.policy({ id: 'b', roles: [OPERATOR], subject: { principal: BEN }, target: like('ServiceId-a*') }),
    ];
    const stated = (...serviceIds: object[]): Account =>
      given.account({ principals: [given.user(ANNA), given.user(BEN), ...serviceIds], policies });
    const few = toCedar(stated(serviceId('a1')));
    const more = toCedar(stated(serviceId('a1'), serviceId('a2'), serviceId('b1')));
    expect(more.policies).toEqual(few.policies);
    const groups = more.entities.filter(({ uid }) => uid.type === 'IbmCloudIam::Target');
    expect(groups.map(({ uid }) => uid.id)).toEqual(['stringMatch/ServiceId-a%002A']);
  });

  it('targets that differ only in operator or value have groups of their own', () => {
    const targets = [
      given.narrowedBy(given.attribute('resource', 'ServiceId-1')),
      given.narrowedBy(given.attribute('resource', 'ServiceId-1', 'stringEquals')),
      like('ServiceId-1'),
      like('ServiceId-?'),
      given.narrowedBy(given.attribute('resource', ['ServiceId-1', 'ServiceId-2'], 'stringEqualsAnyOf')),
      given.narrowedBy(
        given.attribute('resource', 'ServiceId-*', 'stringMatch'),
        given.attribute('resource', 'ServiceId-2'),
      ),
    ];
    const stated = given.account({
      principals: [given.user(ANNA), serviceId('1'), serviceId('2'), serviceId('33')],
      policies: targets.map((target, index) => given.policy({ id: `p-${index}`, roles: [OPERATOR], target })),
    });
    const resources = toCedar(stated).policies.json.map(({ policy: { resource } }) =>
      resource.op === 'in' ? resource.entity.id : resource.op,
    );
    expect(resources).toEqual([
      'stringEquals/ServiceId-1',
      'stringEquals/ServiceId-1',
      'stringMatch/ServiceId-1',
      'stringMatch/ServiceId-%003F',
      'stringEqualsAnyOf/[ServiceId-1,ServiceId-2]',
      'stringMatch/ServiceId-%002A/stringEquals/ServiceId-2',
    ]);
    const asked = ['iam-ServiceId-1', 'iam-ServiceId-2', 'ServiceId-33', 'ServiceId-4'];
    expect(agreedInCedar(stated, everyRequest([ANNA], asked))).toBe(2);
  });

  it('a number and its string are matched alike, and a role that the account redefines changes no target', () => {
    const stated = given.account({
      roles: [{ crn: ROLES.operator, service: 'iam-identity', actions: [] }],
      principals: [given.user(ANNA), serviceId('1')],
      policies: [
        given.policy({ id: 'a', target: like('ServiceId-1') }),
        given.policy({ id: 'b', target: like(1) }),
        given.policy({ id: 'c', target: like({}) }),
        given.policy({ id: 'd', target: like([{}]) }),
      ],
    });
    expect(agreedInCedar(stated, everyRequest([ANNA], ['iam-ServiceId-1', 'iam-ServiceId-2']))).toBe(1);
  });
});

describe('CED-5: a compact export', () => {
  const morning = given.earlierThan('12:00:00Z');
  const stated = given.account({
    principals: [
      given.user(ANNA),
      given.user(BEN),
      given.user('IBMid-C', 'PENDING'),
      { kind: 'service-id', id: ROBOT },
    ],
    accessGroups: [given.member(ANNA, ROBOT)],
    policies: [
      given.policy({ id: 'a', roles: [KEY_CREATOR], subject: { accessGroup: GROUP } }),
      given.policy({ id: 'b', roles: [KEY_CREATOR], subject: { principal: BEN } }),
      given.policy({ id: 'c', roles: [KEY_CREATOR], subject: { principal: BEN }, condition: morning }),
      given.policy({ id: 'd', roles: [OPERATOR], subject: { principal: BEN }, condition: morning }),
      given.policy({ id: 'e', roles: [OPERATOR], subject: { accessGroup: GROUP }, target: like('ServiceId-*') }),
    ],
  });

  it('has one permit for principals and access groups, named by what it grants', () => {
    const isMorning = 'context%0020has%0020now%0020%0026%0026%0020context.now.secondOfDay%0020%003C%002043200';
    expect(idsIn(stated, { compact: true })).toEqual([
      CREATE_USER_API_KEY,
      `${CREATE_USER_API_KEY}/when/${isMorning}`,
      `${UPDATE_SETTING}/when/${isMorning}`,
      `${CREATE_SERVICE_ID_API_KEY}/when/${isMorning}`,
      `${CREATE_SERVICE_ID_API_KEY}/on/stringMatch/ServiceId-%002A`,
    ]);
    expect(idsIn(stated, { compact: false })).toEqual(idsIn(stated));
  });

  it('P4, P5: gives each user of a grant a key of the own, and service IDs none', () => {
    const requests = everyRequest([ANNA, BEN, 'IBMid-C', ROBOT, 'IBMid-NOBODY'], [ROBOT]);
    const others = [ANNA, BEN].map(
      (principal): Request => ({
        principal,
        action: CREATE_USER_API_KEY,
        resource: principal === ANNA ? BEN : ANNA,
      }),
    );
    const timed = requests.map((request) => ({ ...request, time: MONDAY_NOON - 3_600_000 }));
    expect(agreedInCedar(stated, [...requests, ...others])).toBe(4);
    expect(agreedInCedar(stated, timed)).toBe(6);
  });

  it('keeps permits apart whose condition is too long for a name', () => {
    const long = given.any(
      ...times(40, (index) => given.all(given.earlierThan(`${10 + (index % 10)}:00:00Z`), morning)),
    );
    const policies = [ANNA, BEN].map((principal) =>
      given.policy({ id: principal, subject: { principal }, roles: [KEY_CREATOR], condition: long }),
    );
    const two = given.account({ principals: [given.user(ANNA), given.user(BEN)], policies });
    expect(idsIn(two, { compact: true })).toEqual([ANNA, BEN].map((id) => `${id}/${CREATE_USER_API_KEY}`));
    const requests = everyRequest([ANNA, BEN]).map((request) => ({ ...request, time: MONDAY_NOON - 3_600_000 }));
    expect(agreedInCedar(two, requests)).toBe(2);
  });

  it('keeps the times of each service ID where a condition tests it', () => {
    const about = (value: string): object => ({
      key: '{{resource.attributes.resource}}',
      operator: 'stringEquals',
      value,
    });
    const condition = given.any(
      about('ServiceId-1'),
      given.all(about('ServiceId-2'), morning),
      given.all(about('ServiceId-3'), morning),
    );
    const one = given.account({
      principals: [given.user(ANNA), ...times(4, (index) => serviceId(`${index + 1}`))],
      policies: [given.policy({ roles: [OPERATOR], condition })],
    });
    expect(idsIn(one)).toHaveLength(2);
    const asked = times(4, (index) => `ServiceId-${index + 1}`);
    const requests = everyRequest([ANNA], asked);
    expect(agreedInCedar(one, requests)).toBe(1);
    expect(
      agreedInCedar(
        one,
        requests.map((request) => ({ ...request, time: MONDAY_NOON - 3_600_000 })),
      ),
    ).toBe(3);
  });

  it('refuses a misspelt option', () => {
    expect(() => toCedar(stated, { compacted: true } as never)).toThrow('`options` has an unknown key `compacted`');
  });
});

describe('CED-5: the entities of one request', () => {
  it('are those of the principal and the resource', () => {
    const stated = given.account({
      principals: [given.user(ANNA), given.user(BEN), serviceId('1'), serviceId('2')],
      accessGroups: [given.member(ANNA, BEN), { id: 'others', members: [BEN] }],
      policies: [given.policy({ roles: [OPERATOR], subject: { accessGroup: GROUP }, target: like('*') })],
    });
    const request: Request = { principal: ANNA, action: CREATE_SERVICE_ID_API_KEY, resource: 'ServiceId-2' };
    const named = entitiesFor(stated, request).map(({ uid, parents }) => [uid.id, parents.map(({ id }) => id)]);
    const onAll = `${CREATE_SERVICE_ID_API_KEY}/on/stringMatch/%002A`;
    expect(named).toEqual([
      ['this', []],
      [onAll, []],
      ['stringMatch/%002A', []],
      [GROUP, [onAll]],
      [ANNA, ['this', GROUP]],
      ['iam-ServiceId-2', ['this', 'stringMatch/%002A']],
    ]);
  });

  it('need a request that `decide` takes', () => {
    expect(() => entitiesFor(given.account({}), { principal: '', action: UPDATE_SETTING })).toThrow(/^`principal`/);
    expect(() => entitiesFor({} as never, { principal: ANNA, action: UPDATE_SETTING })).toThrow(/^`from`/);
  });
});

import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  all,
  ask,
  attribute,
  BEN,
  earlierThan,
  FAILS,
  GROUP,
  member,
  narrowedBy,
  on,
  PUBLIC,
  policy,
  ROBOT,
  S,
  T,
  U,
  UNHEARD_OF,
  UNREADABLE,
  user,
  VIEWER,
} from '../../support/build.ts';

// A Monday.
const MORNING = '2026-03-16T10:00:00Z';
const NOON = '2026-03-16T12:00:00.000Z';

describe('A5: which policies are in play', () => {
  const noon = earlierThan('12:00:00Z');
  const time = Date.parse(MORNING);
  const isInPlay = (changes: object, on: object = {}, request: object = {}, action = T) =>
    ask(account({ policies: [policy({ condition: noon, ...changes })], ...on }), action, { time, ...request })
      .validUntil === Date.parse(NOON);

  it('one none of whose parts but the condition is false', () => {
    expect(isInPlay({})).toBe(true);
    expect(isInPlay({ condition: all(FAILS, noon) })).toBe(true);
    expect(isInPlay({ condition: all(UNREADABLE, noon) })).toBe(true);
  });

  it.each([
    ['role', { roles: [UNHEARD_OF] }, {}],
    ['target', { target: narrowedBy(attribute('region', 'x', 'odd')) }, {}],
    ['subject', { subject: { accessGroup: GROUP } }, { partial: ['accessGroups'] }],
    ['resourceType', { target: narrowedBy(attribute('resourceType', 'settings')) }, {}],
  ])('though its %s is unknown', (_, changes, on) => {
    expect(isInPlay(changes, on)).toBe(true);
  });

  it('though its tags are unknown', () => {
    const tagged = { target: { ...narrowedBy(), tags: [attribute('env', 'prod')] } };
    expect(isInPlay(tagged, {}, {}, S)).toBe(true);
    expect(isInPlay(tagged, {}, {}, T)).toBe(false);
  });

  it.each([
    ['type', { type: 'authorization' }, {}],
    ['state', { state: 'deleted' }, {}],
    ['subject', { subject: { principal: BEN } }, {}],
    ['membership', { subject: { accessGroup: GROUP } }, { accessGroups: [member(BEN)] }],
    ['group', { subject: { accessGroup: PUBLIC } }, {}],
    ['role', { roles: [VIEWER] }, {}],
    ['target', { target: on(attribute('serviceName', 'kms')) }, {}],
  ])('not one whose %s is false', (_, changes, on) => {
    expect(isInPlay(changes, on)).toBe(false);
  });

  it('whatever the reason of the answer', () => {
    const told = (changes: object, on: object, request: object, action = U) => [
      ask(account({ policies: [policy({ condition: noon, ...changes })], ...on }), action, { time, ...request }).reason,
      isInPlay(changes, on, request, action),
    ];
    const of = (principal: string) => ({ subject: { principal } });
    expect(told({}, {}, {})).toEqual(['granted', true]);
    expect(told({}, { apiKeyCreation: 'NOT_SET' }, {})).toEqual(['not-restricted', true]);
    expect(told({}, { apiKeyCreation: 'garbled' }, {})).toEqual(['granted', true]);
    expect(told({}, {}, { resource: BEN })).toEqual(['not-own-key', true]);
    expect(told(of(ROBOT), {}, { principal: ROBOT })).toEqual(['not-a-user', true]);
    expect(told(of('IBMid-GONE'), {}, { principal: 'IBMid-GONE' })).toEqual(['unknown-principal', true]);
    expect(told({}, { principals: [user(ANNA, 'SUSPENDED')] }, {})).toEqual(['inactive-principal', true]);
    expect(told({}, { principals: [{ kind: 'user', id: ANNA }] }, {})).toEqual(['unknown-state', true]);
    expect(told({}, {}, { resource: 'ServiceId-GONE' }, S)).toEqual(['unknown-service-id', true]);
    expect(told({ condition: all(FAILS, noon) }, {}, {})).toEqual(['no-grant', true]);
  });
});

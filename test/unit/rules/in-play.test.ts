import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  all,
  ask,
  attribute,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  earlierThan,
  FAILS,
  GROUP,
  member,
  narrowedBy,
  on,
  PUBLIC,
  policy,
  ROBOT,
  UNHEARD_OF,
  UNREADABLE,
  UPDATE_SETTING,
  user,
  VIEWER,
} from '../../support/build.ts';

// A Monday.
const MORNING = '2026-03-16T10:00:00Z';
const NOON = '2026-03-16T12:00:00.000Z';

describe('A5: which time conditions are relevant', () => {
  const noon = earlierThan('12:00:00Z');
  const time = Date.parse(MORNING);
  const isInPlay = (changes: object, on: object = {}, request: object = {}, action = UPDATE_SETTING) =>
    ask(account({ policies: [policy({ condition: noon, ...changes })], ...on }), action, { time, ...request })
      .validUntil === Date.parse(NOON);

  it('that of a policy whose other parts are not false', () => {
    expect(isInPlay({})).toBe(true);
    expect(isInPlay({ condition: all(FAILS, noon) })).toBe(true);
    expect(isInPlay({ condition: all(UNREADABLE, noon) })).toBe(true);
  });

  it.each([
    ['role', { roles: [UNHEARD_OF] }, {}],
    ['target', { target: narrowedBy(attribute('region', 'x', 'odd')) }, {}],
    ['subject', { subject: { accessGroup: GROUP } }, { partial: ['accessGroups'] }],
    ['resourceType', { target: narrowedBy(attribute('resourceType', 'settings')) }, {}],
  ])('that of a policy whose %s is unknown', (_, changes, on) => {
    expect(isInPlay(changes, on)).toBe(true);
  });

  it('that of a policy whose tags are unknown', () => {
    const tagged = { target: { ...narrowedBy(), tags: [attribute('env', 'prod')] } };
    expect(isInPlay(tagged, {}, {}, CREATE_SERVICE_ID_API_KEY)).toBe(true);
    expect(isInPlay(tagged, {}, {}, UPDATE_SETTING)).toBe(false);
  });

  it.each([
    ['type', { type: 'authorization' }, {}],
    ['state', { state: 'deleted' }, {}],
    ['subject', { subject: { principal: BEN } }, {}],
    ['membership', { subject: { accessGroup: GROUP } }, { accessGroups: [member(BEN)] }],
    ['group', { subject: { accessGroup: PUBLIC } }, {}],
    ['role', { roles: [VIEWER] }, {}],
    ['target', { target: on(attribute('serviceName', 'kms')) }, {}],
  ])('not that of a policy whose %s is false', (_, changes, on) => {
    expect(isInPlay(changes, on)).toBe(false);
  });

  it('for any reason of the answer', () => {
    const reasonAndInPlay = (changes: object, on: object, request: object, action = CREATE_USER_API_KEY) => [
      ask(account({ policies: [policy({ condition: noon, ...changes })], ...on }), action, { time, ...request }).reason,
      isInPlay(changes, on, request, action),
    ];
    const of = (principal: string) => ({ subject: { principal } });
    expect(reasonAndInPlay({}, {}, {})).toEqual(['granted', true]);
    expect(reasonAndInPlay({}, { apiKeyCreation: 'NOT_SET' }, {})).toEqual(['not-restricted', true]);
    expect(reasonAndInPlay({}, { apiKeyCreation: 'garbled' }, {})).toEqual(['granted', true]);
    expect(reasonAndInPlay({}, {}, { resource: BEN })).toEqual(['not-own-key', true]);
    expect(reasonAndInPlay(of(ROBOT), {}, { principal: ROBOT })).toEqual(['not-a-user', true]);
    expect(reasonAndInPlay(of('IBMid-GONE'), {}, { principal: 'IBMid-GONE' })).toEqual(['unknown-principal', true]);
    expect(reasonAndInPlay({}, { principals: [user(ANNA, 'SUSPENDED')] }, {})).toEqual(['inactive-principal', true]);
    expect(reasonAndInPlay({}, { principals: [{ kind: 'user', id: ANNA }] }, {})).toEqual(['unknown-state', true]);
    expect(reasonAndInPlay({}, {}, { resource: 'ServiceId-GONE' }, CREATE_SERVICE_ID_API_KEY)).toEqual([
      'unknown-service-id',
      true,
    ]);
    expect(reasonAndInPlay({ condition: all(FAILS, noon) }, {}, {})).toEqual(['no-grant', true]);
  });
});

import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

// A Monday.
const MORNING = '2026-03-16T10:00:00Z';
const NOON = '2026-03-16T12:00:00.000Z';

describe('A5: which time conditions are relevant', () => {
  const noon = given.earlierThan('12:00:00Z');
  const time = Date.parse(MORNING);
  const isInPlay = (changes: object, on: object = {}, request: object = {}, action = UPDATE_SETTING) =>
    ask(given.account({ policies: [given.policy({ condition: noon, ...changes })], ...on }), action, {
      time,
      ...request,
    }).validUntil === Date.parse(NOON);

  it('that of a policy whose other parts are not false', () => {
    expect(isInPlay({})).toBe(true);
    expect(isInPlay({ condition: given.all(given.FAILS, noon) })).toBe(true);
    expect(isInPlay({ condition: given.all(given.UNREADABLE, noon) })).toBe(true);
  });

  it.each([
    ['role', { roles: [UNHEARD_OF] }, {}],
    ['target', { target: given.narrowedBy(given.attribute('region', 'x', 'odd')) }, {}],
    ['subject', { subject: { accessGroup: GROUP } }, { partial: ['accessGroups'] }],
    ['resourceType', { target: given.narrowedBy(given.attribute('resourceType', 'settings')) }, {}],
  ])('that of a policy whose %s is unknown', (_, changes, on) => {
    expect(isInPlay(changes, on)).toBe(true);
  });

  it('that of a policy whose tags are unknown', () => {
    const tagged = { target: { ...given.narrowedBy(), tags: [given.attribute('env', 'prod')] } };
    expect(isInPlay(tagged, {}, {}, CREATE_SERVICE_ID_API_KEY)).toBe(true);
    expect(isInPlay(tagged, {}, {}, UPDATE_SETTING)).toBe(false);
  });

  it.each([
    ['type', { type: 'authorization' }, {}],
    ['state', { state: 'deleted' }, {}],
    ['subject', { subject: { principal: BEN } }, {}],
    ['membership', { subject: { accessGroup: GROUP } }, { accessGroups: [given.member(BEN)] }],
    ['group', { subject: { accessGroup: PUBLIC } }, {}],
    ['role', { roles: [VIEWER] }, {}],
    ['target', { target: given.on(given.attribute('serviceName', 'kms')) }, {}],
  ])('not that of a policy whose %s is false', (_, changes, on) => {
    expect(isInPlay(changes, on)).toBe(false);
  });

  it('for any reason of the answer', () => {
    const reasonAndInPlay = (changes: object, on: object, request: object, action = CREATE_USER_API_KEY) => [
      ask(given.account({ policies: [given.policy({ condition: noon, ...changes })], ...on }), action, {
        time,
        ...request,
      }).reason,
      isInPlay(changes, on, request, action),
    ];
    const of = (principal: string) => ({ subject: { principal } });
    expect(reasonAndInPlay({}, {}, {})).toEqual(['granted', true]);
    expect(reasonAndInPlay({}, { apiKeyCreation: 'NOT_SET' }, {})).toEqual(['not-restricted', true]);
    expect(reasonAndInPlay({}, { apiKeyCreation: 'garbled' }, {})).toEqual(['granted', true]);
    expect(reasonAndInPlay({}, {}, { resource: BEN })).toEqual(['not-own-key', true]);
    expect(reasonAndInPlay(of(ROBOT), {}, { principal: ROBOT })).toEqual(['not-a-user', true]);
    expect(reasonAndInPlay(of('IBMid-GONE'), {}, { principal: 'IBMid-GONE' })).toEqual(['unknown-principal', true]);
    expect(reasonAndInPlay({}, { principals: [given.user(ANNA, 'SUSPENDED')] }, {})).toEqual([
      'inactive-principal',
      true,
    ]);
    expect(reasonAndInPlay({}, { principals: [{ kind: 'user', id: ANNA }] }, {})).toEqual(['unknown-state', true]);
    expect(reasonAndInPlay({}, {}, { resource: 'ServiceId-GONE' }, CREATE_SERVICE_ID_API_KEY)).toEqual([
      'unknown-service-id',
      true,
    ]);
    expect(reasonAndInPlay({ condition: given.all(given.FAILS, noon) }, {}, {})).toEqual(['no-grant', true]);
  });
});

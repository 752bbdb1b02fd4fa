import { compile, decide, type Request } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  ROBOT,
  UPDATE_SETTING,
} from '../../support/names.ts';

const PDP = compile(given.account());

/** The three that take a request. */
const TAKERS = [
  ['decide', (request: Request) => decide(given.account(), request)],
  ['a compiled decide', PDP.decide],
  ['allows', PDP.allows],
] as const;

describe.each(TAKERS)('%s refuses a request that TypeScript would have refused', (_, take) => {
  const good = { principal: ANNA, action: UPDATE_SETTING };

  it.each([
    ['principal', { action: UPDATE_SETTING }],
    ['principal', { ...good, principal: '' }],
    ['principal', { ...good, principal: 7 }],
    ['principal', []],
    ['action', { principal: ANNA }],
    ['action', { ...good, action: 'iam-identity.account.Update' }],
    ['action', { ...good, action: 'toString' }],
    ['resource', { ...good, action: CREATE_SERVICE_ID_API_KEY }],
    ['resource', { ...good, action: CREATE_SERVICE_ID_API_KEY, resource: '' }],
    ['resource', { ...good, action: CREATE_SERVICE_ID_API_KEY, resource: null }],
    ['resource', { ...good, action: UPDATE_SETTING, resource: 7 }],
    ['resource', { ...good, action: CREATE_USER_API_KEY, resource: null }],
    ['resource', { ...good, action: CREATE_SERVICE_ID, resource: [] }],
    ['time', { ...good, time: Number.NaN }],
    ['time', { ...good, time: Number.POSITIVE_INFINITY }],
    ['time', { ...good, time: 8.64e15 + 1 }],
    ['time', { ...good, time: -8.64e15 - 1 }],
    ['time', { ...good, time: '0' }],
    ['time', { ...good, time: null }],
    ['request', null],
    ['request', undefined],
    ['request', 'T'],
  ])('names %s of %j', (field, request) => {
    const refused = () => take(request as Request);
    expect(refused).toThrow(TypeError);
    expect(refused).toThrow(field);
  });

  it.each([
    { ...good, time: 8.64e15 },
    { ...good, time: -8.64e15 },
    { ...good, time: 0.5 },
    { ...good, resource: '' },
    { ...good, action: CREATE_USER_API_KEY, resource: '' },
    { ...good, action: CREATE_SERVICE_ID_API_KEY, resource: ROBOT, time: 0 },
  ])('takes %j', (request) => {
    expect(() => take(request)).not.toThrow();
  });

  it('takes a field that is undefined as absent', () => {
    expect(() => take({ ...good, resource: undefined, time: undefined } as unknown as Request)).not.toThrow();
  });
});

it('A7: a time of -0 comes back as 0', () => {
  expect(Object.is(ask(given.account(), UPDATE_SETTING, { time: -0 }).request.time, 0)).toBe(true);
});

// How long they take is not asserted: what would explode would not answer at all.

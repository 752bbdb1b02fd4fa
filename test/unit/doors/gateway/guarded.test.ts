import { requestFromHttp } from 'apikey-policy/gateway';
import { describe, expect, it } from 'vitest';
import {
  ACCOUNT,
  ANNA,
  CALLER,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  call,
  outcome,
  ROBOT,
  SETTINGS,
  settingsCall,
  UPDATE_SETTING,
} from './given.ts';

const OTHER = 'f9e8d7c6b5a4938271605f4e3d2c1b0a';
const restricts = { restrict_create_platform_apikey: 'RESTRICTED' };

describe('GATE-1: one account', () => {
  it('has the account of the caller, whether the body says so or not', () => {
    expect(outcome({ body: JSON.stringify({ iam_id: ANNA, account_id: ACCOUNT }) })).toBe(CREATE_USER_API_KEY);
    expect(outcome()).toBe(CREATE_USER_API_KEY);
    expect(outcome(settingsCall({ ...restricts, account_id: ACCOUNT }))).toBe(UPDATE_SETTING);
  });

  it.each([
    ['a key', { body: JSON.stringify({ iam_id: ANNA, account_id: OTHER }) }],
    ['an empty account', { body: JSON.stringify({ iam_id: ANNA, account_id: '' }) }],
    ['a service ID', { path: '/v1/serviceids', body: JSON.stringify({ account_id: OTHER }) }],
    ['settings, by the body', settingsCall({ ...restricts, account_id: OTHER })],
    ['settings, by the path', settingsCall(restricts, { path: SETTINGS.replace(ACCOUNT, OTHER) })],
    ['settings of another kind', settingsCall({ mfa: 'NONE' }, { path: SETTINGS.replace(ACCOUNT, OTHER) })],
    [
      'an account in other letters',
      settingsCall(restricts, { path: SETTINGS.replace(ACCOUNT, ACCOUNT.toUpperCase()) }),
    ],
    ['an account with odd letters', settingsCall(restricts, { path: SETTINGS.replace(ACCOUNT, 'a.b~c_d') })],
  ])('never answers for another: %s', (_, instead) => {
    expect(outcome(instead)).toBe('invalid: other-account');
  });

  it.each([
    ['an account that is encoded', SETTINGS.replace('1a', '%31a')],
    ['an account with a parameter', SETTINGS.replace(ACCOUNT, `${ACCOUNT};a`)],
    ['no account', SETTINGS.replace(ACCOUNT, '')],
  ])('reads no account in a path that is not canonical (GATE-2): %s', (_, path) => {
    expect(outcome(settingsCall(restricts, { path }))).toBe('invalid: path');
  });

  it('names both places where another account stands', () => {
    const both = settingsCall({ account_id: OTHER }, { path: SETTINGS.replace(ACCOUNT, OTHER) });
    const read = requestFromHttp(both, CALLER);
    expect(read.kind === 'invalid' && read.issues.map(({ path }) => path)).toEqual([['path'], ['account_id']]);
  });

  it.each([{ principal: '' }, { account: '' }])('needs a caller: %o', (instead) => {
    const [field = ''] = Object.keys(instead);
    expect(() => requestFromHttp(call(), { ...CALLER, ...instead })).toThrow(TypeError);
    expect(() => requestFromHttp(call(), { ...CALLER, ...instead })).toThrow(`\`${field}\``);
  });

  it('asks at the time of the caller, the first instant of 1970 included', () => {
    const request = { principal: ANNA, action: CREATE_USER_API_KEY, resource: ANNA };
    // Without a time there is no field for it, as in a request that comes from JSON (A7).
    expect(requestFromHttp(call(), CALLER)).toStrictEqual({ kind: 'decide', requests: [request] });
    expect(requestFromHttp(call(), { ...CALLER, time: 0 })).toEqual({
      kind: 'decide',
      requests: [{ ...request, time: 0 }],
    });
  });
});

describe('GATE-4: what a call asks', () => {
  it.each([
    [ANNA, CREATE_USER_API_KEY],
    ['IBMid-060002EDTR', CREATE_USER_API_KEY],
    ['iam-Profile-9fd8', CREATE_USER_API_KEY],
    ['serviceid-1', CREATE_USER_API_KEY],
    [ROBOT, CREATE_SERVICE_ID_API_KEY],
    ['ServiceId-1', CREATE_SERVICE_ID_API_KEY],
  ])('a key for %s', (iamId, action) => {
    expect(requestFromHttp(call({ body: JSON.stringify({ iam_id: iamId }) }), CALLER)).toEqual({
      kind: 'decide',
      requests: [{ principal: ANNA, action, resource: iamId }],
    });
  });

  it.each([
    ['{}', 'missing'],
    ['{"iam_id":""}', 'missing'],
    ['{"iam_id":null}', 'wrong-type'],
    ['{"iam_id":["IBMid-060001ADMN"]}', 'wrong-type'],
    ['{"iam_id":7}', 'wrong-type'],
    ['{"__proto__":{"iam_id":"IBMid-060001ADMN"}}', 'missing'],
  ])('a key for nobody: %s', (body, code) => {
    expect(outcome({ body })).toBe(`invalid: ${code}`);
  });

  it.each([{}, { name: 'ci' }, { name: 'ci', apikey: { name: 'first', store_value: true } }])(
    'a service ID, with and without a key: %o',
    (body) => {
      expect(requestFromHttp(call({ path: '/v1/serviceids', body: JSON.stringify(body) }), CALLER)).toEqual({
        kind: 'decide',
        requests: [{ principal: ANNA, action: CREATE_SERVICE_ID }],
      });
    },
  );

  it.each([
    [restricts, UPDATE_SETTING],
    [{ restrict_create_platform_apikey: null }, UPDATE_SETTING],
    [{ restrict_create_service_id: 'NOT_SET', mfa: 'NONE' }, UPDATE_SETTING],
    [{ ...restricts, restrict_create_service_id: 'RESTRICTED' }, UPDATE_SETTING],
    [{ restrict_create_platform_apikey: { toString: 1 } }, UPDATE_SETTING],
    [{}, 'not-ours'],
    [{ mfa: 'TOTP', inner: restricts }, 'not-ours'],
    [{ constructor: 1, toString: 2 }, 'not-ours'],
  ])('settings: %o', (body, said) => {
    expect(outcome(settingsCall(body))).toBe(said);
  });
});

import { describe, expect, it } from 'vitest';
import { ACCOUNT, CREATE_USER_API_KEY, outcome, SETTINGS, settingsCall, UPDATE_SETTING } from './given.ts';

const setting = { restrict_create_platform_apikey: 'NOT_RESTRICTED' };

describe('GATE-2: what is guarded', () => {
  it.each(['/v1/apikeys', '/v1/apikeys/', '/v1/apikeys?include_history=true', '/v1/apikeys/?', '/v1/apikeys??/../x'])(
    'POST %s',
    (path) => {
      expect(outcome({ path })).toBe(CREATE_USER_API_KEY);
    },
  );

  it.each([SETTINGS, `${SETTINGS}/`, `${SETTINGS}?include_history=false`])('PUT %s', (path) => {
    expect(outcome(settingsCall(setting, { path }))).toBe(UPDATE_SETTING);
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('not %s, which reads', (method) => {
    expect(outcome({ method })).toBe('not-ours');
    expect(outcome({ method, path: '/v1//APIKEYS' })).toBe('not-ours');
    expect(outcome({ method, path: SETTINGS, body: undefined })).toBe('not-ours');
  });

  it.each([
    ['DELETE', '/v1/apikeys/ApiKey-1'],
    ['PUT', '/v1/apikeys/ApiKey-1'],
    ['POST', '/v1/apikeys/ApiKey-1/lock'],
    ['TRACE', '/v1/apikeys/ApiKey-1?x'],
    ['PATCH', '/v1/apikeys/a%20b%3A%40'],
    ['PUT', '/v1/serviceids/ServiceId-1/'],
    ['POST', '/v1/serviceids/x_/x..~'],
    ['POST', '/v1/profiles'],
    ['POST', '/v1/serviceid_groups'],
    ['POST', '/v1/account_settings_assignments/'],
    ['POST', '/v1/api.keys'],
    ['POST', '/v1/api/keys'],
    ['POST', '/'],
    ['POST', ''],
    ['POST', '*'],
    ['POST', '/v1/profiles?next=/v1/apikeys'],
    ['POST', '/v1/profiles/../groups'],
    ['PUT', `/v1/accounts/${ACCOUNT}/settings`],
    ['POST', '/v1/identity/settings'],
    ['POST', '/v1/__proto__/constructor'],
    ['post', '/v1/profiles'],
  ])('not what is beside or below it: %s %s', (method, path) => {
    expect(outcome({ method, path })).toBe('not-ours');
  });
});

describe('GATE-2: other methods', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'post', 'Post', 'get', '', ' POST'])('the method %j', (method) => {
    expect(outcome({ method })).toBe('invalid: method');
  });

  it.each(['POST', 'PATCH', 'DELETE', 'put'])('the method %j for settings', (method) => {
    expect(outcome(settingsCall(setting, { method }))).toBe('invalid: method');
  });

  it.each(['post', 'get', 'PROPFIND', ''])('the method %j below an id, which is none of HTTP', (method) => {
    expect(outcome({ method, path: '/v1/apikeys/ApiKey-1' })).toBe('invalid: method');
  });

  it('a header that says another, below an id', () => {
    const headers = { 'x-http-method-override': 'get' };
    expect(outcome({ path: '/v1/apikeys/ApiKey-1', headers })).toBe('not-ours');
  });
});

describe('GATE-2: what could be guarded', () => {
  it.each([
    // Of another version, or of none.
    '/apikeys',
    '/serviceids',
    '/v2/apikeys',
    '/v1.0/apikeys',
    '/xv1/apikeys',
    // With more before it or behind it.
    '/iam/v1/apikeys',
    '/v1/iam/serviceids',
    '/v1/apikeysx',
    '/v1/apikeys.json',
    '/v1/serviceids.',
    '/v1/apikeys/ApiKey-1//lock',
    '//v1/apikeys/ApiKey-1',
    '/v1/apikeys/100%',
    '/v1/apikeys/_',
    '/v1/apikeys/.json',
    '/v1/apikeys/y/...json',
    '/v1/serviceids/%20x',
    '/v1/apikeys/a;b',
    '/v1/apikeys/a%3Fb',
    '/v1/apikeys/a%23b',
    '/v1/apikeys/a%2eb',
    '/v1/apikeys/a%61',
    '/v1/apikeys/a(b)',
    '/v1/apikeys/a\u00e9',
    '/v1/apikeys/a%C3%A9',
    '/v2/apikeys/ApiKey-1',
    // Segments that lead nowhere, and what some take for the end of a segment or of the path.
    '/v1//apikeys',
    '/v1/apikeys//',
    '/v1/./apikeys',
    '/v1/x/../apikeys',
    '/v1/apikeys/%2e%2e/x',
    'v1/apikeys',
    '/v1\\apikeys',
    '/v1/apikeys#/x',
    '/v1/apikeys;a=1',
    '/v1/apikeys%3fname=1',
    // With a host.
    'http://iam.cloud.ibm.com/v1/apikeys',
    '//iam.cloud.ibm.com/v1/apikeys',
    'a%ffb://iam.cloud.ibm.com/v1/apikeys',
    // What servers serve that drop parameters first, and decode then.
    '/v1/apikeys;%2fx',
    '/v1/serviceids;a=%2Fb',
    '/v1;a=%2fb/apikeys',
    '/v1/serviceids/;..%2fapikeys',
    '/v1/apikeys%3B\u0301',
  ])('the path %j', (path) => {
    expect(outcome({ path })).toBe('invalid: path');
    expect(outcome({ path, method: 'post' })).toBe('invalid: path');
    expect(outcome({ path, method: 'GET' })).toBe('not-ours');
  });

  it.each([
    SETTINGS.replace('identity', 'Identity'),
    SETTINGS.replace('/v1', '/v3'),
    SETTINGS.replace('settings', '/settings'),
    SETTINGS.replace('settings', 'effective_settings'),
    SETTINGS.replace('accounts', 'accounts/x/..'),
    SETTINGS.replace('accounts', '%61ccounts'),
    SETTINGS.replace('/settings', '%2Fsettings'),
    SETTINGS.replace('/identity', '/x/identity'),
    `${SETTINGS}/x`,
    `${SETTINGS};x`,
    '/settings/identity',
  ])('the settings path %j', (path) => {
    expect(outcome(settingsCall(setting, { path }))).toBe('invalid: path');
  });
});

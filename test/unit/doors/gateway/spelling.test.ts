import { describe, expect, it } from 'vitest';
import { ACCOUNT, outcome, SETTINGS, settingsCall, T, U } from './given.ts';

const setting = { restrict_create_platform_apikey: 'NOT_RESTRICTED' };

describe('GATE-2: what is guarded', () => {
  it.each(['/v1/apikeys', '/v1/apikeys/', '/v1/apikeys?include_history=true', '/v1/apikeys/?', '/v1/apikeys??/../x'])(
    'POST %s',
    (path) => {
      expect(outcome({ path })).toBe(U);
    },
  );

  it.each([SETTINGS, `${SETTINGS}/`, `${SETTINGS}?include_history=false`])('PUT %s', (path) => {
    expect(outcome(settingsCall(setting, { path }))).toBe(T);
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
    ['DELETE', '//v1/apikeys/ApiKey-1'],
    ['DELETE', '/v1/apikeys/100%'],
    ['PUT', '/v1/serviceids/ServiceId-1/'],
    ['POST', '/v1/profiles'],
    ['POST', '/v1/apikeysx'],
    ['POST', '/v1/api.keys'],
    ['POST', '/v1/iam/apikeys'],
    ['POST', '/iam/v1/apikeys'],
    ['POST', '/apikeys'],
    ['POST', '//apikeys'],
    ['POST', '/xv1/apikeys'],
    ['POST', '/v1/x../apikeys'],
    ['POST', '/v1/..x/apikeys'],
    ['POST', 'a%ffb://iam.cloud.ibm.com/v1/apikeys'],
    ['POST', '/a/b:c/v1/apikeys'],
    ['POST', '/'],
    ['POST', ''],
    ['POST', '*'],
    ['POST', '/v1/profiles?next=/v1/apikeys'],
    ['POST', '/v1/profiles/../groups'],
    ['PUT', `/v1/accounts/${ACCOUNT}/settings`],
    ['PUT', `/v1/accounts/${ACCOUNT}/effective_settings/identity`],
    ['PUT', `/v1/accounts/${ACCOUNT}/settings/identity/x`],
    ['POST', '/v1/__proto__/constructor'],
  ])('not what is beside or below it: %s %s', (method, path) => {
    expect(outcome({ method, path })).toBe('not-ours');
  });
});

describe('GATE-2: what is nearly guarded', () => {
  it.each(['PUT', 'PATCH', 'DELETE', 'TRACE', 'post', 'Post', 'get', '', ' POST'])('the method %j', (method) => {
    expect(outcome({ method })).toBe('invalid: method');
  });

  it.each(['POST', 'PATCH', 'DELETE', 'put'])('the method %j for settings', (method) => {
    expect(outcome(settingsCall(setting, { method }))).toBe('invalid: method');
  });

  it.each([
    // In other letters, of another version.
    '/v1/APIKEYS',
    '/V1/apikeys',
    '/v1/apiKeys',
    '/v1/api\u212Aeys',
    '/v1/ａｐｉｋｅｙｓ',
    '/v2/apikeys',
    '/v1.0/apikeys',
    '/v1beta/apikeys',
    // Segments that lead nowhere.
    '//v1/apikeys',
    '/v1//apikeys',
    '/v1/apikeys//',
    '/v1/./apikeys',
    '/./v1/apikeys/.',
    '/v1/x/../apikeys',
    '/v1/apikeys/x/..',
    '/v1/apikeys//..',
    '/v1/apikeys/%20/..',
    '/v1/x/;//../../apikeys',
    '/v1/x%3f/../apikeys',
    '/v1/..\u2024/x/\u2025/apikeys',
    '/v1/apikeys/.../..',
    'v1/apikeys',
    // Percent-encoded.
    '/v1/%61pikeys',
    '/v1/%61%70%69%6B%65%79%73',
    '/v1/%2561pikeys',
    '/v1/%25252525252561pikeys',
    `/v1/%${'25'.repeat(50)}61pikeys`,
    '/v1%2Fapikeys',
    '/v1/%2e/apikeys',
    '/v1/x/%2E%2e/apikeys',
    '/v1/apikeys%2f%ff%2f..',
    '/v1/apikeys%3fname=1',
    '/v1/apikeys%23',
    '/v1/apikeys%00',
    '/v1/apikeys%20',
    '/v1/apikeys%09',
    '/v1/apikeys/%c2%a0',
    // With parameters, other separators, a fragment.
    '/v1/apikeys;a=1',
    '/v1;v=1/apikeys',
    '/v1/apikeys;a=1/',
    '/v1/x/..;/apikeys',
    '/v1/apikeys%3ba=1',
    '/v1\\apikeys',
    '/v1/apikeys\\',
    '/v1/apikeys#',
    '/v1/apikeys#/x',
    '/v1/apikeys.',
    '/v1/apikeys...',
    '/v1/apikeys/..%5c',
    // With a host.
    'http://iam.cloud.ibm.com/v1/apikeys',
    'HTTPS://iam.cloud.ibm.com:443//v1/apikeys',
    '//iam.cloud.ibm.com/v1/apikeys',
    '/\\iam.cloud.ibm.com/v1/apikeys',
    'h2c+x-1.0://iam.cloud.ibm.com/v1/apikeys',
  ])('the path %j', (path) => {
    expect(outcome({ path })).toBe('invalid: path');
  });

  it('is found in four encodings, one in another, and not in five', () => {
    expect(outcome({ path: '/v1/%6%3%3%31pikeys' })).toBe('invalid: path');
    expect(outcome({ path: '/v1/%6%3%3%3%31pikeys' })).toBe('not-ours');
  });

  it.each([
    SETTINGS.replace('identity', 'Identity'),
    SETTINGS.replace('/v1', '/v3'),
    SETTINGS.replace('settings', '/settings'),
    SETTINGS.replace('accounts', 'accounts/x/..'),
    SETTINGS.replace('accounts', '%61ccounts'),
    SETTINGS.replace('/settings', '%2Fsettings'),
    `${SETTINGS}/x/..`,
    `${SETTINGS};x`,
  ])('the settings path %j', (path) => {
    expect(outcome(settingsCall(setting, { path }))).toBe('invalid: path');
  });
});

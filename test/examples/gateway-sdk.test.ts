import { NoAuthAuthenticator } from '@ibm-cloud/platform-services/auth/index.js';
import IamIdentityV1 from '@ibm-cloud/platform-services/iam-identity/v1.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, CREATOR, FRAMEWORKS, type Gateway, gateway, ROBOT, SETTINGS } from './gateways.ts';

describe.each(FRAMEWORKS)("IBM's own SDK through the gateway on %s", (framework) => {
  let door: Gateway;

  beforeAll(async () => {
    door = await gateway(framework);
  });
  beforeEach(() => {
    door.upstream.received.length = 0;
  });
  afterAll(() => door.close());

  /** The SDK of a principal, with the header in which the proxy in front would name it. */
  function as(principal: string): IamIdentityV1 {
    return new IamIdentityV1({
      authenticator: new NoAuthAuthenticator(),
      serviceUrl: door.url,
      headers: { 'x-iam-id': principal },
    });
  }

  const settings = { accountId: ACCOUNT, ifMatch: '*', restrictCreatePlatformApikey: 'NOT_RESTRICTED' };

  it('has its results of what is allowed', async () => {
    const key = await as(CREATOR).createApiKey({ name: 'deploy', iamId: CREATOR, accountId: ACCOUNT });
    expect([key.status, key.result.name, key.result.iam_id]).toEqual([201, 'deploy', CREATOR]);
    const ofRobot = await as(ADMIN).createApiKey({ name: 'ci', iamId: ROBOT });
    expect([ofRobot.status, ofRobot.result.iam_id]).toEqual([201, ROBOT]);
    const serviceId = await as(CREATOR).createServiceId({ accountId: ACCOUNT, name: 'ci' });
    expect([serviceId.status, serviceId.result.name]).toEqual([201, 'ci']);
    const withKey = await as(CREATOR).createServiceId({ accountId: ACCOUNT, name: 'ci', apikey: { name: 'first' } });
    expect([withKey.status, withKey.result.apikey?.name]).toEqual([201, 'first']);
    const updated = await as(ADMIN).updateAccountSettings(settings);
    expect([updated.status, updated.result.restrict_create_platform_apikey]).toEqual([200, 'NOT_RESTRICTED']);
    expect(door.upstream.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/apikeys',
      'POST /v1/apikeys',
      'POST /v1/serviceids',
      'POST /v1/serviceids',
      `PUT ${SETTINGS}`,
    ]);
    expect(door.upstream.received.at(-1)?.headers['if-match']).toBe('*');
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ['a user key', () => as(ADMIN).createApiKey({ name: 'x', iamId: ADMIN }), 'User API key creator'],
    ['a key of a service ID', () => as(CREATOR).createApiKey({ name: 'x', iamId: ROBOT }), 'Operator'],
    ['a service ID', () => as(ADMIN).createServiceId({ accountId: ACCOUNT, name: 'x' }), 'Service ID creator'],
    [
      'a service ID with a key',
      () => as(ADMIN).createServiceId({ accountId: ACCOUNT, name: 'x', apikey: { name: 'y' } }),
      'Service ID creator',
    ],
    ['the setting', () => as(CREATOR).updateAccountSettings(settings), 'Operator'],
  ])('has its own error of what is denied: %s', async (_, ask, role) => {
    await expect(ask()).rejects.toMatchObject({
      status: 403,
      code: 403,
      // Of every 403 the SDK says this in its message, whatever the answer; what was answered stands in `result`.
      message: 'Access is denied due to invalid credentials.',
      result: {
        status_code: '403',
        errors: [
          {
            code: 'forbidden',
            message_code: 'forbidden',
            message: expect.stringMatching(new RegExp(`^You can't .*${role}.* Ask an administrator for `)),
          },
        ],
      },
    });
    expect(door.upstream.received).toEqual([]);
  });

  it('has its own error of what cannot be understood, as for another account', async () => {
    await expect(as(CREATOR).createApiKey({ name: 'x', iamId: CREATOR, accountId: 'other' })).rejects.toMatchObject({
      status: 400,
      message: "`account_id` must be the caller's account",
    });
    await expect(as(ADMIN).updateAccountSettings({ ...settings, accountId: 'other' })).rejects.toMatchObject({
      status: 400,
      message: "the path must name the caller's account",
    });
    expect(door.upstream.received).toEqual([]);
  });

  it('has its results of what is not guarded, whoever asks', async () => {
    const lines = door.audit.length;
    const sdk = as('IBMid-STRANGER');
    expect((await sdk.listApiKeys({ accountId: ACCOUNT })).result.apikeys).toHaveLength(1);
    expect((await sdk.getServiceId({ id: 'ServiceId-1' })).result.name).toBe('ci');
    expect((await sdk.deleteApiKey({ id: 'ApiKey-1' })).status).toBe(200);
    const other = { accountId: ACCOUNT, ifMatch: '*', mfa: 'TOTP' };
    expect((await sdk.updateAccountSettings(other)).result.mfa).toBe('TOTP');
    expect(door.upstream.received).toHaveLength(4);
    expect(door.audit).toHaveLength(lines);
  });
});

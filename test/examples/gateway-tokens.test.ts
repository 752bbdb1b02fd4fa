import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, CREATOR, type Gateway, gateway, principalFromToken, startUpstream } from './gateways.ts';

const NOW = Date.parse('2026-03-16T15:00:00Z');
const SECONDS = NOW / 1000;
const GOOD = { iam_id: CREATOR, nbf: SECONDS - 60, exp: SECONDS + 60 };

describe('the principal, from a token', () => {
  let door: Gateway;

  beforeAll(async () => {
    door = await gateway('node-http', ({ url }) => ({
      principalOf: principalFromToken({
        account: ACCOUNT,
        issuer: `${url}/identity`,
        fetchAgainAfter: 0,
        now: () => NOW,
      }),
      now: () => NOW,
    }));
  });
  beforeEach(() => {
    door.upstream.received.length = 0;
  });
  afterAll(() => door.close());

  /** The status of a call that creates a key for the creator, who may do so. */
  async function post(authorization: string): Promise<number> {
    const { status } = await fetch(`${door.url}/v1/apikeys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'x-iam-id': CREATOR },
      body: JSON.stringify({ iam_id: CREATOR }),
    });
    return status;
  }
  const bearer = async (claims: object): Promise<string> => `Bearer ${await door.upstream.tokenFor(claims)}`;

  it('is the `iam_id` of a valid token, whatever the header of a proxy says', async () => {
    expect(await post(await bearer(GOOD))).toBe(201);
    expect(await post(await bearer({ ...GOOD, iam_id: ADMIN }))).toBe(403);
    expect(door.audit.at(-1)?.principal).toBe(ADMIN);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['no token', () => ''],
    ['another scheme', async () => (await bearer(GOOD)).replace('Bearer', 'Basic')],
    ['something else', () => 'Bearer a.b.c'],
    ['a token that has expired', () => bearer({ ...GOOD, exp: SECONDS })],
    ['a token without an end', () => bearer({ ...GOOD, exp: undefined })],
    ['a token that is not valid yet', () => bearer({ ...GOOD, nbf: SECONDS + 1 })],
    ['a token of another issuer', () => bearer({ ...GOOD, iss: 'https://example.com/identity' })],
    ['a token without an issuer', () => bearer({ ...GOOD, iss: undefined })],
    ['a token for an audience', () => bearer({ ...GOOD, aud: 'another-service' })],
    ['a token of another account', () => bearer({ ...GOOD, bss: 'other' })],
    ['a token of an account that is not valid', () => bearer({ ...GOOD, valid: false })],
    ['a token without a principal', () => bearer({ ...GOOD, iam_id: undefined })],
    ['a token whose principal is no string', () => bearer({ ...GOOD, iam_id: [CREATOR] })],
    [
      'a token with other claims',
      async () => {
        const claims = Buffer.from(JSON.stringify(GOOD)).toString('base64url');
        return (await bearer({ ...GOOD, iam_id: ADMIN })).replace(/\.[^.]+\./, `.${claims}.`);
      },
    ],
    [
      'a token that says that it is not signed',
      async () => {
        const head = Buffer.from('{"alg":"none"}').toString('base64url');
        return (await bearer(GOOD)).replace(/ [^.]+\.([^.]+)\..+/, ` ${head}.$1.`);
      },
    ],
  ])('is nobody by %s', async (_, authorization) => {
    expect(await post(await authorization())).toBe(401);
    expect(door.upstream.received.filter(({ path }) => path !== '/identity/keys')).toEqual([]);
  });

  it('is known after a rotation of the keys: they are fetched again once', async () => {
    const old = await bearer(GOOD);
    expect(await post(old)).toBe(201);
    await door.upstream.rotateKeys();
    door.upstream.received.length = 0;
    const next = await bearer(GOOD);
    for (const token of [next, next, next]) expect(await post(token)).toBe(201);
    expect(door.upstream.received.filter(({ path }) => path === '/identity/keys')).toHaveLength(1);
    expect(await post(old)).toBe(401);
  });

  it('is the one of the audience that is given', async () => {
    const options = { account: ACCOUNT, issuer: `${door.upstream.url}/identity`, audience: 'gateway', now: () => NOW };
    const principalOf = principalFromToken(options);
    const by = async (claims: object) => principalOf({ authorization: await bearer(claims) });
    expect(await by({ ...GOOD, aud: 'gateway' })).toBe(CREATOR);
    await expect(by({ ...GOOD, aud: 'another-service' })).rejects.toThrow();
    await expect(by(GOOD)).rejects.toThrow();
  });

  it('is nobody while the keys cannot be fetched', async () => {
    const upstream = await startUpstream(ACCOUNT);
    const principalOf = principalFromToken({ account: ACCOUNT, issuer: `${upstream.url}/identity`, now: () => NOW });
    const authorization = `Bearer ${await upstream.tokenFor(GOOD)}`;
    await upstream.close();
    await expect(principalOf({ authorization })).rejects.toThrow();
  });

  it('comes from a token by default: the header of a proxy alone is nobody', async () => {
    const byDefault = await gateway('node-http', { principalOf: undefined } as never);
    const { status } = await fetch(`${byDefault.url}/v1/apikeys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-iam-id': CREATOR },
      body: JSON.stringify({ iam_id: CREATOR }),
    });
    expect(status).toBe(401);
    await byDefault.close();
  });
});

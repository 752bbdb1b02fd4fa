import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, CREATOR, FRAMEWORKS, type Gateway, gateway, ROBOT, restricted, SETTINGS } from './gateways.ts';

describe.each(FRAMEWORKS)('the gateway on %s', (framework) => {
  let door: Gateway;
  let time: number;

  beforeEach(async () => {
    time = Date.parse('2026-03-16T15:00:00Z');
    door = await gateway(framework, { now: () => time });
  });
  afterEach(() => door.close());

  function send(principal: string, path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { 'content-type': 'application/json', 'x-iam-id': principal, ...init.headers };
    return fetch(door.url + path, { method: 'POST', ...init, headers });
  }

  const key = (iamId: string): string => `{ "iam_id":"${iamId}",\t"name":"dépl\\u006fy" }\n`;

  /** A call with a path that `fetch` would change before it is sent. */
  function sendAsItIs(path: string): Promise<number | undefined> {
    const headers = { 'content-type': 'application/json', 'x-iam-id': CREATOR };
    return new Promise((resolve, reject) => {
      const sent = request(door.url, { method: 'POST', path, headers }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
      });
      sent.on('error', reject);
      sent.end(key(CREATOR));
    });
  }

  it.each([
    ['a user key', CREATOR, '/v1/apikeys', key(CREATOR)],
    ['a key of a service ID', ADMIN, '/v1/apikeys?include_history=true', key(ROBOT)],
    ['a service ID', CREATOR, '/v1/serviceids', `{"name":"ci","account_id":"${ACCOUNT}","apikey":{"name":"first"}}`],
  ])('forwards what is allowed, byte by byte: %s', async (_, principal, path, body) => {
    const answer = await send(principal, path, { body, headers: { 'x-other': 'kept' } });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-snapshot')).toBe('1');
    expect(await answer.json()).toMatchObject(JSON.parse(body));
    expect(door.upstream.received).toMatchObject([{ method: 'POST', path, headers: { 'x-other': 'kept' } }]);
    expect(door.upstream.received[0]?.body).toEqual(Buffer.from(body));
    expect(door.audit).toMatchObject([
      { method: 'POST', path, principal, status: 'forwarded', snapshot: { version: '1' }, record: { effect: 'allow' } },
    ]);
  });

  it('answers what is denied in the shape of IBM, with the reason, and forwards nothing', async () => {
    const answer = await send(ADMIN, '/v1/apikeys', { body: key(ADMIN) });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(answer.headers.get('x-snapshot')).toBe('1');
    const { status_code, errors } = await answer.json();
    expect(status_code).toBe('403');
    expect(errors).toMatchObject([
      { code: 'forbidden', message: expect.stringMatching(/^You can't create a user API key: /) },
    ]);
    expect(JSON.stringify(errors)).not.toContain('AccessGroupId-creators');
    const settings = { method: 'PUT', body: '{"restrict_create_platform_apikey":"NOT_RESTRICTED"}' };
    expect((await send(CREATOR, SETTINGS, settings)).status).toBe(403);
    expect((await send(CREATOR, '/v1/apikeys', { body: key(ROBOT) })).status).toBe(403);
    expect((await send('IBMid-STRANGER', '/v1/serviceids', { body: '{"name":"ci"}' })).status).toBe(403);
    expect(door.upstream.received).toEqual([]);
    expect(door.audit.map(({ status, record }) => [status, Object(record).reason])).toEqual([
      [403, 'no-grant'],
      [403, 'no-grant'],
      [403, 'no-grant'],
      [403, 'unknown-principal'],
    ]);
  });

  it.each<[string, string, RequestInit]>([
    ['no JSON', '/v1/apikeys', { body: 'iam_id' }],
    ['no body', '/v1/apikeys', {}],
    ['no UTF-8', '/v1/apikeys', { body: Buffer.from(key(CREATOR), 'latin1') }],
    ['a byte order mark', '/v1/apikeys', { body: `\uFEFF${key(CREATOR)}` }],
    ['a key twice', '/v1/apikeys', { body: `{"iam_id":"${CREATOR}","iam_id":"${ROBOT}"}` }],
    ['another content type', '/v1/apikeys', { body: key(CREATOR), headers: { 'content-type': 'text/plain' } }],
    ['a packed body', '/v1/apikeys', { body: gzipSync(key(CREATOR)), headers: { 'content-encoding': 'gzip' } }],
    ['another method by a header', '/v1/apikeys', { body: key(CREATOR), headers: { 'x-http-method': 'PUT' } }],
    ['another account', '/v1/apikeys', { body: `{"iam_id":"${CREATOR}","account_id":"other"}` }],
    ['another method', '/v1/apikeys', { method: 'PUT', body: key(CREATOR) }],
    ['a doubled slash', '/v1//apikeys', { body: key(CREATOR) }],
    ['an encoded letter', '/v1/%61pikeys', { body: key(CREATOR) }],
    ['a parameter', '/v1/apikeys;a=b', { body: key(CREATOR) }],
  ])('refuses what cannot be understood: %s', async (_, path, init) => {
    const answer = await send(CREATOR, path, init);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ status_code: '400', errors: [{ code: 'invalid_request' }] });
    expect(door.upstream.received).toEqual([]);
    expect(door.audit).toMatchObject([{ principal: CREATOR, status: 400 }]);
  });

  it.each(['/v1/x/../apikeys', '/v1/./apikeys', '/v1/apikeys//..', '//v1/apikeys', '/v1\\apikeys', '/v1/apikeys#x'])(
    'forwards nothing that only nearly is a guarded path, unless it is decided on as one: %s',
    async (path) => {
      const status = await sendAsItIs(path);
      // Where the URL standard has made it the guarded path before, it was decided on and forwarded as that.
      expect(door.upstream.received.map((call) => call.path.replace(/\/$/, ''))).toEqual(
        status === 201 ? ['/v1/apikeys'] : [],
      );
      expect(door.audit.filter((line) => line.status === 'forwarded')).toHaveLength(door.upstream.received.length);
      expect([201, 400]).toContain(status);
    },
  );

  it.each<[string, string, RequestInit]>([
    ['reading', '/v1/apikeys?account_id=x&pagesize=10', { method: 'GET' }],
    ['asking for headers', '/v1/apikeys', { method: 'HEAD' }],
    ['below an id', '/v1/apikeys/ApiKey-1', { method: 'DELETE' }],
    ['other settings', SETTINGS, { method: 'PUT', body: '{"mfa":"TOTP"}' }],
    ['a packed body', '/v1/profiles', { body: gzipSync('{}'), headers: { 'content-encoding': 'gzip' } }],
    [
      'a form',
      '/identity/token',
      { body: 'a=b&a=c', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['bytes', '/v1/profiles', { body: Buffer.from([0, 255, 254]), headers: { 'content-type': '' } }],
    ['an odd content type', '/v1/profiles', { body: '{', headers: { 'content-type': 'x' } }],
    ['a path with encoded letters', '/v1/profiles/a%2Fb%20c?d=%7B', { method: 'PATCH', body: '{}' }],
  ])('lets pass untouched what is not its own: %s', async (_, path, init) => {
    const answer = await send('IBMid-STRANGER', path, init);
    expect(answer.status).toBe(200);
    expect(door.upstream.received).toMatchObject([{ method: init.method ?? 'POST', path }]);
    const sent = init.body === undefined ? new Uint8Array() : await new Response(init.body).bytes();
    expect(door.upstream.received[0]?.body).toEqual(Buffer.from(sent));
    expect(door.audit).toEqual([]);
  });

  it('knows the principal of a guarded call, or answers 401', async () => {
    const { status } = await fetch(`${door.url}/v1/apikeys`, { method: 'POST', body: key(CREATOR) });
    expect(status).toBe(401);
    expect(door.upstream.received).toEqual([]);
    expect(door.audit).toMatchObject([{ status: 401, path: '/v1/apikeys' }]);
  });

  it.each([
    ['the token call', 'POST', '/identity/token', 'grant_type=urn:ibm:params:oauth:grant-type:apikey&apikey=x'],
    ['the keys of tokens', 'GET', '/identity/keys', undefined],
    ['reading', 'GET', '/v1/apikeys', undefined],
    ['other settings', 'PUT', SETTINGS, '{"mfa":"TOTP"}'],
    ['a body of 2 MB', 'POST', '/v1/other', 'x'.repeat(2_000_000)],
  ])('forwards without an identity what is not guarded: %s', async (_, method, path, body) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(door.url + path, { method, headers, ...(body !== undefined && { body }) });
    expect(answer.status).toBe(200);
    expect(door.upstream.received).toMatchObject([{ method, path }]);
    expect(String(door.upstream.received[0]?.body)).toBe(body ?? '');
  });

  it('lets nothing through on a broken snapshot, until a good one comes', async () => {
    const broken = [
      { version: 2, account: undefined },
      { version: 2, account: { ...restricted, policies: [{}] } },
      { version: 2, account: { ...restricted, id: 'another-account' } },
      { version: 'two\r\nlines', account: restricted },
    ];
    for (const snapshot of broken) {
      door.put(snapshot);
      const answer = await send(CREATOR, '/v1/apikeys', { body: key(CREATOR) });
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ status_code: '503', errors: [{ code: 'service_unavailable' }] });
      expect((await send(CREATOR, '/v1/apikeys/', { method: 'GET' })).status).toBe(200);
    }
    expect(door.audit.map(({ status, snapshot }) => [status, typeof snapshot?.problem])).toEqual(
      broken.map(() => [503, 'string']),
    );
    expect(door.upstream.received.every(({ method }) => method === 'GET')).toBe(true);
    door.put({ version: 3, account: restricted });
    const answer = await send(CREATOR, '/v1/apikeys', { body: key(CREATOR) });
    expect([answer.status, answer.headers.get('x-snapshot')]).toEqual([201, '3']);
  });

  it('keeps a decision until it may change, and no longer', async () => {
    const [administrator, creators] = restricted.policies;
    const condition = {
      key: '{{environment.attributes.current_date_time}}',
      operator: 'dateTimeLessThan',
      value: '2026-03-16T15:00:10+00:00',
    };
    door.put({ version: 2, account: { ...restricted, policies: [administrator, { ...creators, condition }] } });
    const statuses: number[] = [];
    for (const second of [0, 9, 10, 11, 5]) {
      time = Date.parse('2026-03-16T15:00:00Z') + second * 1000;
      statuses.push((await send(CREATOR, '/v1/apikeys', { body: key(CREATOR) })).status);
    }
    expect(statuses).toEqual([201, 201, 403, 403, 201]);
  });

  it('answers 413 to a body that is too large, and 502 where there is nobody behind', async () => {
    const large = await send(CREATOR, '/v1/apikeys', { body: ' '.repeat(1024 * 1024) + key(CREATOR) });
    expect(large.status).toBe(413);
    expect(await large.json()).toMatchObject({ status_code: '413' });
    expect(door.upstream.received).toEqual([]);
    await door.upstream.close();
    const alone = await send(CREATOR, '/v1/apikeys', { body: key(CREATOR) });
    expect(alone.status).toBe(502);
    expect(await alone.json()).toMatchObject({ status_code: '502', errors: [{ code: 'bad_gateway' }] });
  });
});

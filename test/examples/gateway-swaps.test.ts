import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMIN, FRAMEWORKS, gateway, principalFromToken, restricted } from './gateways.ts';

const CONCURRENCY = 100;

/** Snapshots by their version: the even ones restrict nobody, the odd ones everybody but creators. */
const snapshot = (version: number) => ({
  version,
  account: version % 2 === 0 ? { ...restricted, apiKeyCreation: 'NOT_RESTRICTED' } : restricted,
});

describe.each(FRAMEWORKS)('snapshots swapped under load on %s', (framework) => {
  it('lose no call, and never mix', async () => {
    const calls = framework === 'node-http' ? 10_000 : 2000;
    const door = await gateway(framework);
    const answers: { readonly name: string; readonly status: number; readonly version: number }[] = [];
    let version = 1;
    let next = 0;

    async function caller(): Promise<void> {
      while (next < calls) {
        const name = `key-${next++}`;
        if (next % 20 === 0) door.guard.swap(snapshot(++version));
        const answer = await fetch(`${door.url}/v1/apikeys`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-iam-id': ADMIN },
          body: JSON.stringify({ iam_id: ADMIN, name }),
        });
        const content = await answer.json();
        if (answer.status === 201) expect(content.name).toBe(name);
        answers.push({ name, status: answer.status, version: Number(answer.headers.get('x-snapshot')) });
      }
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, caller));

    expect(new Set(answers.map(({ name }) => name)).size).toBe(calls);
    expect(answers.filter((answer) => answer.status !== (answer.version % 2 === 0 ? 201 : 403))).toEqual([]);
    const allowed = answers.flatMap(({ name, status }) => (status === 201 ? [name] : []));
    expect(allowed.length).toBeGreaterThan(calls / 10);
    expect(allowed.length).toBeLessThan((calls * 9) / 10);
    expect(door.upstream.received.map(({ body }) => JSON.parse(String(body)).name).sort()).toEqual(allowed.sort());
    // The audit says the same of each call, and nothing else.
    const said = (lines: readonly (readonly [unknown, unknown])[]) => lines.map((line) => line.join(' ')).sort();
    expect(said(door.audit.map((line) => [line.snapshot, line.status === 'forwarded' ? 201 : line.status]))).toEqual(
      said(answers.map((answer) => [answer.version, answer.status])),
    );
    expect(new Set(answers.map((answer) => answer.version)).size).toBeGreaterThan(calls / 100);
    await door.close();
  });
});

describe('the caller, by a token', async () => {
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  );
  const keys = [{ ...(await crypto.subtle.exportKey('jwk', publicKey)), kid: 'one' }];
  const NOW = Date.parse('2026-03-16T15:00:00Z');
  const good = { iam_id: ADMIN, exp: NOW / 1000 + 60, account: { bss: ACCOUNT } };
  const encode = (part: string | ArrayBuffer): string => Buffer.from(part as string).toString('base64url');

  async function token(claims: object, head: object = { alg: 'RS256', kid: 'one' }): Promise<string> {
    const signed = `${encode(JSON.stringify(head))}.${encode(JSON.stringify(claims))}`;
    const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(signed));
    return `${signed}.${encode(signature)}`;
  }

  const principalOf = principalFromToken({ keys, account: ACCOUNT, now: () => NOW });
  const post = async (authorization: string): Promise<number> => {
    const door = await gateway('node-http', { principalOf, now: () => NOW });
    door.guard.swap(snapshot(2));
    const { status } = await fetch(`${door.url}/v1/apikeys`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, 'x-iam-id': 'IBMid-060003CRTR' },
      body: JSON.stringify({ iam_id: ADMIN }),
    });
    await door.close();
    return status;
  };

  it('is who a signed one names', async () => {
    expect(await post(`Bearer ${await token(good)}`)).toBe(201);
    expect(await post(`Bearer ${await token({ ...good, iam_id: 'IBMid-STRANGER' })}`)).toBe(403);
  });

  it.each([
    ['none', () => ''],
    ['another scheme', async () => `Basic ${await token(good)}`],
    ['no token', () => 'Bearer a.b.c'],
    ['an expired one', async () => `Bearer ${await token({ ...good, exp: NOW / 1000 })}`],
    ['one without an end', async () => `Bearer ${await token({ ...good, exp: undefined })}`],
    ['one of another account', async () => `Bearer ${await token({ ...good, account: { bss: 'other' } })}`],
    ['one of another key', async () => `Bearer ${await token(good, { alg: 'RS256', kid: 'two' })}`],
    ['one that says how to verify it', async () => `Bearer ${await token(good, { alg: 'none', kid: 'one' })}`],
    [
      'a changed one',
      async () => `Bearer ${(await token(good)).replace(/\.[^.]+\./, `.${encode(JSON.stringify(good))} .`)}`,
    ],
    [
      'one with other claims',
      async () =>
        `Bearer ${(await token({ ...good, iam_id: 'x' })).replace(/\.[^.]+\./, `.${encode(JSON.stringify(good))}.`)}`,
    ],
  ])('is nobody by %s', async (_, authorization) => {
    expect(await post(await authorization())).toBe(401);
  });
});

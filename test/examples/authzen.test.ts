import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { parseAccount } from 'apikey-policy';
import { authzenMetadata } from 'apikey-policy/authzen';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const FOLDER = '../../docs/examples/authzen';
const BASE = 'https://pdp.example.com/tenant1';
const JSON_TYPE = { 'Content-Type': 'application/json' };

const creator = { type: 'user', id: 'IBMid-060003CRTR' };
const administrator = { type: 'user', id: 'IBMid-060001ADMN' };
const action = { name: 'iam-identity.user-apikey.create' };

let server: Server;
let origin: string;

beforeAll(async () => {
  const parsed = parseAccount(JSON.parse(readFileSync(new URL(`${FOLDER}/account.json`, import.meta.url), 'utf8')));
  if (!parsed.ok) throw new Error(parsed.issues[0].message);
  const example: string = `${FOLDER}/server.mjs`;
  const { authzenServer } = await import(example);
  server = authzenServer(parsed.value, BASE);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function send(path: string, init: RequestInit = {}) {
  const response = await fetch(origin + path, init);
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const post = (path: string, body: string, headers: Record<string, string> = JSON_TYPE) =>
  send(`/tenant1/access/v1${path}`, { method: 'POST', headers, body });

describe('the example server for AuthZEN', () => {
  it('answers a question, and says why not', async () => {
    const yes = await post('/evaluation', JSON.stringify({ subject: creator, action, resource: creator }));
    expect([yes.status, yes.body]).toEqual([200, { decision: true }]);
    expect(yes.headers.get('content-type')).toBe('application/json');
    const no = await post('/evaluation', JSON.stringify({ subject: administrator, action, resource: administrator }));
    expect([no.status, no.body.decision, Object.keys(no.body.context.reason_user)]).toEqual([200, false, ['no-grant']]);
  });

  it('answers a batch and the three searches', async () => {
    const evaluations = [creator, administrator].map((subject) => ({ subject, resource: subject }));
    const batch = await post('/evaluations', JSON.stringify({ action, evaluations }));
    expect(batch.body.evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual([true, false]);
    const subjects = await post(
      '/search/subject',
      JSON.stringify({ subject: { type: 'user' }, action, resource: creator }),
    );
    expect(subjects.body).toEqual({ results: [creator] });
    const resources = await post(
      '/search/resource',
      JSON.stringify({ subject: creator, action, resource: { type: 'user' } }),
    );
    expect(resources.body).toEqual({ results: [creator] });
    const actions = await post('/search/action', JSON.stringify({ subject: creator, resource: creator }));
    expect(actions.body).toEqual({ results: [action] });
  });

  it('c-6: publishes its metadata', async () => {
    const { status, body } = await send('/.well-known/authzen-configuration/tenant1');
    expect([status, body]).toEqual([200, authzenMetadata(BASE)]);
    const refused = await send('/.well-known/authzen-configuration/tenant1', { method: 'POST' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await send('/.well-known/authzen-configuration')).status).toBe(404);
  });

  it('answers with a query string, and HEAD without a body', async () => {
    const path = '/.well-known/authzen-configuration/tenant1';
    expect((await send(`${path}?v=1`)).body).toEqual(authzenMetadata(BASE));
    const question = JSON.stringify({ subject: creator, action, resource: creator });
    expect((await post('/evaluation?trace=1', question)).body).toEqual({ decision: true });
    const head = await fetch(`${origin}${path}?v=1`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'application/json', '']);
    const refused = await fetch(`${origin}/tenant1/access/v1/evaluation`, { method: 'HEAD' });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('AZ-3: refuses a batch that is too large', async () => {
    const evaluations = Array.from({ length: 1001 }, () => ({}));
    const batch = await post(
      '/evaluations',
      JSON.stringify({ subject: creator, action, resource: creator, evaluations }),
    );
    expect([batch.status, batch.body]).toEqual([400, '`evaluations` must have at most 1000 items, but has 1001']);
  });

  it('c-2-5: gives an X-Request-ID back, also with an error', async () => {
    const question = JSON.stringify({ subject: creator, action, resource: creator });
    const headers = { ...JSON_TYPE, 'X-Request-ID': 'bfe9eb29-ab87-4ca3-be83-a1d5d8305716' };
    for (const body of [question, '{}']) {
      expect((await post('/evaluation', body, headers)).headers.get('x-request-id')).toBe(headers['X-Request-ID']);
    }
    expect((await post('/evaluation', question)).headers.has('x-request-id')).toBe(false);
  });

  it('c-2-4: says why a body is not a request', async () => {
    const question = JSON.stringify({ subject: creator, action, resource: creator });
    const answerTo = async (body: string, headers?: Record<string, string>) => {
      const response = await post('/evaluation', body, headers);
      return [response.status, response.body];
    };
    expect(await answerTo('{}')).toEqual([400, '`subject` is missing; `action` is missing; `resource` is missing']);
    expect(await answerTo('{"subject":')).toEqual([400, 'the body must be JSON']);
    expect(await answerTo('')).toEqual([400, 'the body must be JSON']);
    expect(await answerTo(question, { 'Content-Type': 'text/plain' })).toEqual([
      400,
      'the content type must be application/json',
    ]);
    expect((await answerTo(question, { 'Content-Type': 'application/json; charset=utf-8' }))[0]).toBe(200);
    expect(await answerTo(`"${'x'.repeat(1_000_000)}"`)).toEqual([413, 'the body is too large']);
    expect((await send('/tenant1/access/v1/evaluation')).status).toBe(405);
    expect((await send('/access/v1/evaluation', { method: 'POST', body: question })).status).toBe(404);
  });
});

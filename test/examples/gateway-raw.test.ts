import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FRAMEWORKS, type Gateway, gateway } from './gateways.ts';
import { BODY, exchange, HEAD, post, statusesOf } from './raw-socket.ts';

const SERVE = '../../docs/examples/gateway/serve.mjs';

describe.each(FRAMEWORKS)('the gateway on %s, byte by byte', (framework) => {
  let door: Gateway;

  beforeEach(async () => {
    door = await gateway(framework);
  });
  afterEach(() => door.close());

  it.each([
    ['h2c', ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABk']],
    ['a proxy', ['Proxy-Authorization: Basic eDp5', 'Proxy-Connection: keep-alive']],
    ['trailers', ['TE: trailers', 'Trailer: x-checksum', 'Keep-Alive: timeout=5']],
    ['a name of its own', ['Connection: close, X-Hop', 'X-Hop: 1']],
    ['an expectation', ['Expect: 100-continue']],
  ])('passes no header of one hop on: %s', async (_, headers) => {
    for (const path of ['/v1/apikeys', '/v1/other']) {
      door.upstream.received.length = 0;
      const received = await exchange(door.url, [post(path, BODY, ...headers, 'X-Other: kept')]);
      expect(statusesOf(received)).toEqual([path === '/v1/other' ? 200 : 201]);
      const [call] = door.upstream.received;
      expect(String(call?.body)).toBe(BODY);
      expect(call?.headers['x-other']).toBe('kept');
      expect(Object.keys(call?.headers ?? {})).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/^(proxy-.*|upgrade|te|trailer|x-hop|expect|http2-settings)$/)]),
      );
      expect(call?.headers.host).toBe(new URL(door.upstream.url).host);
    }
  });

  it('answers pipelined calls in their order', async () => {
    const calls = [post('/v1/apikeys'), post('/v1//apikeys'), post('/v1/other'), post('/v1/apikeys')];
    expect(statusesOf(await exchange(door.url, [calls.join('')], { answers: calls.length }))).toEqual([
      201, 400, 200, 201,
    ]);
    expect(door.upstream.received.map(({ path }) => path)).toEqual(['/v1/apikeys', '/v1/other', '/v1/apikeys']);
  });

  it('waits for a slow call', async () => {
    expect(statusesOf(await exchange(door.url, post('/v1/apikeys').split('')))).toEqual([201]);
    expect(String(door.upstream.received[0]?.body)).toBe(BODY);
  });

  it('forwards a chunked body', async () => {
    const chunks = BODY.replace(/.{1,9}/g, (chunk) => `${chunk.length.toString(16)}\r\n${chunk}\r\n`);
    for (const [method, path] of [
      ['POST', '/v1/apikeys'],
      ['POST', '/v1/other'],
      ['DELETE', '/v1/other'],
    ]) {
      const head = [`${method} ${path} HTTP/1.1`, ...HEAD, 'Transfer-Encoding: chunked', '', ''].join('\r\n');
      await exchange(door.url, [head, chunks, '0\r\n\r\n']);
      expect(door.upstream.received.map(({ body }) => String(body))).toEqual([BODY]);
      door.upstream.received.length = 0;
    }
  });

  it('forwards nothing of a guarded call that breaks off, and outlives any', async () => {
    for (const path of ['/v1/apikeys', '/v1/other']) {
      await exchange(door.url, [post(path).slice(0, -5)], { breaksOff: true });
    }
    expect(statusesOf(await exchange(door.url, [post('/v1/other')]))).toEqual([200]);
    expect(door.upstream.received.map(({ path }) => path)).toEqual(['/v1/other']);
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n'],
    ['two lengths', post('/v1/apikeys', BODY, 'Content-Length: 3')],
    ['a length and chunks', post('/v1/apikeys', BODY, 'Transfer-Encoding: chunked')],
    ['huge headers', post('/v1/apikeys', BODY, `X-Huge: ${'x'.repeat(100_000)}`)],
  ])('refuses %s', async (_, message) => {
    expect(statusesOf(await exchange(door.url, [message]))[0]).toBeGreaterThanOrEqual(400);
    expect(door.upstream.received).toEqual([]);
  });
});

describe('serve.mjs', () => {
  it('says in one sentence that --max-age is no number of seconds', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const exit = vi.spyOn(process, 'exit').mockImplementation((code) => {
      throw new Error(`exit ${code}`);
    });
    const { argv } = process;
    process.argv = ['node', 'serve.mjs', '--max-age', 'soon'];
    await expect(import(`${SERVE}?max-age`)).rejects.toThrow('exit 1');
    expect(said.mock.calls).toEqual([['--max-age must be a number of seconds above 0.']]);
    expect(exit).toHaveBeenCalledOnce();
    process.argv = argv;
    vi.restoreAllMocks();
  });
});

describe.each(FRAMEWORKS)('serve.mjs with %s', (framework) => {
  it('says in one sentence that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const { argv } = process;
    process.argv = ['node', 'serve.mjs', framework, '--port', port];
    // What comes behind `?` makes it another module, which runs again.
    await import(`${SERVE}?${framework}`);
    expect(said.mock.calls).toEqual([[`Port ${port} is in use: choose another one with --port.`]]);
    expect(process.exitCode).toBe(1);
    process.exitCode = undefined;
    process.argv = argv;
    vi.restoreAllMocks();
    other.close();
  });
});

import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFromIbmCloud, type IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { nextRequests } from 'apikey-policy/snapshot';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Answered, type Asked, answerOf, failed } from '../support/emulator/answer.ts';
import { largeWorld } from '../support/emulator/large.ts';
import { API_KEY, type Emulator, type ServerOptions, startEmulator } from '../support/emulator/server.ts';
import { randomOf, troubleAt } from '../support/emulator/trouble.ts';
import { leastCalls, unpaged } from '../support/emulator/world.ts';
import { type Ended, type Started, start } from './support/command.ts';
import { runHere } from './support/here.ts';

const LOOPBACK = new URL('../support/emulator/fetch-to-loopback.mjs', import.meta.url).href;

const world = largeWorld({ users: 450, policies: 60, groups: 20 });
const whole = accountFromIbmCloud(unpaged(world));

let folder: string;
let emulator: Emulator | undefined;
let fetchFromEmulator: typeof fetch;

beforeAll(async () => {
  const onNetwork = globalThis.fetch;
  await import(LOOPBACK);
  fetchFromEmulator = globalThis.fetch;
  globalThis.fetch = onNetwork;
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'read-'));
});
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
  await rm(folder, { recursive: true, force: true });
});

async function emulate(options: Partial<ServerOptions> = {}): Promise<Emulator> {
  emulator = await startEmulator({ answer: (asked) => answerOf(world, asked), ...options });
  return emulator;
}

const envOf = (apiKey: string) => ({ EMULATOR: emulator?.url ?? 'http://127.0.0.1:9', IBMCLOUD_API_KEY: apiKey });

/** Starts `read`, whose calls go to the emulator; without one, to a port where nobody listens. */
function reading(args: readonly string[] = []): Started {
  const env = envOf(API_KEY);
  return start(['read', world.accountId, ...args], { cwd: folder, env, node: ['--import', LOOPBACK] });
}

/** The same in this process. */
async function read(args: readonly string[] = [], apiKey = API_KEY): Promise<Ended> {
  const env = envOf(apiKey);
  vi.stubEnv('EMULATOR', env.EMULATOR);
  vi.stubGlobal('fetch', fetchFromEmulator);
  try {
    return await runHere(['read', world.accountId, ...args], { cwd: folder, env });
  } finally {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  }
}

const saved = async (): Promise<IbmCloudPayloads> => JSON.parse(await readFile(join(folder, 'payloads.json'), 'utf8'));
const same = ({ path, query }: Asked): string => `${path} ${JSON.stringify(query)}`;
const repeats = (calls: readonly Asked[]): number => calls.length - new Set(calls.map(same)).size;

async function expectWhole(): Promise<void> {
  expect(nextRequests(await saved())).toEqual([]);
  expect(accountFromIbmCloud(await saved())).toMatchObject({ ok: true, account: whole.ok && whole.account });
}

describe('CLI-7: `read` reads a live account', () => {
  it('reads it whole, with the least possible calls, for nobody else to see', async () => {
    const { calls } = await emulate();
    const { status, stdout, stderr } = await reading().ended;
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^\d\d:\d\d {2}\d+ of \d+ calls {2}\d+ rows {2}0 retries$/m);
    expect(stderr).toContain('`payloads.json` has the account; next: apikey-policy who payloads.json');
    expect(calls).toHaveLength(leastCalls(world));
    await expectWhole();
    expect((await stat(join(folder, 'payloads.json'))).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['payloads.json']);
  });

  it('asks nothing again once it has everything, and says nothing with `--quiet`', async () => {
    const { calls } = await emulate();
    await read();
    const { length } = calls;
    expect(await read(['--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(calls).toHaveLength(length);
  });

  it('asks again where a busy service refuses, and renews its token', async () => {
    const random = randomOf(7);
    let troubles = 0;
    const answer = (asked: Asked): Answered => {
      const trouble = troubleAt(0.1, random);
      if (trouble !== undefined) troubles++;
      return trouble ?? answerOf(world, asked);
    };
    const { calls, tokens } = await emulate({ answer, callsPerToken: 20 });
    const { status, stderr } = await read();
    expect(status).toBe(0);
    expect(calls).toHaveLength(leastCalls(world) + troubles);
    expect(stderr).toMatch(new RegExp(`  ${troubles} retries$`, 'm'));
    expect(tokens.length).toBeGreaterThan(1);
    await expectWhole();
  });

  it('goes on to the same account after ten kills without a warning', async () => {
    const random = randomOf(11);
    const server = await emulate();
    for (let kill = 0; kill < 10; kill++) {
      const { child, ended } = reading(['--quiet']);
      const target = server.calls.length + Math.floor(random() * 40);
      const timer = setInterval(() => server.calls.length >= target && child.kill('SIGKILL'), 1);
      const { status } = await ended;
      clearInterval(timer);
      expect([0, 'SIGKILL']).toContain(status);
      // Whatever the moment: no file, or a whole one.
      if (existsSync(join(folder, 'payloads.json'))) expect((await saved()).accountId).toBe(world.accountId);
    }
    expect((await read()).status).toBe(0);
    await expectWhole();
    expect(await readdir(folder)).toEqual(['payloads.json']);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('leaves a whole file at %s, and goes on from it', async (signal, expected) => {
    const server = await emulate({
      answer: (asked) => {
        if (server.calls.length === 25) child.kill(signal);
        return answerOf(world, asked);
      },
    });
    const { child, ended } = reading();
    const { status, stderr } = await ended;
    expect(status).toBe(expected);
    expect(stderr).toContain(`stopped by ${signal}; \`payloads.json\` has what was read so far, start again to go on`);
    expect((await saved()).reading).toBe(true);
    expect(await readdir(folder)).toEqual(['payloads.json']);
    expect((await read()).status).toBe(0);
    // What was under way when it was stopped is asked again, and nothing else.
    expect(repeats(server.calls)).toBeLessThanOrEqual(8);
    await expectWhole();
  });

  it('keeps what failed, says it, and asks again with `--retry`', async () => {
    let isAllowed = false;
    await emulate({
      answer: (asked) =>
        asked.path === '/v1/policies' && !isAllowed
          ? failed(403, `Not allowed for ${API_KEY}`)
          : answerOf(world, asked),
    });
    const first = await read();
    expect(first.status).toBe(0);
    expect(first.stderr).toContain("warning: policies couldn't be read: Not allowed for [API key]");
    expect((await saved()).failures).toEqual([
      { list: 'policies', page: 0, status: 403, message: 'Not allowed for [API key]' },
    ]);
    isAllowed = true;
    expect((await read()).stderr).toContain("warning: policies couldn't be read");
    const again = await read(['--retry']);
    expect([again.status, again.stderr]).toEqual([0, expect.not.stringContaining('warning')]);
    await expectWhole();
  });

  it('ends with status 2 where the settings could not be read', async () => {
    await emulate({
      answer: (asked) => (asked.path.includes('settings') ? failed(403, 'No') : answerOf(world, asked)),
    });
    const { status, stderr } = await read();
    expect(status).toBe(2);
    expect(stderr).toContain(
      "apikey-policy: the account's settings couldn't be read, without which nothing can be answered",
    );
    expect((await saved()).failures).toHaveLength(2);
  });

  it('writes through a link, and leaves the link', async () => {
    await emulate();
    await mkdir(join(folder, 'kept'));
    await writeFile(join(folder, 'kept/real.json'), JSON.stringify({ accountId: world.accountId }));
    await symlink('kept/real.json', join(folder, 'payloads.json'));
    expect((await read(['--quiet'])).status).toBe(0);
    expect(JSON.parse(await readFile(join(folder, 'kept/real.json'), 'utf8')).users).toHaveLength(5);
    await expectWhole();
  });
});

describe('CLI-7: what keeps `read` from reading is one sentence, and status 2', () => {
  const one = (sentence: string) => ({ status: 2, stdout: '', stderr: `apikey-policy: ${sentence}\n` });

  it('an API key that is none', async () => {
    const { calls } = await emulate();
    const ended = await read(['--quiet'], 'a-wrong-key-1234');
    expect(ended).toEqual(one('no token for the API key in IBMCLOUD_API_KEY: Provided API key could not be found.'));
    expect(calls).toEqual([]);
  });

  it('no API key, or none to read', async () => {
    expect(await read([], '')).toEqual(one('`read` needs an API key in the environment variable IBMCLOUD_API_KEY'));
    expect((await runHere(['read'])).stderr).toBe(
      'apikey-policy: `read` needs the ID of the account (see `apikey-policy read --help`)\n',
    );
  });

  it('no network', async () => {
    const { status, stderr } = await read(['--quiet']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^apikey-policy: no token for .*: no answer from iam\.cloud\.ibm\.com \(.+\)\n$/);
  });

  it('a full disk, and a path that cannot be written', async () => {
    const { calls } = await emulate();
    expect(await read(['--quiet', '--out', '/dev/full'])).toEqual(one("can't write `/dev/full`: the disk is full"));
    expect(await read(['--quiet', '--out', 'nowhere/p.json'])).toEqual(
      one("can't write `nowhere/p.json`: it doesn't exist"),
    );
    await mkdir(join(folder, 'folder'));
    expect(await read(['--quiet', '--out', 'folder'])).toEqual(one("can't write `folder`: it is a folder"));
    await writeFile(join(folder, 'file'), '');
    expect(await read(['--quiet', '--out', 'file/p.json'])).toEqual(
      one("can't write `file/p.json`: a part of the path isn't a folder"),
    );
    expect(calls).toEqual([]);
  });

  it.skipIf(process.getuid?.() === 0)('a folder without permission', async () => {
    await emulate();
    await mkdir(join(folder, 'closed'));
    await chmod(join(folder, 'closed'), 0o500);
    expect(await read(['--out', 'closed/p.json'])).toEqual(one("can't write `closed/p.json`: you have no permission"));
  });

  it('a file of another account, or of something else', async () => {
    await emulate();
    await writeFile(join(folder, 'payloads.json'), '{"accountId":"account-2"}');
    expect(await read()).toEqual(one('`payloads.json` is of the account `account-2`: give another --out'));
    await writeFile(join(folder, 'payloads.json'), '{"name":"a-package"}');
    expect(await read()).toEqual(one("`payloads.json` isn't a file that `read` wrote: give another --out"));
    expect(await readFile(join(folder, 'payloads.json'), 'utf8')).toBe('{"name":"a-package"}');
  });

  it('never shows the API key, whoever repeats it', async () => {
    await emulate();
    const key = 'k3y+with/odd=signs';
    const ended = await read([`--api-key=${key}`], key);
    expect(ended.status).toBe(2);
    expect(JSON.stringify(ended)).not.toContain(key);
    const asOperand = await read(['--quiet', key], key);
    expect([asOperand.status, JSON.stringify(asOperand).includes(key)]).toEqual([2, false]);
  });
});

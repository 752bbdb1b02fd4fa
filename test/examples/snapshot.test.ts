import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountFromIbmCloud, type IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { nextRequests } from 'apikey-policy/snapshot';
import { build } from 'tsup';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answered, type Asked, answerOf, failed } from '../support/emulator/answer.ts';
import { largeWorld } from '../support/emulator/large.ts';
import { API_KEY, type Emulator, type ServerOptions, startEmulator } from '../support/emulator/server.ts';
import { randomOf, troubleAt } from '../support/emulator/trouble.ts';
import { leastCalls, unpaged } from '../support/emulator/world.ts';

const pathOf = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const LOOPBACK = new URL('../support/emulator/fetch-to-loopback.mjs', import.meta.url).href;

const world = largeWorld({ users: 450, policies: 60, groups: 20 });
const whole = accountFromIbmCloud(unpaged(world));

/** A project of somebody else: the library installed, the example copied. */
let project: string;
let folder: string;
let emulator: Emulator | undefined;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'snapshot-'));
  const library = join(project, 'node_modules', 'apikey-policy');
  await mkdir(library, { recursive: true });
  await cp(pathOf('package.json'), join(library, 'package.json'));
  await cp(pathOf('docs/examples/snapshot'), project, { recursive: true });
  const door = (name: string) => [name, pathOf(`src/doors/${name}/index.ts`)];
  await build({
    config: false,
    entry: { index: pathOf('src/index.ts'), ...Object.fromEntries(['ibm-cloud', 'snapshot'].map(door)) },
    outDir: join(library, 'dist'),
    format: 'esm',
    target: 'es2022',
    external: ['apikey-policy'],
    splitting: false,
    silent: true,
  });
});
afterAll(() => rm(project, { recursive: true, force: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(project, 'run-'));
});
afterEach(() => emulator?.close());

async function emulate(options: Partial<ServerOptions> = {}): Promise<Emulator> {
  emulator = await startEmulator({ answer: (asked) => answerOf(world, asked), ...options });
  return emulator;
}

interface Run {
  readonly code: number | null;
  readonly output: string;
  readonly log: string;
}

function start(apiKey = API_KEY, account = world.accountId): { child: ChildProcess; ended: Promise<Run> } {
  const args = ['--import', LOOPBACK, join(project, 'snapshot.mjs'), account];
  const env = { PATH: process.env.PATH, EMULATOR: emulator?.url, IBMCLOUD_API_KEY: apiKey };
  const child = spawn(process.execPath, args, { cwd: folder, env: env as NodeJS.ProcessEnv });
  let [output, log] = ['', ''];
  child.stdout.on('data', (text) => {
    output += text;
  });
  child.stderr.on('data', (text) => {
    log += text;
  });
  const ended = once(child, 'close').then(([code]) => ({ code, output, log }));
  return { child, ended };
}

const saved = async (): Promise<IbmCloudPayloads> => JSON.parse(await readFile(join(folder, 'payloads.json'), 'utf8'));
const same = ({ path, query }: Asked): string => `${path} ${JSON.stringify(query)}`;
const repeats = (calls: readonly Asked[]): number => calls.length - new Set(calls.map(same)).size;

describe('the example that reads an account', () => {
  it('reads it whole, with the least possible calls, and prints it', async () => {
    const { calls, tokens } = await emulate();
    const { code, output, log } = await start().ended;
    expect([code, log]).toEqual([0, expect.stringMatching(/^00:\d\d {2}\d+ of \d+ calls/)]);
    expect(calls).toHaveLength(leastCalls(world));
    expect(tokens).toHaveLength(1);
    const payloads = await saved();
    expect(nextRequests(payloads)).toEqual([]);
    expect(accountFromIbmCloud(payloads)).toMatchObject({ ok: true, account: whole.ok && whole.account });
    expect(JSON.stringify(payloads)).not.toMatch(/token-|Bearer|an-api-key/);
    expect(await readdir(folder)).toEqual(['payloads.json']);
    expect((await stat(join(folder, 'payloads.json'))).mode & 0o777).toBe(0o600);
    expect(output).toContain('API key creation: RESTRICTED');
    // The owner, by the policy of owners and one of their own; a user whose group may.
    expect(output).toMatch(/^IBMid-000000 +User 0 +yes +\w+ +450 of 450 +no$/m);
    expect(output.match(/^i\w+-/gim)).toHaveLength(450 + 450 + 20);
    expect(output).toContain('Worth a look');
  });

  it('asks nothing of an account that it has', async () => {
    const { calls, tokens } = await emulate();
    await writeFile(join(folder, 'payloads.json'), JSON.stringify(unpaged(world)));
    const { code, output } = await start().ended;
    expect([code, calls.length, tokens.length]).toEqual([0, 0, 0]);
    expect(output).toContain('API key creation: RESTRICTED');
  });

  it('gets through answers that come later, and through tokens that end', async () => {
    const random = randomOf(7);
    let troubles = 0;
    const answer = (asked: Asked): Answered => {
      const trouble = troubleAt(0.15, random);
      if (trouble !== undefined) troubles++;
      return trouble ?? answerOf(world, asked);
    };
    const { calls, tokens } = await emulate({ answer, callsPerToken: 20 });
    const { code, log } = await start().ended;
    expect(code).toBe(0);
    expect(troubles).toBeGreaterThan(3);
    expect(calls).toHaveLength(leastCalls(world) + troubles);
    expect(log).toMatch(new RegExp(`  ${troubles} retries\\n$`));
    expect(tokens.length).toBeGreaterThan(1);
    expect(accountFromIbmCloud(await saved())).toMatchObject({ ok: true, account: whole.ok && whole.account });
  });

  it('goes on where it was stopped', async () => {
    const slow = await emulate({
      answer: (asked) => {
        if (slow.calls.length === 25) child.kill('SIGINT');
        return answerOf(world, asked);
      },
    });
    const { child, ended } = start();
    const { code, log } = await ended;
    expect([code, log]).toEqual([
      130,
      expect.stringContaining('stopped by SIGINT; payloads.json has what was read so far'),
    ]);
    const payloads = await saved();
    expect(payloads.reading).toBe(true);
    expect(await readdir(folder)).toEqual(['payloads.json']);
    expect((await start().ended).code).toBe(0);
    // What was on its way when it was stopped is asked again, and nothing else.
    expect(repeats(slow.calls)).toBeLessThanOrEqual(8);
    expect(accountFromIbmCloud(await saved())).toMatchObject({ ok: true, account: whole.ok && whole.account });
  });

  it('gives up what it may not read, and says so', async () => {
    await emulate({
      answer: (asked) => (asked.path === '/v1/policies' ? failed(403, 'Not allowed') : answerOf(world, asked)),
    });
    const { code, output, log } = await start().ended;
    expect([code, log]).toEqual([0, expect.stringContaining('1 given up')]);
    expect((await saved()).failures).toEqual([{ list: 'policies', page: 0, status: 403, message: 'Not allowed' }]);
    expect(output).toContain('Not read completely, so that some answers are open: policies');
    expect(output).toContain('with status 403: `Not allowed`');
  });

  it('ends where its API key is none, or its file is of another account', async () => {
    const { calls } = await emulate();
    const wrong = await start('another-key').ended;
    expect([wrong.code, wrong.log]).toEqual([1, expect.stringContaining('no token for the API key: Provided API key')]);
    expect(calls).toEqual([]);
    await writeFile(join(folder, 'payloads.json'), '{"accountId":"account-2"}');
    const other = await start().ended;
    expect([other.code, other.log]).toEqual([1, expect.stringContaining('payloads.json is about account account-2')]);
    const without = await start('').ended;
    expect([without.code, without.log]).toEqual([2, expect.stringMatching(/^usage: /)]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { sampleAccount } from '../support/sample.ts';

let folder: string;
let file: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'terminal-'));
  file = join(folder, 'account.json');
  writeFileSync(file, JSON.stringify(sampleAccount()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Terminal {
  readonly env?: Readonly<Record<string, string>>;
  readonly isTerminal?: boolean;
  readonly columns?: number;
}

/** Runs the command in this process, on a terminal that a test describes. */
async function on({ env = {}, isTerminal = true, columns }: Terminal, ...args: readonly string[]) {
  const [output, messages]: string[][] = [[], []];
  const status = await run({
    args,
    env,
    now: () => Date.parse('2026-03-16T15:00:00Z'),
    stdin: (async function* () {})(),
    stdout: { isTerminal, columns, write: (text) => output?.push(text) },
    stderr: { isTerminal, columns, write: (text) => messages?.push(text) },
    stopped: new AbortController().signal,
  });
  return { status, output: output?.join('') ?? '', messages: messages?.join('') ?? '' };
}

const BOLD = '\u001b[1m';

describe('CLI-2: a terminal', () => {
  it('has bold headings, unless somebody does not want them', async () => {
    expect((await on({}, 'audit', file)).output).toMatch(
      new RegExp(`^${BOLD.replace('[', '\\[')}Findings in the account `),
    );
    for (const plain of [{ env: { NO_COLOR: '1' } }, { env: { TERM: 'dumb' } }, { isTerminal: false }])
      expect((await on(plain, 'audit', file)).output).not.toContain(BOLD);
    // As https://no-color.org says, an empty variable is none.
    expect((await on({ env: { NO_COLOR: '' } }, 'audit', file)).output).toContain(BOLD);
  });

  it('is as wide as it says itself, whatever its environment says', async () => {
    const longest = async (terminal: Terminal) => {
      const { output } = await on({ isTerminal: false, ...terminal }, 'who', file);
      return Math.max(...output.split('\n').map((line) => line.length));
    };
    expect(await longest({ columns: 50, env: { COLUMNS: '200' } })).toBeLessThanOrEqual(50);
    expect(await longest({ env: { COLUMNS: '60' } })).toBeLessThanOrEqual(60);
    expect(await longest({ env: { COLUMNS: 'wide' } })).toBeLessThanOrEqual(80);
  });

  it('shows the time that answers are for: now, unless `--time` is given', async () => {
    expect((await on({}, 'who', file)).output).toContain('2026-03-16T15:00:00Z');
    expect((await on({}, 'who', file, '--time', '2030-01-01T01:00:00+01:00')).output).toContain('2030-01-01T00:00:00Z');
  });
});

describe('CLI-2: a principal', () => {
  it('is an e-mail in any case, an IAM ID, or the ID of a service ID', async () => {
    const effectOf = async (principal: string) => {
      const args = ['why', file, '--principal', principal, '--action', 'change-setting', '--format', 'json'];
      const { output, messages } = await on({}, ...args);
      return [JSON.parse(output).decision.request.principal, messages];
    };
    expect(await effectOf('ADA.Admin@Example.com')).toEqual(['IBMid-060001ADMN', '']);
    expect(await effectOf('IBMid-060001ADMN')).toEqual(['IBMid-060001ADMN', '']);
    const serviceId = 'ServiceId-8d2b7a44-1c6e-4b7f-9a35-0e1f2d3c4b5a';
    expect(await effectOf(serviceId)).toEqual([`iam-${serviceId}`, '']);
  });

  it('is an error where several users have the e-mail', async () => {
    const { principals, ...rest } = sampleAccount();
    const twin = { kind: 'user', id: 'IBMid-TWIN', state: 'ACTIVE', email: 'ada.admin@example.com' };
    const twins = join(folder, 'twins.json');
    writeFileSync(twins, JSON.stringify({ ...rest, principals: [...principals, twin] }));
    const args = ['why', twins, '--principal', 'ada.admin@example.com', '--action', 'change-setting'];
    expect(await on({}, ...args)).toEqual({
      status: 2,
      output: '',
      messages:
        'apikey-policy: `--principal` must be one user: 2 users have the e-mail address `ada.admin@example.com`: give the IAM ID, such as `IBMid-060001ADMN`, `IBMid-TWIN`\n',
    });
  });
});

describe('CLI-7: a mistake of the command itself', () => {
  it('is a sentence and status 2, and names the variable that shows the stack', async () => {
    const broken = {
      write: () => undefined,
      isTerminal: false,
      get columns(): number {
        throw new Error('no columns');
      },
    };
    const messages: string[] = [];
    const status = await run({
      args: ['who', file],
      env: {},
      now: () => 0,
      stdin: (async function* () {})(),
      stdout: broken,
      stderr: { isTerminal: false, columns: 80, write: (text) => messages.push(text) },
      stopped: new AbortController().signal,
    });
    expect([status, messages.join('')]).toEqual([
      2,
      'apikey-policy: something is wrong in apikey-policy itself: no columns; APIKEY_POLICY_DEBUG=1 shows where\n',
    ]);
  });
});

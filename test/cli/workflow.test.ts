import { execFile } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { worldOf } from '../support/bodies.ts';
import { answerOf } from '../support/emulator/answer.ts';
import { API_KEY, type Emulator, startEmulator } from '../support/emulator/server.ts';
import { type Row, unpaged } from '../support/emulator/world.ts';
import { sampleAccount, samplePayloads } from '../support/sample.ts';
import { COMMAND } from './support/build.ts';

const PAGE = readFileSync(new URL('../../docs/how-to/check-an-account-in-ci.md', import.meta.url), 'utf8');
const LOOPBACK = new URL('../support/emulator/fetch-to-loopback.mjs', import.meta.url).href;
const WORKFLOW = /```yaml\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? '';

let folder: string;
let emulator: Emulator;

/** The commands of each step of the workflow that runs any, by the step's name. */
function steps(): ReadonlyMap<string, string> {
  const found = WORKFLOW.split(/^ {6}- name: /m).slice(1);
  return new Map(
    found.flatMap((step): [string, string][] => {
      const [name = ''] = step.split('\n');
      const line = /^ {8}run: (?!\|)(.*)$/m.exec(step)?.[1];
      const block = /^ {8}run: \|\n((?: {10}.*\n)+)/m.exec(step)?.[1];
      const run = line ?? block?.replace(/^ {10}/gm, '');
      return run === undefined ? [] : [[name, run]];
    }),
  );
}

const variable = (name: string): string => new RegExp(`^ {6}${name}: (.*)$`, 'm').exec(WORKFLOW)?.[1] ?? '';

async function step(name: string): Promise<{ status: number; output: string }> {
  const env = {
    PATH: `${folder}:${process.env.PATH}`,
    ACCOUNT: variable('ACCOUNT'),
    PIPELINE: variable('PIPELINE'),
    IBMCLOUD_API_KEY: API_KEY,
    GITHUB_STEP_SUMMARY: join(folder, 'summary.md'),
    EMULATOR: emulator.url,
  };
  // As GitHub runs it.
  const args = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', steps().get(name) ?? 'exit 99'];
  try {
    const { stdout, stderr } = await promisify(execFile)('bash', args, { cwd: folder, env });
    return { status: 0, output: stdout + stderr };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { status: code, output: stderr };
  }
}

/** A program of the path, as a script of a shell. */
function program(name: string, script: string): void {
  writeFileSync(join(folder, name), `#!/bin/bash\n${script}\n`);
  chmodSync(join(folder, name), 0o755);
}

function planned(changes: readonly Row[]): void {
  const plan = { format_version: '1.2', planned_values: {}, resource_changes: changes };
  writeFileSync(join(folder, 'shown.json'), JSON.stringify(plan));
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workflow-'));
  const { accountId } = samplePayloads();
  // The account of the sample, as a service would tell it call by call.
  const whole = worldOf(sampleAccount());
  const complete = { ...whole, ...rowsOfSample(), accountId };
  expect(Object.keys(unpaged(complete))).toContain('users');
  emulator = await startEmulator({ answer: (asked) => answerOf(complete, asked) });
  program('npx', `shift 2; exec "${process.execPath}" --import "${LOOPBACK}" "${COMMAND}" "$@"`);
  program('terraform', 'if [ "$1" = show ]; then cat shown.json; fi');
  for (const [, name = '', text = ''] of PAGE.matchAll(/<!-- file: (\S+) -->\n```json\n([\s\S]*?)```/g))
    writeFileSync(join(folder, name), text);
});
afterAll(async () => {
  await emulator?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The rows of the sample's lists: they have the names and e-mails that an account alone does not tell. */
function rowsOfSample() {
  const { policies, v2Policies, roles, accessGroups, users, serviceIds, trustedProfiles, accountSettings } =
    samplePayloads();
  return {
    roles,
    accountSettings,
    policies: policies[0].policies,
    v2Policies: v2Policies[0].policies,
    accessGroups: accessGroups[0].groups,
    users: users[0].resources,
    serviceIds: serviceIds[0].serviceids,
    serviceIdGroups: [],
    groupServiceIds: new Map<string, readonly Row[]>(),
    trustedProfiles: trustedProfiles[0].profiles,
  };
}

describe('the workflow of the page, step by step', () => {
  it('has these steps', () => {
    expect([...steps().keys()]).toEqual(['Read the account', 'Audit', 'Check what is expected', 'Preview the plan']);
  });

  it('reads the account', async () => {
    const { status, output } = await step('Read the account');
    expect([status, output]).toEqual([0, expect.stringContaining('`payloads.json` has the account')]);
    expect(existsSync(join(folder, 'payloads.json'))).toBe(true);
  });

  it('audits, with the accepted findings left out', async () => {
    expect(await step('Audit')).toEqual({ status: 0, output: expect.not.stringContaining('apikey-policy:') });
    const { runs } = JSON.parse(readFileSync(join(folder, 'audit.sarif'), 'utf8'));
    expect(runs[0].results.map(({ level }: { level: string }) => level)).not.toContain('warning');
    const accepted = readFileSync(join(folder, 'accepted.json'), 'utf8');
    writeFileSync(join(folder, 'accepted.json'), '{ "accepted": [] }');
    expect((await step('Audit')).status).toBe(1);
    writeFileSync(join(folder, 'accepted.json'), accepted);
  });

  it('checks what is expected', async () => {
    expect((await step('Check what is expected')).status).toBe(0);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('2 of 2 expectations passed.');
  });

  it('lets a plan pass that changes nothing, and stops one that the pipeline may not apply', async () => {
    planned([]);
    expect((await step('Preview the plan')).status).toBe(0);
    const change = { actions: ['create'], before: null, after: { name: 'made' }, after_unknown: {} };
    planned([
      { address: 'ibm_iam_service_id.made', mode: 'managed', type: 'ibm_iam_service_id', name: 'made', change },
    ]);
    expect((await step('Preview the plan')).status).toBe(1);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('**What applying the plan needs**');
  });
});

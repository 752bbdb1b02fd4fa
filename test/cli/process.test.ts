import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMAND } from './support/build.ts';
import { command, start } from './support/command.ts';
import { makeInputs } from './support/inputs.ts';

let folder: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ folder, remove } = await makeInputs());
});
afterAll(() => remove());

/** Runs a line of a shell, in which `apikey-policy` is the built command. */
async function shell(text: string): Promise<string> {
  const script = `apikey-policy() { "${process.execPath}" "${COMMAND}" "$@"; }\n${text}`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: folder });
  return stdout + stderr;
}

describe('CLI-7: the command as a process', () => {
  it('ends quietly at a closed pipe, with the status that it would have had', async () => {
    expect(await shell(`apikey-policy who account.json | true; echo "\${PIPESTATUS[0]}"`)).toBe('0\n');
    const preview = `apikey-policy preview open.json --restrict --quiet | head -c 1 >/dev/null; echo "\${PIPESTATUS[0]}"`;
    expect(await shell(preview)).toBe('1\n');
  });

  it('says that the disk is full, with status 2', async () => {
    expect(await shell('apikey-policy who account.json 2>&1 >/dev/full; echo $?')).toBe(
      "apikey-policy: can't write the answer: the disk is full\n2\n",
    );
  });

  it('ends at Ctrl-C while it waits for standard input', async () => {
    const { child, ended } = start(['who', '-'], { cwd: folder, input: null });
    setTimeout(() => child.kill('SIGINT'), 500);
    // A shell shows this as status 130.
    expect(await ended).toEqual({ status: 'SIGINT', stdout: '', stderr: '' });
  });

  it('shows a stack only when it is asked for', async () => {
    const known = await command(['who', 'missing.json'], { cwd: folder, env: { APIKEY_POLICY_DEBUG: '1' } });
    expect(known.stderr).toContain('    at ');
    const usual = await command(['who', 'missing.json'], { cwd: folder });
    expect(usual.stderr.split('\n')).toHaveLength(2);
  });

  it('never repeats an API key that stands in its environment or in a file', async () => {
    const env = { IBMCLOUD_API_KEY: 'account-in-a-key' };
    const { stderr } = await command(['who', 'account-in-a-key'], { cwd: folder, env });
    expect(stderr).toBe("apikey-policy: can't read `[API key]`: it doesn't exist\n");
  });

  it('knows its version', async () => {
    expect(await command(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
    expect((await start([]).ended).status).toBe(2);
  });
});

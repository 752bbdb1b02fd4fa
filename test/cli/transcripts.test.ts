import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInputs } from './support/inputs.ts';
import { type Line, runLine, runLineAlone, transcriptOf } from './support/transcript.ts';

let folder: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ folder, remove } = await makeInputs());
});
afterAll(() => remove());

/** A file of commands and what they print; it is made anew with `-u`. */
async function compare(name: string, lines: readonly Line[]): Promise<string> {
  const text = await transcriptOf(folder, lines);
  await expect(text).toMatchFileSnapshot(`transcripts/${name}.txt`);
  return text;
}

const line = (text: string, more: Partial<Line> = {}): Line => ({ args: text.split(' '), ...more });

const WHY = '--principal ada.admin@example.com --action create-user-api-key';

/** Every command with the options that it needs; `INPUT` stands for what is read. */
const EVERY = [
  'who INPUT',
  `why INPUT ${WHY}`,
  'preview INPUT --restrict',
  'audit INPUT',
  'check INPUT --expect expectations.json',
];

describe('every command over the sample account', () => {
  it('who', () =>
    compare(
      'who',
      ['text', 'markdown', 'csv'].map((format) => line(`who payloads.json --format ${format}`)),
    ));

  it('why', () =>
    compare('why', [
      line(`why payloads.json ${WHY}`),
      line(`why payloads.json ${WHY} --format markdown --quiet`),
      line('why payloads.json --principal IBMid-060003CRTR --action iam-identity.user-apikey.create --quiet'),
      line(
        'why account.json --principal ada.admin@example.com --action create-service-id-api-key --resource ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60',
      ),
      line('why account.json --principal IBMid-NOBODY --action change-setting'),
    ]));

  it('preview', () =>
    compare('preview', [
      line('preview open.json --restrict --quiet'),
      line('preview open.json --restrict --as ada.admin@example.com --format markdown --quiet'),
      line('preview account.json --relax --fail-on gained'),
      line('preview open.json --restrict --setting service-id-creation'),
      line('preview account.json --after open.json --fail-on revoked'),
      line('preview account.json --after pages --quiet'),
      line('preview account.json --plan plan.json'),
      line('preview account.json --plan -', { input: '{"format_version":"1.2","planned_values":{}}' }),
      line('preview account.json --plan locks-out.json --as ada.admin@example.com'),
      line('preview account.json --plan keeps-in.json --as ada.admin@example.com'),
      line('preview account.json --plan joins.json --quiet'),
      line('preview account.json --plan joins.json --complete --quiet'),
      line('preview account.json --plan creates.json'),
      line('preview account.json --plan creates.json --as IBMid-060003CRTR'),
      line('preview account.json --plan creates.json --as ServiceId-8d2b7a44-1c6e-4b7f-9a35-0e1f2d3c4b5a'),
    ]));

  it('audit', () =>
    compare('audit', [
      line('audit payloads.json --quiet'),
      line('audit account.json --fail-on medium --format markdown'),
      line('audit account.json --write-baseline accepted.json', {}),
      line('audit account.json --baseline accepted.json'),
      line('audit account.json --baseline reviewed.json'),
    ]));

  it('check', () =>
    compare('check', [
      line('check account.json --expect expectations.json'),
      line('check account.json --expect unmet.json'),
      line('check account.json --expect unmet.json --format markdown'),
      line('check account.json --expect misspelt.json'),
      line('check account.json'),
    ]));
});

describe('CLI-1: every command over every input', () => {
  it.each(EVERY)('%s', async (text) => {
    const over = (input: string): Line => line(text.replace('INPUT', input));
    const bundle = await runLine(folder, over('payloads.json'));
    expect([0, 1]).toContain(bundle.status);
    const input = await readFile(join(folder, 'payloads.json'), 'utf8');
    for (const same of [
      await runLine(folder, over('account.json')),
      await runLine(folder, over('pages')),
      await runLineAlone(folder, { ...over('-'), input }),
    ])
      expect([same.stdout, same.status]).toEqual([bundle.stdout, bundle.status]);
  });

  it('says what keeps it from reading', async () => {
    const inputs = ['missing.json', 'broken.json', 'empty.json', 'latin1.json', 'huge.json', 'no-json', 'two-accounts'];
    const lines = EVERY.flatMap((text) => inputs.map((input) => line(text.replace('INPUT', input))));
    const text = await compare('unreadable', lines);
    expect(text.match(/^status (?!2$)/gm)).toBeNull();
    // A broken file may hold a secret.
    expect(text).not.toContain('secret');
  });

  it('reads lists of the command line of IBM Cloud, files beside one another, and an incomplete account', () =>
    compare('inputs', [
      line('who lists --format csv'),
      line('who incomplete.json --format csv --quiet'),
      line('who incomplete.json --complete --quiet'),
      line('who payloads.json account.json'),
      line('who payloads.json plan.json'),
      line('who account.json expectations.json'),
      line('who - -', { input: '{"accountId":"a"}' }),
      line('who -', { input: 'oops' }),
    ]));
});

describe('CLI-2: terminals', () => {
  it('fits 40 columns, whatever the names', () => {
    const env = { COLUMNS: '40' };
    return compare('narrow', [
      line('who payloads.json --quiet', { env }),
      line('preview open.json --restrict --quiet', { env }),
      line('audit account.json', { env }),
      line('check account.json --expect expectations.json', { env }),
    ]);
  });

  it('prints no character that a terminal obeys, in any format of any command', async () => {
    const text = await compare(
      'hostile',
      [
        ...['text', 'markdown', 'csv'].map((format) => `who hostile.json --format ${format}`),
        'why hostile.json --principal IBMid-1 --action create-user-api-key',
        'why hostile.json --principal IBMid-1 --action create-user-api-key --format markdown',
        'preview hostile.json --relax',
        'preview hostile.json --relax --format markdown',
        ...['text', 'markdown'].map((format) => `audit hostile.json --format ${format}`),
      ].map((one) => line(one, { args: one.split(' ') })),
    );
    expect(text.match(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu)?.filter((found) => found !== '\n') ?? []).toEqual([]);
    for (const json of ['who', 'audit', 'preview']) {
      const relax = json === 'preview' ? ' --relax' : '';
      const { stdout } = await runLine(folder, line(`${json} hostile.json --format json${relax}`));
      expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(Object.keys(JSON.parse(stdout))).toContain('diagnostics');
    }
  });
});

describe('CLI-7: usage', () => {
  it('helps', () =>
    compare(
      'help',
      ['--help', 'who --help', 'why --help', 'preview --help', 'audit --help', 'check --help', 'read --help'].map(
        (text) => line(text, { hasNoTime: true }),
      ),
    ));

  it('suggests the most similar command, option or value', () =>
    compare('usage', [
      line('wy payloads.json', { hasNoTime: true }),
      line('who', { hasNoTime: true }),
      line('who payloads.json --fromat json'),
      line('who payloads.json --format sarif'),
      line('who payloads.json --format'),
      line('who payloads.json --quiet=yes'),
      line('who payloads.json --time 2026-02-30T00:00:00Z', { hasNoTime: true }),
      line('who payloads.json --time tomorrow', { hasNoTime: true }),
      line('why payloads.json --principal ada.admin@example.com'),
      line('why payloads.json --principal ada.admn@example.com --action create-user-api-key --quiet'),
      line('why payloads.json --principal ada.admin@example.com --action create-user-key --quiet'),
      line('why payloads.json --principal ada.admin@example.com --action create-service-id-api-key'),
      line('why payloads.json --principal ada.admin@example.com --action create-service-id --resource x --quiet'),
      line('preview payloads.json'),
      line('preview payloads.json --restrict --relax'),
      line('preview payloads.json --plan plan.json --setting service-id-creation'),
      line('preview payloads.json --plan payloads.json --quiet'),
      line('preview payloads.json --after --quiet'),
      line('audit payloads.json --fail-on height'),
      line('audit payloads.json --baseline plan.json'),
    ]));
});

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeInputs } from './support/inputs.ts';
import { runLine } from './support/transcript.ts';

const SCHEMA = JSON.parse(readFileSync(new URL('../../src/schemas/command.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { 'date-time': /^\d{4}-.*Z$/ } });
ajv.addSchema(SCHEMA, 'command');

let folder: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ folder, remove } = await makeInputs());
});
afterAll(() => remove());

describe('CLI-2: JSON has named keys, as its schema says', () => {
  it.each([
    'who payloads.json',
    'who incomplete.json --quiet',
    'why payloads.json --principal ada.admin@example.com --action create-user-api-key',
    'why account.json --principal IBMid-060003CRTR --action create-user-api-key',
    'preview open.json --restrict --as ada.admin@example.com',
    'preview account.json --plan creates.json --as IBMid-060003CRTR',
    'audit payloads.json',
    'check account.json --expect unmet.json',
  ])('%s', async (text) => {
    const { stdout } = await runLine(folder, { args: [...text.split(' '), '--format', 'json'] });
    const answer: unknown = JSON.parse(stdout);
    const [command = ''] = text.split(' ');
    const validate = ajv.getSchema(`command#/$defs/${command}`);
    expect(validate?.(answer), JSON.stringify(validate?.errors)).toBe(true);
    // A key that the schema does not know would be a mistake in either.
    expect(validate?.({ ...(answer as object), more: 1 })).toBe(false);
  });

  it('of a preview: the comparison, what the plan asks, the fixes and the diagnostics', async () => {
    const args = 'preview open.json --restrict --format json --quiet'.split(' ');
    const { stdout, status } = await runLine(folder, { args });
    const { comparison, asks, fixes, diagnostics } = JSON.parse(stdout);
    expect([status, asks, diagnostics.length]).toEqual([1, [], 4]);
    expect(comparison.lockouts).toEqual([{ code: 'owner-may-not-create-user-keys', certain: true }]);
    expect(fixes).toMatchObject([{ action: 'iam-identity.user-apikey.create' }]);
    expect(fixes[0].principals).toHaveLength(9);
    expect(fixes[0].commands[0]).toBe('ibmcloud iam access-group-user-add api-key-creators olive.owner@example.com');
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { getCedarVersion } from '@cedar-policy/cedar-wasm/nodejs';
import { it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { agreedInCedar } from './cedar-engine.ts';
import { situations } from './cedar-space.ts';

const FOLDER = new URL('../../docs/records/', import.meta.url);

/** Only this writes the record, and only when Cedar allowed the same everywhere. */
it('CED-2, CED-4: Cedar allows the same in all accounts of one or two policies, and records it', () => {
  const made = madeAt();
  let accounts = 0;
  let questions = 0;
  let allowed = 0;
  for (const { account, requests } of situations()) {
    accounts += 1;
    questions += requests.length;
    allowed += agreedInCedar(account, requests);
  }
  const record = {
    accounts,
    questions,
    allowed,
    disagreements: 0,
    cedar: getCedarVersion(),
    madeAt: made,
  };
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(new URL('cedar.json', FOLDER), `${JSON.stringify(record, undefined, 2)}\n`);
});

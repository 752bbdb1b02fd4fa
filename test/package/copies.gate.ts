import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepare } from '../runtimes/folder.ts';
import type { Reports } from '../runtimes/runtimes.ts';

it('the ES and CommonJS copies in one process agree, also where each has made what the other gets', () => {
  const folder = prepare();
  const host = join(folder.path, 'host.mjs');
  const reports: Reports = JSON.parse(execFileSync(process.execPath, [host], { encoding: 'utf8' }));
  rmSync(folder.path, { recursive: true });
  const { esm, cjs, mixed } = reports;
  expect(esm?.wrong).toEqual([]);
  expect(cjs).toEqual(esm);
  expect(mixed).toEqual(esm);
});

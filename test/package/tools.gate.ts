import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Consumer, install, ROOT, remove } from './packed.ts';

let consumer: Consumer;
beforeAll(() => {
  consumer = install();
});
afterAll(() => remove(consumer));

it.each([
  ['publint', '--strict'],
  ['attw', '--profile', 'node16'],
])('%s finds nothing wrong with the tarball', (tool, ...options) => {
  const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin', tool), [consumer.tarball, ...options], {
    encoding: 'utf8',
  });
  expect(status, stdout + stderr).toBe(0);
});

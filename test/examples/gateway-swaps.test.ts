import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { fingerprint } from 'apikey-policy/gateway';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ACCOUNT, createGuard, FRAMEWORKS, type Gateway, gateway, restricted } from './gateways.ts';
import { callsUnderReplacement, createKey, REPLACEMENTS, snapshot, statusOf } from './replacements.ts';

describe.each(Object.entries(REPLACEMENTS))('a snapshot that is replaced by %s', (_, replace) => {
  it('answers the next call, and between two steps there is a refusal', async () => {
    const door = await gateway('node-http');
    expect((await createKey(door, 'first')).status).toBe(403);
    for (const version of [2, 3, 4, 4, 5, 6]) {
      const steps = replace(door.file, JSON.stringify(snapshot(version)));
      for (const [index, step] of steps.entries()) {
        step();
        if (index < steps.length - 1) expect((await createKey(door, 'between')).status).toBe(503);
      }
      expect(await createKey(door, 'after')).toEqual({ status: statusOf(version), version });
    }
    await door.close();
  });
});

describe.each(FRAMEWORKS)('a snapshot that is replaced under load on %s', (framework) => {
  it('loses no call, and never mixes', async () => {
    const door = await gateway(framework);
    await callsUnderReplacement(door, 300, 12);
    await door.close();
  });
});

describe('the age of a snapshot', () => {
  const NOW = Date.parse('2026-03-16T15:00:00Z');
  let door: Gateway;
  let now: number;

  beforeEach(async () => {
    now = NOW;
    door = await gateway('node-http', { maxAge: 60, now: () => now });
    door.put(snapshot(2));
    utimesSync(door.file, NOW / 1000, NOW / 1000);
  });
  afterEach(() => door.close());

  it('is in each audit line, beside its version and its fingerprint', async () => {
    now += 42_000;
    await createKey(door, 'x');
    const hash = createHash('sha256')
      .update(fingerprint(snapshot(2).account))
      .digest('hex');
    expect(door.audit.at(-1)).toMatchObject({
      status: 'forwarded',
      snapshot: { version: '2', fingerprint: hash, age: 42 },
      record: { effect: 'allow', snapshot: { version: '2', fingerprint: hash } },
    });
  });

  it.each([
    [0, 201],
    [60, 201],
    [61, 503],
    [-60, 201],
    [-61, 503],
  ])('of %i seconds, with a limit of 60: status %i', async (age, status) => {
    now += age * 1000;
    expect((await createKey(door, 'x')).status).toBe(status);
    if (status === 503) {
      expect(door.audit.at(-1)?.snapshot).toMatchObject({ version: '2', problem: expect.stringMatching(/old|future/) });
    }
  });

  it('starts anew when the same snapshot is written again', async () => {
    now += 61_000;
    expect((await createKey(door, 'x')).status).toBe(503);
    writeFileSync(door.file, JSON.stringify(snapshot(2)));
    utimesSync(door.file, now / 1000, now / 1000);
    expect((await createKey(door, 'x')).status).toBe(201);
  });

  it.each([Number.NaN, 0, -1])('has no limit of %s: the guard does not start', (maxAge) => {
    expect(() => createGuard({ account: ACCOUNT, current: () => restricted, maxAge })).toThrow(/^`maxAge` must be/);
  });
});

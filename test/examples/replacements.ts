import { appendFileSync, renameSync, symlinkSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs';
import type { Account } from 'apikey-policy';
import { expect } from 'vitest';
import { ADMIN, type Gateway, restricted } from './gateways.ts';

/** Even versions restrict nobody. Odd versions restrict all but the creators. */
export function snapshot(version: number): { readonly version: number; readonly account: Account } {
  return { version, account: version % 2 === 0 ? { ...restricted, apiKeyCreation: 'NOT_RESTRICTED' } : restricted };
}

/** The steps in which a file is replaced: between two of them, the file is not there or not complete. */
type Replacement = (file: string, contents: string) => readonly (() => void)[];

/** The kinds in which editors and jobs replace a file. */
export const REPLACEMENTS: Readonly<Record<string, Replacement>> = {
  'rename over': (file, contents) => [
    () => {
      writeFileSync(`${file}.new`, contents);
      renameSync(`${file}.new`, file);
    },
  ],
  'truncate and write': (file, contents) => [
    () => truncateSync(file),
    () => appendFileSync(file, contents.slice(0, 100)),
    () => appendFileSync(file, contents.slice(100)),
  ],
  'delete and create': (file, contents) => [() => unlinkSync(file), () => writeFileSync(file, contents)],
  'symlink swap': (file, contents) => [
    () => {
      const target = `${file}.${JSON.parse(contents).version}`;
      writeFileSync(target, contents);
      symlinkSync(target, `${file}.link`);
      renameSync(`${file}.link`, file);
    },
  ],
};

/** Creates a key as the administrator, who may do so with even versions only. */
export async function createKey({ url }: Gateway, name: string): Promise<{ status: number; version: number }> {
  const answer = await fetch(`${url}/v1/apikeys`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-iam-id': ADMIN },
    body: JSON.stringify({ iam_id: ADMIN, name }),
  });
  const content = await answer.json();
  if (answer.status === 201) expect(content.name).toBe(name);
  return { status: answer.status, version: Number(answer.headers.get('x-snapshot')) };
}

/** The status that a version of the snapshot gives. */
export function statusOf(version: number): number {
  return version % 2 === 0 ? 201 : 403;
}

/**
 * Makes many calls at once, while the snapshot is replaced in every way in turn. Every call gets the answer of the snapshot
 * that was in force when it was made, or of a later one, or a refusal.
 */
export async function callsUnderReplacement(door: Gateway, calls: number, replacements: number): Promise<void> {
  const kinds = Object.values(REPLACEMENTS);
  const answers: { readonly name: string; readonly status: number; readonly version: number }[] = [];
  let version = 1;
  let next = 0;
  let steps: (() => void)[] = [];

  /** One step of the replacement: `version` is the last complete version. */
  function replace(): void {
    if (steps.length === 0) {
      const way = kinds[version % kinds.length];
      steps = [...(way?.(door.file, JSON.stringify(snapshot(version + 1))) ?? [])];
    }
    steps.shift()?.();
    if (steps.length === 0) version += 1;
  }

  async function caller(): Promise<void> {
    while (next < calls) {
      const name = `key-${next++}`;
      // The four kinds have seven steps.
      if (next % Math.floor((calls / replacements / 7) * 4) === 0) replace();
      const before = version;
      const answer = await createKey(door, name);
      answers.push({ name, ...answer });
      if (answer.status !== 503) {
        expect(answer.version).toBeGreaterThanOrEqual(before);
        expect(answer.status).toBe(statusOf(answer.version));
      }
    }
  }
  await Promise.all(Array.from({ length: 50 }, caller));

  expect(version).toBeGreaterThanOrEqual(replacements);
  expect(new Set(answers.map(({ name }) => name)).size).toBe(calls);
  const allowed = answers.flatMap(({ name, status }) => (status === 201 ? [name] : []));
  expect(allowed.length).toBeGreaterThan(calls / 10);
  expect(allowed.length).toBeLessThan((calls * 9) / 10);
  expect(door.upstream.received.map(({ body }) => JSON.parse(String(body)).name).sort()).toEqual(allowed.sort());
  // The audit log has one line for each call, with the same answer.
  const lines = door.audit.map(({ snapshot: used, status }) =>
    [status === 'forwarded' ? 201 : status, status === 503 ? '' : used?.version].join(' '),
  );
  expect(lines.sort()).toEqual(
    answers.map(({ status, version: used }) => [status, status === 503 ? '' : used].join(' ')).sort(),
  );
}

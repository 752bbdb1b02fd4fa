import { createRequire } from 'node:module';
import * as core from 'apikey-policy';
import * as cedar from 'apikey-policy/cedar';
import * as ibmCloud from 'apikey-policy/ibm-cloud';
import { describe, expect, it, vi } from 'vitest';
import { asScript, fences, typeErrors, withAssertions } from './fences.ts';

const require = createRequire(import.meta.url);
const modules: Record<string, unknown> = {
  'apikey-policy': core,
  'apikey-policy/cedar': cedar,
  'apikey-policy/ibm-cloud': ibmCloud,
};

const all = fences();

describe('every example of the documentation', () => {
  it('is found', () => {
    expect(all.map(({ title }) => title.replace(/:\d+$/, ''))).toMatchSnapshot();
  });

  it('type-checks', { timeout: 60_000 }, () => {
    expect(typeErrors(all)).toEqual([]);
  });

  it.each(all)('runs as written: $title', ({ code }) => {
    expect(withAssertions(code), 'an example without an asserted value shows nothing').toContain('assertEqual(');
    vi.spyOn(console, 'log').mockImplementation(() => {});
    const run = new Function('require', 'exports', 'assertEqual', asScript(code));
    run(
      (name: string) => modules[name] ?? require(name),
      {},
      (actual: unknown, expected: unknown) => expect(actual).toEqual(expected),
    );
    vi.restoreAllMocks();
  });
});

const functions = Object.entries({ ...core, ...cedar, ...ibmCloud }).flatMap(([name, value]) =>
  typeof value === 'function' ? [name] : [],
);

describe('every exported function', () => {
  it.each(functions)('has an example that imports it: %s', (name) => {
    const imported = new RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from 'apikey-policy`);
    expect(all.some(({ code }) => imported.test(code))).toBe(true);
  });
});

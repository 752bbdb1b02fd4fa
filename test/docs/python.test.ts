import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fences, ROOT } from './fences.ts';

const examples = fences().filter(({ language }) => language === 'python');
const hasPython = spawnSync('python3', ['--version']).status === 0;

/** What the runner tests: it looks the answers up, or denies everything. */
const LOOKS_UP = `
import json
from pathlib import Path
ANSWERS = {}
for path in ("by-rule.json", "corpus.json"):
    for vector in json.loads(Path("node_modules/apikey-policy/src/vectors", path).read_text("utf-8"))["vectors"]:
        ANSWERS[json.dumps([vector["account"], vector["request"]])] = vector["expected"]
def decide(account, request):
    return ANSWERS[json.dumps([account, request])]
`;
const DENIES = `
def decide(account, request):
    return {"effect": "deny", "reason": "no-grant"}
`;

// Said, and not passed over, where there is no Python.
describe.skipIf(!hasPython)(`examples in Python${hasPython ? '' : ', which this machine lacks'}`, () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'apikey-policy-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/apikey-policy'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are found', () => {
    expect(examples).toHaveLength(1);
  });

  it.each(examples)('$title finds what conforms and what does not', ({ code }) => {
    const run = (decisions: string) => {
      writeFileSync(join(folder, 'my_decisions.py'), decisions);
      const { status, stdout } = spawnSync('python3', ['-B', '-c', code], { cwd: folder, encoding: 'utf8' });
      return { status, last: stdout.trimEnd().split('\n').at(-1) };
    };
    const [, count, all] = /^(\d+) of (\d+) conform$/.exec(run(LOOKS_UP).last ?? '') ?? [];
    expect(run(LOOKS_UP).status).toBe(0);
    expect(Number(count)).toBeGreaterThan(500);
    expect(count).toBe(all);
    expect(run(DENIES).status).toBe(1);
  });
});

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { OWN_LOGIC, RUNNERS, type Runner } from './runners.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RECORD = new URL('../../docs/records/testing-kit.md', import.meta.url);

/** What the kit is, and what it is asked with. */
/** Both ends of the range that the package asks for. */
const FAST_CHECK = ['4.0.0', '4.10.2'] as const;

/** For what hangs. */
const LIMIT = 300_000;

const project = mkdtempSync(join(tmpdir(), 'testing-kit-'));
afterAll(() => rmSync(project, { recursive: true }));

function npm(...args: readonly string[]): string {
  return execFileSync('npm', args, { cwd: project, encoding: 'utf8', timeout: LIMIT });
}

function install(...packages: readonly string[]): void {
  npm('install', '--no-audit', '--no-fund', '--save-exact', ...packages);
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(project, 'node_modules', name, 'package.json'), 'utf8')).version;
}

/** The tarball, built from the sources as they are. */
function packed(): string {
  const output = execFileSync('npm', ['pack', '--silent', '--pack-destination', project], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return join(project, output.trim());
}

/** Runs a runner's five lines on some logic: how it ended, and what it printed. */
function run({ file, test, command }: Runner, logic: keyof typeof OWN_LOGIC): { passed: boolean; output: string } {
  writeFileSync(join(project, 'own-logic.cjs'), OWN_LOGIC[logic]);
  writeFileSync(join(project, file), test);
  const [program, ...args] = command;
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: project,
    encoding: 'utf8',
    timeout: LIMIT,
    env: { ...process.env, NODE_ENV: 'test', NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  return { passed: status === 0, output: stdout + stderr };
}

/** Only this writes the record, and only when every runner said what it had to. */
it(
  'runs from the tarball under each runner, and records it',
  () => {
    writeFileSync(join(project, 'package.json'), '{ "name": "scratch", "private": true }\n');
    install(packed(), ...RUNNERS.flatMap(({ from }) => from ?? []));
    const rows: string[] = [];
    for (const version of FAST_CHECK) {
      install(`fast-check@${version}`);
      expect(versionOf('fast-check')).toBe(version);
      for (const runner of RUNNERS) {
        const right = run(runner, 'right');
        expect(right.passed, right.output).toBe(true);
        const wrong = run(runner, 'wrong');
        expect(wrong.passed, wrong.output).toBe(false);
        expect(wrong.output).toMatch(/own answer: false\s+reference: {2}allow, for granted/);
        const name = `${runner.name} ${runner.from === undefined ? process.versions.node : versionOf(runner.name)}`;
        rows.push(`| ${name} | ${runner.modules} | ${version} | passes | fails, with the counterexample |`);
      }
    }
    writeFileSync(RECORD, recordOf(rows));
  },
  4 * LIMIT,
);

function recordOf(rows: readonly string[]): string {
  return `# The testing kit under test runners

\`apikey-policy/testing\`, installed from the packed tarball of version ${versionOf('apikey-policy')} into an empty project, in a test of five lines
each. Node ${process.versions.node}. Logic that is right must pass, and logic that has forgotten access groups must fail.

| runner | modules | fast-check | right logic | wrong logic |
|---|---|---|---|---|
${rows.join('\n')}

\`npm run record -- test/package/testing-kit\` writes this page. Made at ${madeAt()}.
`;
}

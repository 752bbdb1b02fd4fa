import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeAt } from '../records/made-at.mjs';
import { type Consumer, ENTRIES, install, ROOT, remove } from './packed.ts';

/** The last release of each line of TypeScript, from the first that is promised on. */
const VERSIONS = [
  ...['5.0.4', '5.1.6', '5.2.2', '5.3.3', '5.4.5', '5.5.4', '5.6.3', '5.7.3', '5.8.3', '5.9.3'],
  ...['6.0.3', '7.0.2'],
] as const;

/** How programs have their modules resolved; a bundler's have no CommonJS. */
const MODULES = {
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const;

let consumer: Consumer;
const rows: string[] = [];

beforeAll(() => {
  consumer = install();
  const write = (name: string, text: string): void => writeFileSync(join(consumer.folder, name), text);
  for (const name of ['esm.mts', 'cjs.cts']) {
    copyFileSync(fileURLToPath(new URL(`consumers/${name}`, import.meta.url)), join(consumer.folder, name));
  }
  const imports = (form: (entry: string, index: number) => string): string => `${ENTRIES.map(form).join('\n')}\n`;
  write(
    'entries.mts',
    imports((entry, index) => `export * as entry${index} from '${entry}';`),
  );
  write(
    'entries.cts',
    imports((entry, index) => `export import entry${index} = require('${entry}');`),
  );
});

const FILES = { mts: ['esm.mts', 'entries.mts'], cts: ['cjs.cts', 'entries.cts'] };

/** What the compiler says to the consumers, with the package's own declarations checked too. */
function compile(tsc: string, modules: keyof typeof MODULES): string {
  const project = join(consumer.folder, `${modules}.json`);
  const compilerOptions = {
    ...MODULES[modules],
    ...{ target: 'es2022', lib: ['es2022'], types: [] },
    ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
    ...{ skipLibCheck: false, noEmit: true },
  };
  const files = modules === 'bundler' ? FILES.mts : [...FILES.mts, ...FILES.cts];
  writeFileSync(project, JSON.stringify({ compilerOptions, files }));
  try {
    return execFileSync(process.execPath, [tsc, '-p', project], { encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

it.each(VERSIONS)('TypeScript %s', (version) => {
  const home = mkdtempSync(join(consumer.folder, 'typescript-'));
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', '--prefix', home, ...options, `typescript@${version}`], { stdio: 'pipe' });
  const tsc = join(home, 'node_modules/typescript/bin/tsc');
  const said = Object.keys(MODULES).map((modules) => compile(tsc, modules as keyof typeof MODULES));
  rows.push(`| ${version} | ${said.map((errors) => (errors === '' ? 'compiles' : '**errors**')).join(' | ')} |`);
  expect(said).toEqual(said.map(() => ''));
});

/** Only a run of all of them is recorded. */
afterAll(() => {
  remove(consumer);
  if (rows.length < VERSIONS.length) return;
  const page = `# Versions of TypeScript

Programs in ES modules (\`.mts\`) and in CommonJS (\`.cts\`) that import every entry point of the packed package,
compiled strictly and with \`skipLibCheck: false\`, by how their modules are resolved (a bundler's are ES modules alone).
\`npm run record -- test/package/types-matrix\` writes this page. Made at ${madeAt()}.

| TypeScript | ${Object.keys(MODULES).join(' | ')} |
|---|${Object.keys(MODULES)
    .map(() => '---')
    .join('|')}|
${rows.join('\n')}
`;
  mkdirSync(join(ROOT, 'docs/records'), { recursive: true });
  writeFileSync(join(ROOT, 'docs/records/types-matrix.md'), page);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withLinks } from '../../.ci/build/rules.mjs';
import { anchorsOf, withoutFences } from '../docs/headings.ts';
import { type Consumer, ENTRIES, fileOf, install, MANIFEST, remove } from './packed.ts';

let consumer: Consumer;
beforeAll(() => {
  consumer = install();
});
afterAll(() => remove(consumer));

const read = (file: string): string => readFileSync(join(consumer.folder, 'node_modules/apikey-policy', file), 'utf8');

const built = (...endings: readonly string[]): readonly string[] =>
  consumer.files.filter((file) => file.startsWith('dist/') && endings.some((ending) => file.endsWith(ending)));

it('holds these files, and no others', async () => {
  // A folder stands for its modules and its pages, which come and go.
  const lines = consumer.files.map((file) => file.replace(/^((?:src|docs)\/.*?)[^/]+\.(ts|md|mjs|json)$/, '$1*.$2'));
  await expect(`${[...new Set(lines)].sort().join('\n')}\n`).toMatchFileSnapshot('contents.txt');
});

it('is at most 500 kB as it is downloaded', () => {
  expect(consumer.size).toBeLessThanOrEqual(500_000);
});

it('has for each entry point an ES module and a CommonJS module with types, maps for the core, and the command', () => {
  const files = ENTRIES.flatMap((entry) => ['.js', '.d.ts', '.cjs', '.d.cts'].map((ending) => fileOf(entry) + ending));
  expect(built('')).toEqual([...files, 'dist/cli.js', 'dist/index.js.map'].sort());
});

it('ships every source that a map names, once', () => {
  const maps = built('.map').map((file) => JSON.parse(read(file)));
  expect(maps.filter((map) => 'sourcesContent' in map)).toEqual([]);
  const named = maps.flatMap((map): string[] => map.sources);
  expect(named.length).toBeGreaterThan(100);
  const shipped = new Set(consumer.files.map((file) => `../${file}`));
  expect(named.filter((source) => !shipped.has(source))).toEqual([]);
});

it('maps a line of the build to its line in the sources', () => {
  const lines = read('dist/index.js').split('\n');
  const line = lines.findIndex((text) => text.includes('of a request must be'));
  const map = new SourceMap(JSON.parse(read('dist/index.js.map')));
  const found = map.findEntry(line, (lines[line] ?? '').indexOf('of a request must be'));
  if (!('originalLine' in found)) throw new Error('the line has no mapping');
  const source = read(found.originalSource.replace('../', '')).split('\n');
  expect(source[found.originalLine]).toContain('of a request must be');
});

const anchorsIn = (page: string): ReadonlySet<string> => anchorsOf(read(page));

/** Whether a link in a file leads to a file of the package, and to a heading of it where the link names one. */
function leadsNowhere(file: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : normalize(join(dirname(file), path));
  const isThere = consumer.files.some((shipped) => shipped === target || shipped.startsWith(join(target, '/')));
  return !isThere || (anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).has(anchor));
}

// A picture is for the pages of a forge, and heavier than all pages together.
const LINK = /(?<!!\[[^\]]*)\]\((?![a-z]+:)([^)\s]+)\)/g;

/** What only a clone has: pages for contributors, and whole servers. */
const OF_CLONES = /(^|\/)(records\/|contributing\.md|release\.md|examples\/(authzen|gateway)\/|other\/)/;

const deadLinks = (file: string): readonly string[] =>
  [...withoutFences(read(file)).matchAll(LINK)]
    .map(([, link = '']) => link)
    .filter((link) => !OF_CLONES.test(link) && leadsNowhere(file, link))
    .map((link) => `${file}: ${link}`);

it('ships every page and file that its pages link to', () => {
  const pages = consumer.files.filter((file) => file.endsWith('.md'));
  expect(pages).toContain('docs/tutorial.md');
  expect(pages.flatMap(deadLinks)).toEqual([]);
});

it('links each rule that a docstring cites to the page of the package that has it', () => {
  const types = built('.d.cts');
  expect(types.flatMap(deadLinks)).toEqual([]);
  const docstrings = types.flatMap((file) => read(file).match(/\/\*\*[\s\S]*?\*\//g) ?? []);
  expect(docstrings.join().match(LINK)?.length).toBeGreaterThan(50);
  const unlinked: string[] = [];
  for (const docstring of docstrings) withLinks(docstring, (rule) => String(unlinked.push(`${rule}: ${docstring}`)));
  expect(unlinked).toEqual([]);
});

it('has no runtime dependency; a peer is optional, and only the tools for tests need one', () => {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta } = MANIFEST;
  expect([dependencies, optionalDependencies]).toEqual([{}, {}]);
  expect(Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta?.[peer]?.optional !== true)).toEqual([]);
  const outside = built('.js', '.cjs', '.d.ts', '.d.cts').flatMap((file) =>
    ts
      .preProcessFile(read(file), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => !/^(\.\/|apikey-policy(\/|$))/.test(name))
      // The command is run by Node, and has its modules.
      .filter((name) => file !== 'dist/cli.js' || !name.startsWith('node:'))
      .map((name) => `${file}: ${name}`),
  );
  const testing = /^dist\/testing\.(js|cjs|d\.ts|d\.cts): /;
  expect(outside.filter((line) => !testing.test(line))).toEqual([]);
  expect(new Set(outside.map((line) => line.replace(testing, '')))).toEqual(new Set(Object.keys(peerDependencies)));
});

it('shares tables that nobody can change, however a program bundles it', async () => {
  const { outputFiles } = await build({
    stdin: { contents: "export * from 'apikey-policy';", resolveDir: consumer.folder },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  });
  const bundle = join(consumer.folder, 'bundle.js');
  writeFileSync(bundle, outputFiles[0]?.contents ?? '');
  const exported: Readonly<Record<string, unknown>> = await import(pathToFileURL(bundle).href);
  const tables = Object.entries(exported).filter(([, value]) => typeof value === 'object');
  expect(tables.map(([name]) => name)).toContain('ROLE_CATALOGUE');
  expect(tables.flatMap(([name, table]) => changeable(name, table))).toEqual([]);
});

/** The places within a value that are not frozen. */
function changeable(place: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.entries(value).flatMap(([key, part]) => changeable(`${place}.${key}`, part));
  return Object.isFrozen(value) ? within : [place, ...within];
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  // A folder of sources stands for its modules, which come and go.
  const lines = consumer.files.map((file) => file.replace(/^(src\/.*?)[^/]+\.ts$/, '$1*.ts'));
  await expect(`${[...new Set(lines)].sort().join('\n')}\n`).toMatchFileSnapshot('contents.txt');
});

it('has for each entry point an ES module and a CommonJS module, each with its types and map', () => {
  const endings = ['.js', '.js.map', '.d.ts', '.cjs', '.cjs.map', '.d.cts'];
  expect(built('')).toEqual(ENTRIES.flatMap((entry) => endings.map((ending) => fileOf(entry) + ending)).sort());
});

it('ships every source that a map names', () => {
  const named = built('.map').flatMap((file): string[] => JSON.parse(read(file)).sources);
  expect(named.length).toBeGreaterThan(100);
  const shipped = new Set(consumer.files.map((file) => `../${file}`));
  expect(named.filter((source) => !shipped.has(source))).toEqual([]);
});

it('has no runtime dependency; a peer is optional, and only the tools for tests need one', () => {
  const { dependencies = {}, optionalDependencies = {}, peerDependencies = {}, peerDependenciesMeta } = MANIFEST;
  expect([dependencies, optionalDependencies]).toEqual([{}, {}]);
  expect(Object.keys(peerDependencies).filter((peer) => peerDependenciesMeta?.[peer]?.optional !== true)).toEqual([]);
  const outside = built('.js', '.cjs', '.d.ts', '.d.cts').flatMap((file) =>
    [...read(file).matchAll(/(?:\bfrom |\brequire\(|\bimport\(|^import )["']([^"']+)["']/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !/^apikey-policy(\/|$)/.test(name))
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

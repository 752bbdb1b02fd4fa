import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'tsup';
import { ENTRIES, install, PEERS, ROOT } from '../package/packed.ts';

export const HERE: string = fileURLToPath(new URL('.', import.meta.url));

/** The scripts and data that a runtime needs, beside the packed package. */
export interface Folder {
  readonly path: string;
  /** How many vectors the package has. */
  readonly vectors: number;
  /** All in one script, for a runtime that resolves no packages. */
  readonly bundle: () => Promise<string>;
}

export function prepare(): Folder {
  const { folder } = install();
  for (const script of ['conformance.mjs', 'questions.mjs', 'host.mjs', 'bundled.mjs']) {
    copyFileSync(join(HERE, script), join(folder, script));
  }
  const shipped = join(folder, 'node_modules/apikey-policy/src/vectors');
  const { files }: VectorManifest = readJson(join(shipped, 'manifest.json'));
  const vectors = files.flatMap(
    ({ file }) => readJson<{ readonly vectors: readonly unknown[] }>(join(shipped, file)).vectors,
  );
  const write = (name: string, lines: readonly string[]) => writeFileSync(join(folder, name), lines.join('\n'));
  // As text, in which `__proto__` is a name like any other.
  const data = JSON.stringify(JSON.stringify({ vectors, payloads: payloads() }));
  write('data.mjs', [`export const data = JSON.parse(${data});`]);
  write('entries.mjs', [
    `export const entries = ${JSON.stringify(ENTRIES)};`,
    `export const others = ${JSON.stringify(PEERS)};`,
  ]);
  const modules = [...ENTRIES, ...PEERS];
  write('library.mjs', [
    ...modules.map((name, index) => `import * as module${index} from '${name}';`),
    `export const library = { ${modules.map((name, index) => `'${name}': module${index}`).join(', ')} };`,
  ]);
  let made: Promise<string> | undefined;
  return {
    path: folder,
    vectors: files.reduce((sum, { count }) => sum + count, 0),
    bundle: () => {
      made ??= bundle(folder);
      return made;
    },
  };
}

/** The manifest of the vectors, as far as it is read here. */
interface VectorManifest {
  readonly files: readonly { readonly file: string; readonly count: number }[];
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function payloads(): object {
  const folders = ['docs/examples/payloads', 'docs/examples/payloads/other'].map((folder) => join(ROOT, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)));
  const bodies = files.filter((file) => file.endsWith('.json'));
  return Object.fromEntries(bodies.map((file) => [basename(file, '.json'), readJson<object>(file)]));
}

async function bundle(folder: string): Promise<string> {
  // The project's own settings would lead the package's name to its sources.
  const tsconfig = join(folder, 'tsconfig.json');
  writeFileSync(tsconfig, '{}');
  await build({
    config: false,
    entry: { bundle: join(folder, 'bundled.mjs') },
    tsconfig,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    noExternal: [/./],
    outDir: join(folder, 'out'),
    silent: true,
  });
  const path = join(folder, 'out/bundle.global.js');
  if (!readFileSync(path, 'utf8').includes('node_modules/apikey-policy/dist/index.js')) {
    throw new Error('the bundle is not made of the packed package');
  }
  return path;
}

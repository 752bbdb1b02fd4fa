import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT: string = fileURLToPath(new URL('../..', import.meta.url));

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

export const MANIFEST: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The entry points that are modules: the core, and then the doors. */
export const ENTRIES: readonly string[] = Object.keys(MANIFEST.exports)
  .filter((path) => !path.endsWith('.json'))
  .map((path) => path.replace(/^\./, 'apikey-policy'))
  .sort();

/** What some entry point needs beside the package. */
export const PEERS: readonly string[] = Object.keys(MANIFEST.peerDependencies ?? {});

/** The files of the built module of an entry point, without their ending. */
export function fileOf(entry: string): string {
  return `dist/${entry.replace(/^apikey-policy\/?/, '') || 'index'}`;
}

/** A folder of its own in which the package is installed from the tarball that would be published. */
export interface Consumer {
  readonly folder: string;
  readonly tarball: string;
  /** The size of the tarball in bytes. */
  readonly size: number;
  /** The tarball's contents, as paths in the package. */
  readonly files: readonly string[];
}

/** Packs what the last build left in dist. */
export function install(): Consumer {
  const missing = ENTRIES.map((entry) => `${fileOf(entry)}.js`).filter((file) => !existsSync(join(ROOT, file)));
  if (missing.length > 0) throw new Error(`not built, run \`npm run build\` first: ${missing.join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'apikey-policy-'));
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const [tarball] = JSON.parse(execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: 'pipe' }));
  const home = join(folder, 'node_modules/apikey-policy');
  mkdirSync(home, { recursive: true });
  const path = join(folder, tarball.filename);
  execFileSync('tar', ['-xzf', path, '-C', home, '--strip-components=1']);
  for (const peer of PEERS) {
    mkdirSync(dirname(join(folder, 'node_modules', peer)), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', peer), join(folder, 'node_modules', peer));
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module' }));
  const files: readonly { readonly path: string }[] = tarball.files;
  return { folder, tarball: path, size: tarball.size, files: files.map(({ path }) => path).sort() };
}

export function remove({ folder }: Consumer): void {
  rmSync(folder, { recursive: true, force: true });
}

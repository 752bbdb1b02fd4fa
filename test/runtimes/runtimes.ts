import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { arch, platform } from 'node:os';
import { join } from 'node:path';
import { MANIFEST } from '../package/packed.ts';
import { inPage, inWorker, versionOfChromium } from './chromium.ts';
import { ABSENT, reasonOf } from './failures.ts';
import { type Folder, HERE } from './folder.ts';
import { inWorkerd } from './workerd.ts';

/** What `conform` reports of one copy of the library. */
export interface Report {
  readonly vectors: number;
  readonly wrong: readonly string[];
  readonly answers: Readonly<Record<string, { readonly count: number; readonly fingerprint: string }>>;
}

/** Reports by how the library was loaded: `esm`, `cjs`, both `mixed`, or as a `bundle`. */
export type Reports = Readonly<Record<string, Report>>;

export interface Runtime {
  readonly name: string;
  /** Its version, and what it reported. */
  readonly run: (folder: Folder) => Promise<{ readonly version: string; readonly reports: Reports }>;
}

const WORKERD = '1.20261117.1';
const QUICKJS = '0.32.0';

const PLATFORM = `${platform()}-${arch()}`;

/** Each is pinned, and installed in a folder of its own; Chromium is the system's. */
export const RUNTIMES: readonly Runtime[] = [
  ...['20.19.0', '22.23.3', '24.21.0', '26.10.0'].map((version) => ({
    name: `Node ${version.slice(0, 2)}`,
    run: onHost(`node-${PLATFORM}@${version}`, `node-${PLATFORM}/bin/node`, []),
  })),
  {
    name: 'Deno',
    run: onHost('deno@2.9.6', `@deno/${PLATFORM}${platform() === 'linux' ? '-glibc' : ''}/deno`, [
      ...['run', '--no-config', '--no-remote', '--node-modules-dir=manual', '--allow-read'],
    ]),
  },
  { name: 'Bun', run: onHost('bun@1.4.5', `@oven/bun-${PLATFORM.replace('arm64', 'aarch64')}/bin/bun`, []) },
  {
    name: 'workerd',
    run: async (folder) => {
      const home = fetched(folder, `workerd@${WORKERD}`);
      const binary = `node_modules/@cloudflare/workerd-${PLATFORM.replace('x64', '64')}/bin/workerd`;
      return { version: WORKERD, reports: await inWorkerd(join(home, binary), folder) };
    },
  },
  {
    name: 'QuickJS',
    run: async (folder) => {
      const home = fetched(folder, `quickjs-emscripten@${QUICKJS}`);
      const reports = JSON.parse(output(process.execPath, [join(HERE, 'quickjs.mjs'), await folder.bundle(), home]));
      return { version: `quickjs-emscripten ${QUICKJS}`, reports };
    },
  },
  {
    name: 'SES compartment',
    run: async (folder) => ({
      version: `ses ${MANIFEST.devDependencies.ses}, Node ${process.versions.node}`,
      reports: JSON.parse(output(process.execPath, [join(HERE, 'ses.mjs'), folder.path])),
    }),
  },
  {
    name: 'Chromium page',
    run: async (folder) => ({ version: versionOfChromium(), reports: await inPage(folder) }),
  },
  {
    name: 'Chromium worker',
    run: async (folder) => ({ version: versionOfChromium(), reports: await inWorker(folder) }),
  },
];

/** Runs host.mjs where the library is installed. */
function onHost(spec: string, binary: string, options: readonly string[]): Runtime['run'] {
  return async (folder) => {
    const path = join(fetched(folder, spec), 'node_modules', binary);
    const reports = JSON.parse(output(path, [...options, join(folder.path, 'host.mjs')]));
    const version = /\d+\.\d+\.\d+/.exec(output(path, ['--version']))?.[0] ?? 'unknown';
    return { version, reports };
  };
}

/** Installs a package, and never in the project: one that brings a `node` would stand before the machine's own. */
function fetched(folder: Folder, spec: string): string {
  const home = mkdtempSync(join(folder.path, 'runtime-'));
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  try {
    output('npm', ['install', '--prefix', home, '--ignore-scripts', '--no-audit', '--no-fund', spec]);
  } catch (error) {
    throw new Error(`${ABSENT}${spec} cannot be installed: ${reasonOf(error)}`);
  }
  return home;
}

/** Far from UTC and English, neither of which an answer may depend on. */
const ELSEWHERE = { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };

/** Standard output, or an error with what went wrong. */
function output(file: string, options: readonly string[]): string {
  if (file.includes('/') && !existsSync(file)) throw new Error(`${ABSENT}there is no ${file}`);
  const env = { ...process.env, ...ELSEWHERE, NODE_OPTIONS: '' };
  return execFileSync(file, options, { encoding: 'utf8', env, stdio: 'pipe', maxBuffer: 1 << 26 }).trim();
}

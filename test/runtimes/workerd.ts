import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Folder } from './folder.ts';
import type { Reports } from './runtimes.ts';

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const main :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "bundle.mjs", esModule = embed "bundle.mjs"),
  ],
  compatibilityDate = "2026-11-01",
);
`;

/** Without Node's compatibility: only what workerd has by itself. */
const WORKER = `import './bundle.mjs';
export default { fetch: () => Response.json(conformance) };
`;

export async function inWorkerd(binary: string, folder: Folder): Promise<Reports> {
  const home = mkdtempSync(join(folder.path, 'workerd-'));
  copyFileSync(await folder.bundle(), join(home, 'bundle.mjs'));
  writeFileSync(join(home, 'worker.mjs'), WORKER);
  writeFileSync(join(home, 'config.capnp'), CONFIG);
  const server = spawn(binary, ['serve', join(home, 'config.capnp'), '--control-fd=3'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  try {
    const response = await fetch(`http://127.0.0.1:${await portOf(server)}/`);
    if (!response.ok) throw new Error(`workerd answers ${response.status}: ${await response.text()}`);
    return { bundle: JSON.parse(await response.text()) };
  } finally {
    server.kill();
  }
}

/** It says on the control channel where it listens. */
function portOf(server: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    let errors = '';
    server.stderr?.on('data', (text) => {
      errors += text;
    });
    server.stdio[3]?.on('data', (text: Buffer) => {
      for (const line of text.toString().trim().split('\n')) {
        const { event, port } = JSON.parse(line);
        if (event === 'listen') resolve(port);
      }
    });
    server.on('exit', (code) => reject(new Error(`workerd ended with ${code}: ${errors}`)));
    server.on('error', reject);
  });
}

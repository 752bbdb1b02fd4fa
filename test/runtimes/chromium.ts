import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright-core';
import { ABSENT } from './failures.ts';
import type { Folder } from './folder.ts';
import type { Reports } from './runtimes.ts';

const BINARY = process.env.CHROMIUM ?? '/usr/bin/chromium';

// The browser may connect only to this machine.
const OPTIONS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

export function versionOfChromium(): string {
  if (!existsSync(BINARY)) throw new Error(`${ABSENT}there is no ${BINARY}: Debian has it as the package chromium`);
  return /\d+[.\d]+/.exec(execFileSync(BINARY, ['--version'], { encoding: 'utf8' }))?.[0] ?? 'unknown';
}

export function inPage(folder: Folder): Promise<Reports> {
  return inBrowser(folder, async (page) => {
    await page.addScriptTag({ url: '/bundle.js' });
    return { bundle: await page.evaluate('globalThis.conformance') } as Reports;
  });
}

export function inWorker(folder: Folder): Promise<Reports> {
  return inBrowser(folder, async (page) => {
    const report = await page.evaluate(`new Promise((resolve, reject) => {
      const worker = new Worker('/worker.js');
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message));
    })`);
    return { bundle: report } as Reports;
  });
}

async function inBrowser(folder: Folder, ask: (page: Page) => Promise<Reports>): Promise<Reports> {
  const server = await serve({
    '/': ['text/html', '<!doctype html><title>Conformance</title>'],
    '/bundle.js': ['text/javascript', readFileSync(await folder.bundle(), 'utf8')],
    '/worker.js': ['text/javascript', "importScripts('/bundle.js'); postMessage(conformance);"],
  });
  const browser = await chromium.launch({ executablePath: BINARY, args: OPTIONS });
  try {
    const page = await browser.newPage({ timezoneId: 'Pacific/Chatham', locale: 'tr-TR' });
    const { port } = server.address() as AddressInfo;
    await page.goto(`http://127.0.0.1:${port}/`);
    return await ask(page);
  } finally {
    await browser.close();
    server.close();
  }
}

function serve(files: Readonly<Record<string, readonly [type: string, text: string]>>): Promise<Server> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8`,
    });
    response.end(file?.[1]);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

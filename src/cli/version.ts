import { createRequire } from 'node:module';

/** The version of the package, which finds itself by its own name, wherever this file is. */
export function version(): string {
  const manifest: { version: string } = createRequire(import.meta.url)('apikey-policy/package.json');
  return manifest.version;
}

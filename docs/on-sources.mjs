// Bundles a script with the library's sources as they are, so that it needs no build of the package.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const source = (path) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const doors = readdirSync(source('doors')).map((door) => [`apikey-policy/${door}`, source(`doors/${door}/index.ts`)]);

/** The text of one script that holds what `script` imports. `options` are esbuild's. */
export async function bundled(script, options) {
  const { outputFiles } = await build({
    entryPoints: [script],
    bundle: true,
    write: false,
    target: 'es2022',
    alias: { 'apikey-policy': source('index.ts'), ...Object.fromEntries(doors) },
    ...options,
  });
  return outputFiles[0].text;
}

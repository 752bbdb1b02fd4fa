// Builds the playground: one static file, `dist/playground/index.html`, that needs no server. `npm run playground`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { samplePayloads } from '../examples/sample.mjs';

const here = (name) => new URL(name, import.meta.url);
const read = (name) => readFileSync(here(name), 'utf8');

const { outputFiles } = await build({
  entryPoints: [here('app.mjs').pathname],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
});

/** Text within a script element must not end it. */
const inScript = (text) => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');

const parts = {
  '/* style.css */': read('style.css'),
  '/* sample */': inScript(JSON.stringify(samplePayloads())),
  '/* app.js */': inScript(outputFiles[0].text),
};
let page = read('page.html');
for (const [mark, text] of Object.entries(parts)) page = page.replace(mark, () => text);

const folder = here('../../dist/playground/');
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('index.html', folder), page);
console.log(`dist/playground/index.html: ${(page.length / 1024).toFixed(0)} KiB`);

// Builds the playground: one static file, `reports/playground/index.html`, that needs no server. `npm run playground`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { samplePayloads } from '../examples/sample.mjs';
import { bundled } from '../on-sources.mjs';

const here = (name) => new URL(name, import.meta.url);
const read = (name) => readFileSync(here(name), 'utf8');

const app = await bundled(here('app.mjs').pathname, { minify: true, format: 'iife', charset: 'utf8' });

/** Text within a script element must not end it. */
const inScript = (text) => text.replaceAll('</', '<\\/').replaceAll('<!--', '<\\!--');

const parts = {
  '/* style.css */': read('style.css'),
  '/* sample */': inScript(JSON.stringify(samplePayloads())),
  '/* app.js */': inScript(app),
};
let page = read('page.html');
for (const [mark, text] of Object.entries(parts)) page = page.replace(mark, () => text);

const folder = here('../../reports/playground/');
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('index.html', folder), page);
console.log(`reports/playground/index.html: ${(page.length / 1024).toFixed(0)} KiB`);

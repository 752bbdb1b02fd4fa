// On Node, Deno and Bun, from a folder in which the packed library is installed.
import { createRequire } from 'node:module';
import { conform } from './conformance.mjs';
import { data } from './data.mjs';
import { entries, others } from './entries.mjs';

const require = createRequire(import.meta.url);

const esm = {};
const cjs = {};
for (const name of [...entries, ...others]) {
  esm[name] = await import(name);
  cjs[name] = require(name);
}

/** Every second function of one copy, and the rest of the other. */
function mixed(name) {
  const names = Object.keys(esm[name]).sort();
  return Object.fromEntries(names.map((each, index) => [each, (index % 2 === 0 ? esm : cjs)[name][each]]));
}

const library = Object.fromEntries([
  ...entries.map((name) => [name, mixed(name)]),
  ...others.map((name) => [name, esm[name]]),
]);

if (esm['apikey-policy'].decide === cjs['apikey-policy'].decide) {
  throw new Error('`import` and `require` gave one copy, so this host cannot test two copies');
}

console.log(JSON.stringify({ esm: conform(esm, data), cjs: conform(cjs, data), mixed: conform(library, data) }));

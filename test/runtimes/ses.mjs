// In a SES compartment, whose globals have no clock and no randomness: node ses.mjs <folder of the consumer>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import 'ses';

const [folder] = process.argv.slice(2);
const from = (file) => import(pathToFileURL(join(folder, file)));
const { conform } = await from('conformance.mjs');
const { data } = await from('data.mjs');
const { entries, others } = await from('entries.mjs');
const require = createRequire(join(folder, 'package.json'));
const outside = Object.fromEntries(others.map((name) => [name, require(name)]));

lockdown({ errorTaming: 'unsafe' });
const compartment = new Compartment({ __options__: true });

// It has to be as poor as it is said to be.
for (const absent of ['process', 'performance', 'crypto', 'fetch', 'setTimeout', 'Intl']) {
  if (compartment.evaluate(`typeof ${absent}`) !== 'undefined') throw new Error(`the compartment has \`${absent}\``);
}
for (const impure of ['Date.now()', 'new Date()', 'Math.random()']) {
  let answer;
  try {
    answer = compartment.evaluate(impure);
  } catch {
    continue;
  }
  throw new Error(`the compartment answers \`${impure}\` with ${answer}`);
}

const loaded = new Map(Object.entries(outside));

/** A module of the package as it was packed, evaluated in the compartment. */
function load(name) {
  if (!loaded.has(name)) {
    const path = require.resolve(name);
    const text = readFileSync(path, 'utf8');
    loaded.set(name, path.endsWith('.json') ? JSON.parse(text) : evaluated(text));
  }
  return loaded.get(name);
}

function evaluated(text) {
  const module = { exports: {} };
  compartment.evaluate(`(function (require, module, exports) {${text}\n})`)(load, module, module.exports);
  return module.exports;
}

const library = Object.fromEntries([...entries, ...others].map((name) => [name, load(name)]));
console.log(JSON.stringify({ cjs: conform(library, data) }));

// In QuickJS, compiled to WebAssembly: node quickjs.mjs <bundle> <folder where quickjs-emscripten is installed>
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [bundle, home] = process.argv.slice(2);
const { getQuickJS } = createRequire(join(home, 'package.json'))('quickjs-emscripten');
const context = (await getQuickJS()).newContext();

// fast-check, which the tools for tests stand on, takes hold of the timers as it loads, and starts none here.
for (const timer of ['setTimeout', 'clearTimeout']) {
  const forbidden = context.newFunction(timer, () => {
    throw new Error(`${timer} is not of ECMAScript`);
  });
  context.setProp(context.global, timer, forbidden);
}
context.unwrapResult(context.evalCode(readFileSync(bundle, 'utf8'), 'bundle.mjs', { type: 'global' })).dispose();
const report = context.unwrapResult(context.evalCode('JSON.stringify(conformance)'));
console.log(`{"bundle":${context.getString(report)}}`);

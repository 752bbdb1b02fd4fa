// Runs a script on the library's sources as they are: `node docs/run.mjs src/cli/index.ts --help`.
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundled } from './on-sources.mjs';

const [, , script] = argv;
// The script finds its arguments where it would if it were run by itself.
argv.splice(1, 1);
// Examples read files that lie beside them, so the script keeps its address.
const address = JSON.stringify(pathToFileURL(script).href);
const text = await bundled(script, { format: 'esm', platform: 'node', define: { 'import.meta.url': address } });
await import(`data:text/javascript,${encodeURIComponent(text)}`);

// Runs an example on the library's sources as they are: `node docs/run.mjs docs/examples/demo.mjs`.
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundled } from './on-sources.mjs';

const [, , script] = argv;
// Examples read files that lie beside them, so the script keeps its address.
const address = JSON.stringify(pathToFileURL(script).href);
const text = await bundled(script, { format: 'esm', platform: 'node', define: { 'import.meta.url': address } });
await import(`data:text/javascript,${encodeURIComponent(text)}`);

// What page, worker, workerd and QuickJS run, in one file with all that it imports.
import { conform } from './conformance.mjs';
import { data } from './data.mjs';
import { library } from './library.mjs';

globalThis.conformance = conform(library, data);

import { readFileSync } from 'node:fs';
import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';

/** Bodies that people had and that are not what they look like, by the name of their file in `odd/`. */
export function odd(name: string): IbmCloudPayloads {
  const text = readFileSync(new URL(`./odd/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text).payloads;
}

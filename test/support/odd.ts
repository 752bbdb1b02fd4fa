import { readFileSync } from 'node:fs';
import type { Request } from 'apikey-policy';
import type { HttpCall } from 'apikey-policy/gateway';
import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';

/** An input that people had and that is not what it looks like. */
interface Odd {
  readonly payloads: IbmCloudPayloads;
  /** The requests about it. */
  readonly asks: readonly Request[];
}

/** By the name of its file in `odd/`. */
export function oddInput(name: string): Odd {
  return read(name);
}

export function odd(name: string): IbmCloudPayloads {
  return oddInput(name).payloads;
}

/** The calls to a gateway of a file in `odd/`. */
export function oddCalls(name: string): readonly HttpCall[] {
  const { calls }: { calls: readonly (Omit<HttpCall, 'body'> & { readonly body: object })[] } = read(name);
  return calls.map(({ body, ...call }) => ({ ...call, body: JSON.stringify(body) }));
}

function read(name: string) {
  return JSON.parse(readFileSync(new URL(`./odd/${name}.json`, import.meta.url), 'utf8'));
}

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ACCOUNT, ROBOT } from './gateways.ts';
import { BODY, type Exchange, exchange, post, statusesOf } from './raw-socket.ts';

/** What is in use after garbage is collected, in bytes, and how many calls there were so far. */
interface Sample {
  readonly calls: number;
  readonly heap: number;
  readonly rss: number;
}

/** A gateway of a framework in a process of its own, and what has been seen of it. */
export interface Soaked {
  readonly framework: string;
  readonly url: string;
  readonly child: ChildProcess;
  readonly samples: Sample[];
  /** Answers that are not those of their calls. */
  readonly wrong: string[];
  calls: number;
  /** Answers for want of a snapshot. */
  refused: number;
  /** Keys that were created. */
  created: number;
}

export async function startSoaked(framework: string, file: string, upstream: string): Promise<Soaked> {
  const script = fileURLToPath(new URL('soaked-gateway.mjs', import.meta.url));
  const child = fork(script, [framework, ACCOUNT, file, upstream], { execArgv: ['--expose-gc'] });
  const [url] = await once(child, 'message');
  return { framework, url: String(url), child, samples: [], wrong: [], calls: 0, refused: 0, created: 0 };
}

/** Makes calls of the kinds in turn, with a pause of so many milliseconds between two. */
export async function drive(
  gateway: Soaked,
  names: readonly string[],
  pause: number,
  goesOn: () => boolean,
): Promise<void> {
  while (goesOn()) {
    const name = String(names[gateway.calls++ % names.length]);
    const call = KINDS[name];
    if (call === undefined) throw new Error(`there is no kind ${name}`);
    const statuses = statusesOf(await exchange(gateway.url, call.pieces, call));
    gateway.refused += statuses.filter((status) => status === 503).length;
    gateway.created += statuses.filter((status) => status === 201).length;
    if (!isRight(statuses, call.right)) gateway.wrong.push(`${name}: ${statuses.join(', ')}`);
    await sleep(pause);
  }
}

export async function sample({ child, calls, samples }: Soaked): Promise<void> {
  child.send('');
  const [memory] = await once(child, 'message');
  samples.push({ ...memory, calls });
}

type Kind = Exchange & {
  readonly pieces: readonly string[];
  /** The right answers. */
  readonly right: readonly number[];
};

/** Instead of a decision, there may be a refusal while the snapshot is not complete. */
function isRight(statuses: readonly number[], right: readonly number[]): boolean {
  return (
    statuses.length === right.length &&
    right.every((status, at) => statuses[at] === status || ([201, 403].includes(status) && statuses[at] === 503))
  );
}

const OF_ROBOT = JSON.stringify({ iam_id: ROBOT, name: 'x' });

/** What is sent, and what is right to answer. */
export const KINDS: Readonly<Record<string, Kind>> = {
  allowed: { pieces: [post('/v1/apikeys')], right: [201] },
  denied: { pieces: [post('/v1/apikeys', OF_ROBOT)], right: [403] },
  misspelled: { pieces: [post('/v1//apikeys')], right: [400] },
  'not guarded': { pieces: [post('/v1/other')], right: [200] },
  slow: { pieces: post('/v1/apikeys').match(/.{1,20}/gs) ?? [], pause: 40, right: [201] },
  'a huge body': { pieces: [post('/v1/apikeys', BODY + ' '.repeat(2_000_000))], right: [413] },
  'a huge body that is not guarded': { pieces: [post('/v1/other', 'x'.repeat(2_000_000))], right: [200] },
  'a huge header': { pieces: [post('/v1/apikeys', BODY, `X-Huge: ${'x'.repeat(100_000)}`)], right: [431] },
  'no HTTP': { pieces: ['hello\r\n\r\n'], right: [400] },
  'broken off': { pieces: [post('/v1/apikeys').slice(0, -5)], breaksOff: true, right: [] },
  'broken off, not guarded': { pieces: [post('/v1/other').slice(0, -5)], breaksOff: true, right: [] },
  pipelined: {
    pieces: [post('/v1/apikeys') + post('/v1//apikeys') + post('/v1/other') + post('/v1/apikeys', OF_ROBOT)],
    answers: 4,
    right: [201, 400, 200, 403],
  },
};

/** The change of a value in one step from one sample to the next, by least squares. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, _, at) => sum + (at - middle) ** 2, 0);
  return values.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0) / squares;
}

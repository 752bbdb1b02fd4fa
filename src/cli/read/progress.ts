import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import type { SnapshotProgress } from 'apikey-policy/snapshot';
import type { Output } from '../host.ts';

const TERMINAL_EVERY = 100;
const LOG_EVERY = 10_000;

/** Says how far a reading has come: on a terminal in one line that changes, in a log by a new line now and then. */
export interface Progress {
  readonly update: (payloads: IbmCloudPayloads, retries: number) => void;
  readonly end: (payloads: IbmCloudPayloads, retries: number) => void;
}

/** How far payloads are read. */
type Measure = (payloads: IbmCloudPayloads) => SnapshotProgress;

export function createProgress(output: Output, measure: Measure): Progress {
  const begin = Date.now();
  let shownAt = 0;
  const show = (payloads: IbmCloudPayloads, retries: number, isEnd: boolean) => {
    shownAt = Date.now();
    const line = lineOf(measure(payloads), payloads.failures?.length ?? 0, retries, shownAt - begin);
    output.write(output.isTerminal ? `\r${line}\u001b[K${isEnd ? '\n' : ''}` : `${line}\n`);
  };
  return {
    update: (payloads, retries) => {
      if (Date.now() >= shownAt + (output.isTerminal ? TERMINAL_EVERY : LOG_EVERY)) show(payloads, retries, false);
    },
    end: (payloads, retries) => show(payloads, retries, true),
  };
}

function lineOf({ done, known, rows }: SnapshotProgress, failed: number, retries: number, elapsed: number): string {
  return [
    clock(elapsed),
    `${done} of ${known} calls`,
    `${rows} rows`,
    `${retries} retries`,
    ...(failed > 0 ? [`${failed} given up`] : []),
  ].join('  ');
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return [Math.floor(seconds / 60), seconds % 60].map((part) => `${part}`.padStart(2, '0')).join(':');
}

import { connect } from 'node:net';
import { setTimeout as sleep, setImmediate as soon } from 'node:timers/promises';
import { CREATOR } from './gateways.ts';

/** A call of the creator's for an own key, which the restricted account allows. */
export const BODY: string = JSON.stringify({ iam_id: CREATOR, name: 'x' });
export const HEAD: readonly string[] = ['Host: gateway', `X-IAM-ID: ${CREATOR}`, 'Content-Type: application/json'];

export function post(path: string, body: string = BODY, ...headers: readonly string[]): string {
  return [`POST ${path} HTTP/1.1`, ...HEAD, `Content-Length: ${body.length}`, ...headers, '', body].join('\r\n');
}

/** How pieces are sent, and when enough came back. */
export interface Exchange {
  readonly answers?: number;
  /** Whether the connection breaks off behind the last piece. */
  readonly breaksOff?: boolean;
  /** Milliseconds between two pieces. */
  readonly pause?: number;
}

/** Sends pieces one after the other, and returns all that came back until the connection ended or so many answers came. */
export function exchange(
  url: string,
  pieces: readonly string[],
  { answers = 1, breaksOff = false, pause = 0 }: Exchange = {},
): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      received += chunk;
      if (statusesOf(received).length >= answers) setImmediate(() => socket.end());
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
    socket.on('connect', async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await (pause > 0 ? sleep(pause) : soon());
      }
      if (breaksOff) socket.destroy();
    });
  });
}

/** The statuses of answers, without those that only say to go on. */
export function statusesOf(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 ([2-5]\d\d)/g)].map(([, status]) => Number(status));
}

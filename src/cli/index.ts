#!/usr/bin/env node
// The command as a process: everything that it takes from Node's globals goes through here.
import type { WriteStream } from 'node:tty';
import { messageOf, reasonOf } from './command-error.ts';
import type { Output } from './host.ts';
import { run } from './run.ts';

const stopped = new AbortController();
// Only `read` has something to save. Every other command ends at once, as Node does by itself.
const stopSignals = { SIGINT: 130, SIGTERM: 143 } as const;
if (process.argv[2] === 'read')
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () =>
      stopped.abort(Object.assign(new Error(`stopped by ${signal}`), { status: stopSignals[signal] })),
    );

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Who reads has what they want: the command ends as if it had been read to the end.
  if (error.code === 'EPIPE') return;
  process.stderr.write(`apikey-policy: can't write the answer: ${reasonOf(error)}\n`);
  process.exitCode = 2;
});
// Nobody is left to tell.
process.stderr.on('error', () => undefined);

const outputOf = (stream: WriteStream): Output => ({
  write: (text) => void stream.write(text),
  isTerminal: stream.isTTY === true,
  columns: stream.columns,
});

const status = await run({
  args: process.argv.slice(2),
  env: process.env,
  now: Date.now,
  stdin: process.stdin,
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  stopped: stopped.signal,
}).catch((error: unknown) => {
  process.stderr.write(`apikey-policy: ${messageOf(error)}\n`);
  return 2;
});
process.exitCode ??= status;

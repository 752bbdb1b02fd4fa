import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { COMMAND } from './build.ts';

/** A process that ended. */
export interface Ended {
  /** The exit status, or the signal that ended it. */
  readonly status: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export interface Options {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Text for standard input; `null` leaves it open. */
  readonly input?: string | null;
  /** Arguments of Node before the command. */
  readonly node?: readonly string[];
}

/** Starts the built command. */
export function start(args: readonly string[], { cwd, env = {}, input = '', node = [] }: Options = {}): Started {
  const child = spawn(process.execPath, [...node, COMMAND, ...args], {
    cwd,
    env: { PATH: process.env.PATH, ...env } as NodeJS.ProcessEnv,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  child.stdin.on('error', () => undefined);
  if (input !== null) child.stdin.end(input);
  const ended = once(child, 'close').then(([code, signal]) => ({ status: code ?? signal, stdout, stderr }));
  return { child, ended };
}

/** Runs the built command to its end. */
export function command(args: readonly string[], options: Options = {}): Promise<Ended> {
  return start(args, options).ended;
}

import { run } from '../../../src/cli/run.ts';
import type { Ended, Options } from './command.ts';

/** The command in this process, which takes a tenth of the time of another; transcripts.test.ts says that both answer alike. */
export async function runHere(
  args: readonly string[],
  { cwd = '.', env = {}, input = '' }: Pick<Options, 'cwd' | 'env' | 'input'> = {},
): Promise<Ended> {
  const output = { stdout: '', stderr: '' };
  const to = (stream: keyof typeof output) => ({
    write: (text: string) => {
      output[stream] += text;
    },
    isTerminal: false,
    columns: undefined,
  });
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const status = await run({
      args,
      env,
      now: Date.now,
      stdin: (async function* () {
        if (input !== null) yield Buffer.from(input);
      })(),
      stdout: to('stdout'),
      stderr: to('stderr'),
      stopped: new AbortController().signal,
    });
    return { status, ...output };
  } finally {
    process.chdir(before);
  }
}

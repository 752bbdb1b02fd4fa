import type { OptionSpec } from '../arguments/command.ts';

type Options = Readonly<Record<string, OptionSpec>>;

/** Options of every command. */
const EVERY: Options = {
  quiet: { help: 'say nothing but the answer, warnings and errors' },
  help: { help: 'show this help' },
  version: { help: 'show the version' },
};

/** What a command's output can be; the first is the default. */
export function withCommon(formats: readonly string[], own: Options): Options {
  return {
    ...own,
    format: { value: 'FORMAT', choices: formats, help: `what the answer is written as; ${formats[0]} unless given` },
    time: { value: 'TIME', help: 'the time to answer for, RFC 3339; now unless given' },
    complete: { help: 'end with status 2 where the account is incomplete' },
    ...EVERY,
  };
}

/** Options of a command that reads no account from files. */
export function withEvery(own: Options): Options {
  return { ...own, ...EVERY };
}

export const INPUT = 'an INPUT: a file or folder of JSON, or - for standard input';

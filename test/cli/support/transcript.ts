import { command, type Ended, type Options } from './command.ts';

/** Every answer of a transcript is for this time. */
const TIME = '2026-03-16T15:00:00Z';

/** One command line, as a person types it after `apikey-policy `. */
export interface Line extends Options {
  readonly args: readonly string[];
  /** Whether the line has its own time, or none. */
  readonly hasNoTime?: boolean;
}

/** What a terminal shows of one command: output, then errors, then the status. */
export async function transcriptOf(folder: string, lines: readonly Line[]): Promise<string> {
  const parts: string[] = [];
  // Two at a time, as there are two cores; a line may need what the one before it writes.
  const step = lines.some(({ args }) => args.includes('--write-baseline')) ? 1 : 2;
  for (let from = 0; from < lines.length; from += step) {
    const shown = lines.slice(from, from + step).map(async (line) => shownAs(line, await runLine(folder, line)));
    parts.push(...(await Promise.all(shown)));
  }
  return `${parts.join('\n\n')}\n`;
}

export function runLine(folder: string, { args, hasNoTime = false, ...options }: Line): Promise<Ended> {
  return command(hasNoTime ? args : [...args, '--time', TIME], { cwd: folder, ...options });
}

function shownAs({ args, env = {}, input }: Line, { status, stdout, stderr }: Ended): string {
  const variables = Object.entries(env).map(([name, value]) => `${name}=${value} `);
  const from = input === undefined ? '' : ' < …';
  const title = `$ ${variables.join('')}apikey-policy ${args.map(spelled).join(' ')}${from}`;
  return [title, trimmed(stdout), marked(stderr), `status ${status}`].filter((part) => part !== '').join('\n');
}

function trimmed(text: string): string {
  // CSV ends its lines with a carriage return, too.
  return text.replaceAll('\r\n', '\n').replace(/\n$/, '');
}

/** Lines of standard error stand behind a mark. */
function marked(text: string): string {
  return text === '' ? '' : trimmed(text).replace(/^/gm, '! ');
}

function spelled(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg}'`;
}

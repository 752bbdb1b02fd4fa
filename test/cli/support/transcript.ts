import { command, type Ended, type Options } from './command.ts';
import { runHere } from './here.ts';

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
  // One after the other, as a line may need what the one before it writes.
  for (const line of lines) parts.push(shownAs(line, await runLine(folder, line)));
  return `${parts.join('\n\n')}\n`;
}

export function runLine(folder: string, line: Line): Promise<Ended> {
  return runHere(argsOf(line), { ...line, cwd: folder });
}

/** The same in a process of its own. */
export function runLineAlone(folder: string, line: Line): Promise<Ended> {
  return command(argsOf(line), { ...line, cwd: folder });
}

function argsOf({ args, hasNoTime = false }: Line): readonly string[] {
  return hasNoTime ? args : [...args, '--time', TIME];
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

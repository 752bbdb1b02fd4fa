import { visible } from '../text/layout/visible.ts';
import { wrapped } from '../text/layout/wrapped.ts';
import { suggestion } from '../text/nearest.ts';
import { quote } from '../text/quote.ts';
import { readInstant } from '../text/read-instant.ts';
import type { Command, Terms } from './arguments/command.ts';
import { helpOf, overview } from './arguments/help.ts';
import { readArguments, usage } from './arguments/read-arguments.ts';
import { commandError, isCommandError, messageOf } from './command-error.ts';
import { COMMANDS } from './commands.ts';
import type { Host } from './host.ts';
import { withoutSecret } from './secret.ts';
import { version } from './version.ts';

const COLUMNS = 80;

/** Runs the command that arguments name, and gives its exit status: 0 fine, 1 found, 2 not run (CLI-3). */
export async function run(process: Host): Promise<number> {
  const host = withoutSecret(process);
  try {
    return await runCommand(host);
  } catch (error) {
    const isKnown = isCommandError(error);
    const own = isKnown ? '' : 'something is wrong in apikey-policy itself: ';
    const hint = isKnown ? '' : '; APIKEY_POLICY_DEBUG=1 shows where';
    const lines = `${own}${messageOf(error)}${hint}`.split('\n');
    for (const line of lines) host.stderr.write(`apikey-policy: ${visible(line)}\n`);
    if (host.env.APIKEY_POLICY_DEBUG === '1' && error instanceof Error) host.stderr.write(`${error.stack}\n`);
    return 2;
  }
}

async function runCommand(host: Host): Promise<number> {
  const [name, ...rest] = host.args;
  if (name === undefined || name === '--help' || name === '-h') {
    (name === undefined ? host.stderr : host.stdout).write(overview(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    host.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = COMMANDS.find((one) => one.name === name);
  if (command === undefined) {
    const hint = suggestion(
      name,
      COMMANDS.map((one) => one.name),
    );
    throw commandError(`${quote(name)} isn't a command${hint} (see \`apikey-policy --help\`)`);
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    host.stdout.write(helpOf(command));
    return 0;
  }
  if (rest.includes('--version')) {
    host.stdout.write(`${version()}\n`);
    return 0;
  }
  const given = readArguments(command, rest);
  if (given.operands.length === 0) throw usage(command, `\`${command.name}\` needs ${command.operand}`);
  return command.run(given, termsOf(command, host, given));
}

function termsOf(command: Command, host: Host, given: ReturnType<typeof readArguments>): Terms {
  const time = given.value('time');
  const isColoured = host.stdout.isTerminal && (host.env.NO_COLOR ?? '') === '' && host.env.TERM !== 'dumb';
  const warn = (line: string) => host.stderr.write(`${visible(line)}\n`);
  const columns = host.stdout.columns ?? columnsOf(host.env.COLUMNS);
  return {
    host,
    answer: (text) => host.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    note: (line) => (given.has('quiet') ? undefined : warn(line)),
    warn,
    time: time === undefined ? host.now() : readTime(time),
    format: given.value('format') ?? command.options.format?.choices?.[0] ?? 'text',
    columns,
    heading: (text) => {
      const lines = wrapped(text, columns).join('\n');
      return isColoured ? `\u001b[1m${lines}\u001b[22m` : lines;
    },
  };
}

function readTime(text: string): number {
  const time = readInstant(text);
  if (time !== undefined) return time;
  throw commandError(`${quote(text)} isn't a time: \`--time\` takes RFC 3339, such as 2026-03-16T15:00:00Z`);
}

function columnsOf(text: string | undefined): number {
  const columns = Number(text);
  return Number.isInteger(columns) && columns > 0 ? columns : COLUMNS;
}

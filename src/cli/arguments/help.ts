import type { Command } from './command.ts';

/** What `apikey-policy --help` says. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'apikey-policy: who may create API keys in an IBM Cloud account, and why',
    '',
    'Usage: apikey-policy COMMAND INPUT… [OPTIONS]',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'INPUT is one or more files or folders of JSON, or - for standard input: what `apikey-policy read` writes, an',
    "account, bodies of IBM Cloud's REST API, or what `ibmcloud … --output json` prints. Each is recognised by what is",
    'in it. Of a folder, its *.json files are read.',
    '',
    'Exit status: 0 fine; 1 the command found what it looks for; 2 it could not be run.',
    '',
    'Try: apikey-policy who --help',
    '',
  ].join('\n');
}

/** What `apikey-policy COMMAND --help` says. */
export function helpOf({ name, summary, usage, details, options, example }: Command): string {
  const rows = Object.entries(options).map(([option, { value, choices, help }]) => {
    const shown = choices?.join('|') ?? value;
    return [`--${option}${shown === undefined ? '' : ` ${shown}`}`, help] as const;
  });
  return [
    `apikey-policy ${name}: ${summary}`,
    '',
    `Usage: apikey-policy ${name} ${usage}`,
    ...(details.length > 0 ? ['', ...details] : []),
    '',
    'Options:',
    ...rows.flatMap(([option, help]) =>
      option.length > 22 ? [`  ${option}`, `${' '.repeat(26)}${help}`] : [`  ${option.padEnd(22)}  ${help}`],
    ),
    '',
    'Example:',
    `  ${example}`,
    '',
  ].join('\n');
}

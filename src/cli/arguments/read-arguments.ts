import { parseArgs } from 'node:util';
import { suggestion } from '../../text/nearest.ts';
import { quote } from '../../text/quote.ts';
import { commandError } from '../command-error.ts';
import type { Command, Given, OptionSpec } from './command.ts';

type Token = NonNullable<ReturnType<typeof parseArgs>['tokens']>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/** Reads a command's arguments. An unknown option is an error that suggests the most similar one. */
export function readArguments(command: Command, args: readonly string[]): Given {
  const { tokens } = parseArgs({ args: [...args], options: typesOf(command), strict: false, tokens: true });
  const values = new Map<string, string[]>();
  const operands: string[] = [];
  const after: string[] = [];
  let current: string | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      current = token.name;
      const spec = specOf(command, token);
      const value = argumentOf(command, token, spec);
      if (values.has(token.name) && spec.isList !== true) throw usage(command, `\`--${token.name}\` is given twice`);
      values.set(token.name, [...(values.get(token.name) ?? []), value]);
    } else if (token.kind === 'positional') {
      (current === 'after' ? after : operands).push(token.value);
    }
  }
  return {
    operands,
    after: [...(values.get('after') ?? []), ...after],
    value: (option) => values.get(option)?.[0],
    values: (option) => values.get(option) ?? [],
    has: (option) => values.has(option),
  };
}

/** An error about how a command is written, which ends in where to read more. */
export function usage({ name }: Command, sentence: string): Error {
  return commandError(`${sentence} (see \`apikey-policy ${name} --help\`)`);
}

function typesOf({ options }: Command): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const types = Object.entries(options).map(([name, { value }]) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, name === 'help' ? { type, short: 'h' } : { type }] as const;
  });
  return Object.fromEntries(types);
}

function specOf(command: Command, { name, rawName }: OptionToken): OptionSpec {
  const spec = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (spec !== undefined) return spec;
  const hint = suggestion(name, Object.keys(command.options)).replace('`', '`--');
  throw usage(command, `${quote(rawName)} isn't an option of \`${command.name}\`${hint}`);
}

function argumentOf(command: Command, { name, value, inlineValue }: OptionToken, spec: OptionSpec): string {
  if (spec.value === undefined) {
    if (value === undefined) return '';
    throw usage(command, `\`--${name}\` takes no value`);
  }
  // `--format --quiet` forgets the value of the first; a lone `-` is one.
  const isForgotten = value === undefined || (inlineValue === false && value.startsWith('-') && value !== '-');
  if (isForgotten || value === '')
    throw usage(command, `\`--${name}\` needs a value: ${spec.choices?.join(', ') ?? spec.value}`);
  if (spec.choices !== undefined && !spec.choices.includes(value)) {
    const choices = spec.choices.join(', ');
    const hint = suggestion(value, spec.choices);
    throw usage(command, `${quote(value)} isn't a value of \`--${name}\`, which takes ${choices}${hint}`);
  }
  return value;
}

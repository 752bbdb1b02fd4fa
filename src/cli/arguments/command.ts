import type { Host } from '../host.ts';

/** An option of a command. */
export interface OptionSpec {
  /** How help names its value; an option without it is a switch. */
  readonly value?: string;
  /** The only values that it takes. */
  readonly choices?: readonly string[];
  /** Whether it may be given several times. */
  readonly isList?: boolean;
  readonly help: string;
}

/** A command: what help says of it, and what runs it. */
export interface Command {
  readonly name: string;
  /** One line: what it answers. */
  readonly summary: string;
  /** How its operands and own options are written. */
  readonly usage: string;
  /** What it needs at least, in an error where it is missing. */
  readonly operand: string;
  /** More about it, a line each. */
  readonly details: readonly string[];
  readonly options: Readonly<Record<string, OptionSpec>>;
  readonly example: string;
  readonly run: Run;
}

/** What a command is to do. */
export interface Given {
  readonly operands: readonly string[];
  /** Operands that follow `--after`. */
  readonly after: readonly string[];
  value(option: string): string | undefined;
  values(option: string): readonly string[];
  has(option: string): boolean;
}

/** Runs a command and gives its exit status. */
type Run = (given: Given, terms: Terms) => Promise<number>;

/** What every command has to work with. */
export interface Terms {
  readonly host: Host;
  /** Writes the answer. */
  readonly answer: (text: string) => void;
  /** Writes a line for the person, unless `--quiet`. */
  readonly note: (line: string) => void;
  /** Writes a line that `--quiet` does not silence. */
  readonly warn: (line: string) => void;
  /** Epoch milliseconds: `--time`, or now. */
  readonly time: number;
  readonly format: string;
  /** Characters a line of text. */
  readonly columns: number;
  /** A heading as the terminal shows it, in lines. */
  readonly heading: (text: string) => string;
}

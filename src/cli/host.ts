/** A stream that the command writes to. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Characters a line; none where nobody says it. */
  readonly columns: number | undefined;
}

/** Everything that the command takes from the process it runs in. */
export interface Host {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts once the person or the system stops the command. */
  readonly stopped: AbortSignal;
}

/** An error in the input: its code, its place, and a sentence that says what was expected. */
export interface Issue {
  /** A stable code. */
  readonly code: string;
  /** The keys and positions that lead to the place from the root of the input. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The issues of an invalid input: at least one. */
export type Issues = readonly [Issue, ...Issue[]];

/** A remark on an input that was accepted. */
export type Diagnostic = Issue;

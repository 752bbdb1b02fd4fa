/** Something wrong in a piece of input: what, where, and a sentence that says what was expected. */
export interface Issue {
  /** A stable code. */
  readonly code: string;
  /** Keys and positions that lead to it from the input's root. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** The issues of an input that was refused: at least one. */
export type Issues = readonly [Issue, ...Issue[]];

/** Something worth knowing about an input that was taken. */
export type Diagnostic = Issue;

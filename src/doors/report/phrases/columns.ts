/** How wide the lines are. */
export interface TextOptions {
  /** The columns of the terminal: a whole number, 80 by default. Below 30 it counts as 30. */
  readonly columns?: number | undefined;
}

const NARROWEST = 30;

/** The columns to fill. */
export function columnsOf({ columns = 80 }: TextOptions): number {
  if (!Number.isInteger(columns)) throw new TypeError('`columns` must be a whole number');
  return Math.max(NARROWEST, columns);
}

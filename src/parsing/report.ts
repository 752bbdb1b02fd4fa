import type { Issue } from '../nouns/issue.ts';
import type { IssueCode } from './codes.ts';

/** Where a value stands: keys and positions from the input's root. */
export type Path = readonly (string | number)[];

/** Collects what is wrong, so that all of it is told at once. */
export type Report = Issue[];

/** Adds an issue; the message is a sentence about the place. */
export function blame(report: Report, code: IssueCode, path: Path, sentence: string): void {
  report.push({ code, path, message: `${spell(path)} ${sentence}` });
}

const LONGEST = 60;

/** User input as it stands in a message: in backticks, and not at any length. */
export function quote(text: string): string {
  return `\`${text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}\``;
}

function spell(path: Path): string {
  if (path.length === 0) return 'the account';
  const shown = path.length > LONGEST ? [...path.slice(0, LONGEST), '…'] : path;
  const words = shown.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`));
  return quote(words.join('').replace(/^\./, ''));
}

import type { Issue } from '../nouns/issue.ts';
import type { IssueCode } from '../nouns/issue-code.ts';

/** Where a value stands: keys and positions from the input's root. */
export type Path = readonly (string | number)[];

/** Adds an issue, whose message is a sentence about the place; what is blamed has no value. */
export function blame(issues: Issue[], code: IssueCode, path: Path, sentence: string): undefined {
  issues.push({ code, path, message: `${spell(path)} ${sentence}` });
}

/** User input as it stands in a message: in backticks, at no great length, and on one line. */
export function quote(text: string): string {
  return `\`${tidy(text)}\``;
}

/** A path as it stands in a message; of a deep one the beginning and the end. */
export function spell(path: Path): string {
  if (path.length === 0) return 'the input';
  const spelled = path.length > 12 ? `${join(path.slice(0, 8))}…${join(path.slice(-4))}` : join(path);
  return `\`${spelled.replace(/^\./, '')}\``;
}

function join(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${tidy(key)}`)).join('');
}

// Cut before anything else is done with it: a key can be as long as the whole input, and be named in many messages.
function tidy(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  // Line breaks, control characters and the like could pass for a line of somebody's log.
  return cut.replace(/[\p{C}\p{Z}`]/gu, ' ');
}

import type { Issue } from '../nouns/issue.ts';
import type { IssueCode } from '../nouns/issue-code.ts';

/** The place of a value: keys and positions from the root of the input. */
export type Path = readonly (string | number)[];

/** Adds an issue whose message is a sentence about the place. Returns `undefined`: an invalid part has no value. */
export function addIssue(issues: Issue[], code: IssueCode, path: Path, sentence: string): undefined {
  issues.push({ code, path, message: `${spell(path)} ${sentence}` });
}

/** User input for a message: in backticks, shortened, and on one line. */
export function quote(text: string): string {
  return `\`${tidy(text)}\``;
}

/** A path for a message. Of a deep path, only the beginning and the end are shown. */
export function spell(path: Path): string {
  if (path.length === 0) return 'the input';
  const spelled = path.length > 12 ? `${join(path.slice(0, 8))}…${join(path.slice(-4))}` : join(path);
  return `\`${spelled.replace(/^\./, '')}\``;
}

function join(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${tidy(key)}`)).join('');
}

// The key is cut first: it can be as long as the whole input, and many messages can name it.
function tidy(text: string): string {
  const cut = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  // Line breaks and control characters could forge lines of a log.
  return cut.replace(/[\p{C}\p{Z}`]/gu, ' ');
}

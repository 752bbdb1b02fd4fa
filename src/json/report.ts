import type { Issue } from '../nouns/issue.ts';
import type { IssueCode } from '../nouns/issue-code.ts';
import { type Path, spell } from '../text/quote.ts';

/** Adds an issue whose message is a sentence about the place. Returns `undefined`: an invalid part has no value. */
export function addIssue(issues: Issue[], code: IssueCode, path: Path, sentence: string): undefined {
  issues.push({ code, path, message: `${spell(path)} ${sentence}` });
}

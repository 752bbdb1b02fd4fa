import { frozen } from './frozen.ts';

const codes = {
  missing: 'a field that is required is not there',
  'wrong-type': 'a value is not of the type that its place asks for',
  empty: 'an id is an empty text',
  'unknown-field': 'a field that its place does not have',
  'unknown-value': 'a string that is not one of the values that its place takes',
  'wrong-prefix': "a principal's kind and the prefix of its IAM ID disagree",
  ambiguous: 'a subject names both a principal and an access group',
  conflict: 'two entries of one list have one id and different contents',
  'not-json': 'a value that plain JSON does not have, or one that stands within itself',
  'repeated-too-often': 'the same objects stand in so many places that the input is far larger than it looks',
} as const;

/** A code of an issue that `parseAccount` finds. */
export type IssueCode = keyof typeof codes;

/** The codes of issues that `parseAccount` finds, and what each means. They stay. */
export const ISSUE_CODES: Readonly<Record<IssueCode, string>> = frozen(codes);

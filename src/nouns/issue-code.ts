import { frozen } from './frozen.ts';

const codes = {
  missing: 'a required field is missing',
  'wrong-type': 'a value has another type than its place requires',
  empty: 'an id is an empty string',
  'unknown-field': 'a field that its place does not have',
  'unknown-value': 'a string is not one of the values that its place accepts',
  'wrong-prefix': 'the IAM ID of a principal has the prefix of another kind',
  ambiguous: 'a subject names both a principal and an access group',
  conflict: 'two entries of one list have the same id and different contents',
  'not-json': 'a value is not plain JSON, or contains itself',
  'repeated-too-often': 'the input repeats the same objects too often',
} as const;

/** The code of an issue of `parseAccount`. */
export type IssueCode = keyof typeof codes;

/** The codes of the issues of `parseAccount`, each with its meaning. The codes are stable. */
export const ISSUE_CODES: Readonly<Record<IssueCode, string>> = frozen(codes);

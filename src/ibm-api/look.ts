import { type Body, fieldOf, isBody } from './body.ts';

// What the errors of IBM's services have, of which no answer has any.
const ERROR_FIELDS = ['errors', 'errorCode', 'status_code', 'trace'];

/** What rows are known by; a page has none of these. The command line shows users with the last two. */
const ROW_FIELDS = ['id', 'iam_id', 'crn', 'ibmUniqueId', 'userId'];

/** What a body looks like that has what only an error of IBM's API has (B11), as the end of a sentence; else empty. */
export function errorLookOf(body: Body): string {
  const isError = ERROR_FIELDS.some((field) => fieldOf(body, field) !== undefined);
  return isError ? ", and looks like an error of IBM's API" : '';
}

/** The same of any value in the place of a body or a page, which may look like other things, too. */
export function lookOf(value: unknown): string {
  if (Array.isArray(value)) return ', and looks like a bare array of rows';
  if (!isBody(value)) return '';
  const isRow = ROW_FIELDS.some((field) => typeof fieldOf(value, field) === 'string');
  return errorLookOf(value) || (isRow ? ', and looks like one row instead of a page' : '');
}

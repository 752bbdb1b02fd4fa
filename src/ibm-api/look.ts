import { type Body, fieldOf, isBody } from './body.ts';

// Fields of IBM's error bodies. No other response has them.
const ERROR_FIELDS = ['errors', 'errorCode', 'status_code', 'trace'];

/** Fields that only rows have. IBM's command line uses the last two for users. */
const ROW_FIELDS = ['id', 'iam_id', 'crn', 'ibmUniqueId', 'userId'];

/** The end of a message for a body that looks like an error of IBM's API (B11); otherwise empty. */
export function errorLookOf(body: Body): string {
  const isError = ERROR_FIELDS.some((field) => fieldOf(body, field) !== undefined);
  return isError ? ", but it looks like an error of IBM's API" : '';
}

/** The end of a message for a value that looks like an error, an array of rows or one row (B11); otherwise empty. */
export function lookOf(value: unknown): string {
  if (Array.isArray(value)) return ', but it looks like a bare array of rows';
  if (!isBody(value)) return '';
  const isRow = ROW_FIELDS.some((field) => typeof fieldOf(value, field) === 'string');
  return errorLookOf(value) || (isRow ? ', but it looks like one row instead of a page' : '');
}

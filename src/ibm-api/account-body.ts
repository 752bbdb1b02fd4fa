import { type Body, fieldOf, refuseUnlessOfAccount } from './body.ts';
import { errorLookOf } from './look.ts';
import { readOptionalBody } from './read-body.ts';
import { type Report, reportIssue } from './report.ts';

/** The owner in the account's own body, if it has one. */
export function readAccountBody(input: Body, report: Report): string | undefined {
  const body = readOptionalBody(input, 'account', [], report);
  if (body === undefined) return undefined;
  refuseUnlessOfAccount(body, ['account'], report, 'id');
  const owner = fieldOf(body, 'owner_iamid');
  const look = errorLookOf(body);
  if (owner === undefined && look !== '')
    return reportIssue(report, 'wrong-type', ['account'], `must be the account's own body${look}`);
  if (owner === undefined || (typeof owner === 'string' && owner !== '')) return owner;
  return reportIssue(report, 'wrong-type', ['account', 'owner_iamid'], 'must be an IAM ID, a non-empty string');
}

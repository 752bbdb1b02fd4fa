import { type Body, fieldOf, refuseUnlessOfAccount } from './body.ts';
import { errorLookOf } from './look.ts';
import { readOptionalBody } from './read-body.ts';
import { blame, type Report } from './report.ts';

/** The owner that the account's own body names, if it names one; one that is no text is an issue. */
export function readAccountBody(input: Body, report: Report): string | undefined {
  const body = readOptionalBody(input, 'account', [], report);
  if (body === undefined) return undefined;
  refuseUnlessOfAccount(body, ['account'], report, 'id');
  const owner = fieldOf(body, 'owner_iamid');
  const look = errorLookOf(body);
  if (owner === undefined && look !== '')
    return blame(report, 'wrong-type', ['account'], `must be the account's own body${look}`);
  if (owner === undefined || (typeof owner === 'string' && owner !== '')) return owner;
  return blame(report, 'wrong-type', ['account', 'owner_iamid'], 'must be an IAM ID, a text that is not empty');
}

import type { Policy } from 'apikey-policy';
import { quote } from '../../parsing/report.ts';
import { type Body, fieldOf, readOptionalBody, refuseUnlessOfAccount } from './body.ts';
import { readId } from './input.ts';
import { ACCOUNT_OWNER } from './policies.ts';
import { blame, type Report } from './report.ts';

const ADMINISTRATOR = 'crn:v1:bluemix:public:iam::::role:Administrator';

/** The owner: as the input says, else as the account's own body does. */
export function readOwner(input: Body, report: Report): string | undefined {
  const said = readId(input, 'ownerId', report);
  const body = readOptionalBody(input, 'account', [], report);
  if (body === undefined) return said;
  refuseUnlessOfAccount(body, ['account'], report, 'id');
  const path = ['account', 'owner_iamid'];
  const owner = fieldOf(body, 'owner_iamid');
  if (owner === undefined) return said;
  if (typeof owner !== 'string' || owner === '')
    return blame(report, 'wrong-type', path, 'must be an IAM ID, a text that is not empty');
  if (said !== undefined && said !== owner)
    return blame(report, 'other-owner', path, `is ${quote(owner)}, and \`ownerId\` says ${quote(said)}`);
  return owner;
}

/** What IBM assigns to account owners, as an ordinary policy: no rule has a special case for them (P6). */
export function ownerPolicy(ownerId: string): Policy {
  return {
    id: ACCOUNT_OWNER,
    subject: { principal: ownerId },
    roles: [ADMINISTRATOR],
    target: { attributes: [{ key: 'serviceType', operator: 'stringEquals', value: 'platform_service' }] },
  };
}

import type { Policy } from 'apikey-policy';
import { readAccountBody } from '../../ibm-api/account-body.ts';
import type { Body } from '../../ibm-api/body.ts';
import { blame, type Report } from '../../ibm-api/report.ts';
import { quote } from '../../json/report.ts';
import { readId } from './input.ts';
import { ACCOUNT_OWNER } from './policies.ts';

const ADMINISTRATOR = 'crn:v1:bluemix:public:iam::::role:Administrator';

/** The owner: as the input says, else as the account's own body does. */
export function readOwner(input: Body, report: Report): string | undefined {
  const said = readId(input, 'ownerId', report);
  const owner = readAccountBody(input, report);
  if (said === undefined || owner === undefined || said === owner) return said ?? owner;
  const path = ['account', 'owner_iamid'];
  return blame(report, 'other-owner', path, `is ${quote(owner)}, and \`ownerId\` says ${quote(said)}`);
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

import type { Policy } from 'apikey-policy';
import { type Body, fieldOf, readBody } from './body.ts';
import { ACCOUNT_OWNER } from './policies.ts';
import { blame, quote, type Report } from './report.ts';

const ADMINISTRATOR = 'crn:v1:bluemix:public:iam::::role:Administrator';

/** The owner: as the input says, else as the account's own body does. */
export function readOwner(input: Body, accountId: string, report: Report): string | undefined {
  const said = fieldOf(input, 'ownerId');
  const value = fieldOf(input, 'account');
  if (said !== undefined && (typeof said !== 'string' || said === '')) {
    blame(report, 'wrong-type', ['ownerId'], '`ownerId` must be an IAM ID, a text that is not empty');
    return undefined;
  }
  const body = value === undefined ? undefined : readBody(value, ['account'], report);
  if (body === undefined) return said;
  const id = fieldOf(body, 'id');
  const owner = fieldOf(body, 'owner_iamid');
  if (id !== undefined && id !== accountId) {
    blame(report, 'other-account', ['account', 'id'], `\`account.id\` must be the account ${quote(accountId)}`);
  }
  if (owner === undefined) return said;
  if (typeof owner !== 'string' || owner === '') {
    blame(
      report,
      'wrong-type',
      ['account', 'owner_iamid'],
      '`account.owner_iamid` must be an IAM ID, a text that is not empty',
    );
    return said;
  }
  if (said !== undefined && said !== owner) {
    blame(
      report,
      'other-owner',
      ['account', 'owner_iamid'],
      `\`account.owner_iamid\` is ${quote(owner)}, and \`ownerId\` says ${quote(said)}`,
    );
  }
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

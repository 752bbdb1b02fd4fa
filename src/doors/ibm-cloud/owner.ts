import { type Policy, ROLES } from 'apikey-policy';
import { readAccountBody } from '../../ibm-api/account-body.ts';
import type { Body } from '../../ibm-api/body.ts';
import { blame, note, type Report } from '../../ibm-api/report.ts';
import { quote } from '../../json/report.ts';
import { readFlag, readId } from './input.ts';
import { ACCOUNT_OWNER } from './policies.ts';

/** Who owns the account, what that grants, and whether that is all that it can grant. */
export interface Owner {
  readonly ownerId: string | undefined;
  /** The owner's policy (P6), if there is to be one. */
  readonly policies: readonly Policy[];
  readonly isComplete: boolean;
}

/** Reads the owner, and whether to add its policy (B4): an unknown owner has one that nothing says (I4). */
export function readOwner(input: Body, report: Report): Owner {
  const ownerId = readOwnerId(input, report);
  const addsPolicy = readFlag(input, 'ownerPolicy', report) ?? true;
  if (!addsPolicy) return { ownerId, policies: [], isComplete: true };
  if (ownerId !== undefined) return { ownerId, policies: [ownerPolicy(ownerId)], isComplete: true };
  const sentence = 'is not given, so one user may be the owner and have its access: give it, or `account`';
  note(report, 'owner-not-known', ['ownerId'], sentence);
  return { ownerId, policies: [], isComplete: false };
}

/** As the input says, else as the account's own body does. */
function readOwnerId(input: Body, report: Report): string | undefined {
  const said = readId(input, 'ownerId', report);
  const owner = readAccountBody(input, report);
  if (said === undefined || owner === undefined || said === owner) return said ?? owner;
  const path = ['account', 'owner_iamid'];
  return blame(report, 'other-owner', path, `is ${quote(owner)}, and \`ownerId\` says ${quote(said)}`);
}

/** What IBM assigns to account owners, as an ordinary policy: no rule has a special case for them (P6). */
function ownerPolicy(ownerId: string): Policy {
  return {
    id: ACCOUNT_OWNER,
    subject: { principal: ownerId },
    roles: [ROLES.administrator],
    target: { attributes: [{ key: 'serviceType', operator: 'stringEquals', value: 'platform_service' }] },
  };
}

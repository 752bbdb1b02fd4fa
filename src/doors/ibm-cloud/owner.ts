import { type Policy, ROLES } from 'apikey-policy';
import { readAccountBody } from '../../ibm-api/account-body.ts';
import type { Body } from '../../ibm-api/body.ts';
import { note, type Report, reportIssue } from '../../ibm-api/report.ts';
import { quote } from '../../text/quote.ts';
import { readBoolean, readId } from './input.ts';
import { OWNER_POLICY_ID } from './policies.ts';

/** The owner of the account and the owner's policy. It is complete if no other user can be the owner. */
export interface Owner {
  readonly ownerId: string | undefined;
  /** The owner's policy (P6), unless it is left out. */
  readonly policies: readonly Policy[];
  readonly isComplete: boolean;
}

/** Reads the owner and adds its policy (B4). The policy of an unknown owner is missing (I4). */
export function readOwner(input: Body, report: Report): Owner {
  const ownerId = readOwnerId(input, report);
  const addsPolicy = readBoolean(input, 'ownerPolicy', report) ?? true;
  if (!addsPolicy) return { ownerId, policies: [], isComplete: true };
  if (ownerId !== undefined) return { ownerId, policies: [ownerPolicy(ownerId)], isComplete: true };
  const sentence = 'is not given, so any user may be the owner: give `ownerId` or `account`';
  note(report, 'owner-not-known', ['ownerId'], sentence);
  return { ownerId, policies: [], isComplete: false };
}

/** The owner in the input, else the owner in the account's own body. */
function readOwnerId(input: Body, report: Report): string | undefined {
  const given = readId(input, 'ownerId', report);
  const owner = readAccountBody(input, report);
  if (given === undefined || owner === undefined || given === owner) return given ?? owner;
  const path = ['account', 'owner_iamid'];
  return reportIssue(report, 'other-owner', path, `is ${quote(owner)}, but \`ownerId\` is ${quote(given)}`);
}

/** The policy that IBM assigns to account owners. It is an ordinary policy, without special rules (P6). */
function ownerPolicy(ownerId: string): Policy {
  return {
    id: OWNER_POLICY_ID,
    subject: { principal: ownerId },
    roles: [ROLES.administrator],
    target: { attributes: [{ key: 'serviceType', operator: 'stringEquals', value: 'platform_service' }] },
  };
}

import type { Audited } from './audited.ts';
import type { AuditedPolicy } from './audited-policy.ts';
import type { Found } from './finding.ts';
import { mistakesIn } from './mistakes.ts';
import { deletedPrincipal, unlistedIdentity } from './principals.ts';
import { creationBesideOthers, publicCreatorRole, unknownRole } from './roles.ts';
import type { FindingCode } from './table.ts';
import { expired, neverOpen } from './windows.ts';

/** Checks one policy. Returns the detail of a finding, which may be empty, or `undefined` without a finding. */
type Check = (policy: AuditedPolicy, audited: Audited) => string | undefined;

/** The checks of each policy (AUD-1, AUD-2). */
const CHECKS: readonly (readonly [FindingCode, Check])[] = [
  ['never-open', neverOpen],
  ['expired', expired],
  ['public-creator-role', publicCreatorRole],
  ['unknown-role', unknownRole],
  ['deleted-principal', deletedPrincipal],
  ['unlisted-identity', unlistedIdentity],
  ['creation-beside-others', creationBesideOthers],
];

export function findInPolicies(audited: Audited): Found[] {
  return audited.policies.flatMap((audit) => {
    const { id, target } = audit.policy;
    const find = (code: FindingCode, detail: string): Found => ({ code, subject: { policy: id }, detail });
    const checked = CHECKS.flatMap(([code, check]) => {
      const detail = check(audit, audited);
      return detail === undefined ? [] : [find(code, detail)];
    });
    return audit.isOnTarget ? checked : [...checked, ...mistakesIn(target).map((code) => find(code, ''))];
  });
}

import type { Audited } from './audited.ts';
import type { AuditedPolicy } from './audited-policy.ts';
import type { Found } from './finding.ts';
import { deletedPrincipal, unlistedIdentity } from './principals.ts';
import { creationBesideOthers, publicCreatorRole, unknownRole } from './roles.ts';
import type { FindingCode } from './table.ts';
import {
  accountAlone,
  allEnabledServices,
  platformServiceMisspelt,
  resourceGroup,
  serviceDisplayName,
} from './targets.ts';
import { expired, neverOpen } from './windows.ts';

/** Looks at one policy: the detail of a finding, which may be empty, or nothing. */
type Check = (policy: AuditedPolicy, audited: Audited) => string | undefined;

/** The checks of policies, each by itself (AUD-1, AUD-2). */
const CHECKS: readonly (readonly [FindingCode, Check])[] = [
  ['resource-group', resourceGroup],
  ['all-enabled-services', allEnabledServices],
  ['platform-service-misspelt', platformServiceMisspelt],
  ['service-display-name', serviceDisplayName],
  ['account-alone', accountAlone],
  ['never-open', neverOpen],
  ['expired', expired],
  ['public-creator-role', publicCreatorRole],
  ['unknown-role', unknownRole],
  ['deleted-principal', deletedPrincipal],
  ['unlisted-identity', unlistedIdentity],
  ['creation-beside-others', creationBesideOthers],
];

export function findInPolicies(audited: Audited): Found[] {
  return audited.policies.flatMap((policy) =>
    CHECKS.flatMap(([code, check]) => {
      const detail = check(policy, audited);
      return detail === undefined ? [] : [{ code, subject: { policy: policy.policy.id }, detail }];
    }),
  );
}

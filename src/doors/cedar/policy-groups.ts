import type { PolicyGroups } from './entities.ts';
import type { CedarEntityUid } from './formats.ts';
import { grantOf } from './grants.ts';
import { textOfUid } from './names.ts';
import type { PolicyPermit } from './policies.ts';
import type { Target } from './targets.ts';

/** The targets of permits, and the grants of their subjects if permits are merged. */
export function policyGroupsOf(permits: readonly PolicyPermit[], isCompact: boolean): PolicyGroups {
  const targets = new Map<string, Target>();
  const grants = new Map<string, Map<string, CedarEntityUid>>();
  for (const permit of permits) {
    if (permit.target !== undefined) targets.set(permit.target.uid.id, permit.target);
    const grant = isCompact ? grantOf(permit) : undefined;
    if (grant === undefined) continue;
    const subject = textOfUid(permit.subject);
    grants.set(subject, (grants.get(subject) ?? new Map<string, CedarEntityUid>()).set(grant.id, grant));
  }
  return { targets: [...targets.values()], grants };
}

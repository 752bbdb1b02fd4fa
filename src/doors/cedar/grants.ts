import type { CedarEntityUid } from './formats.ts';
import { uidOfParts } from './names.ts';
import { OWN_KEY, type Permit } from './permit.ts';
import { membersOf, type PolicyPermit, textOfTimes } from './policies.ts';

/** A longer name would take more room than the permits that it merges. */
const LONGEST_TIMES = 1000;

/** The group of all subjects with an equal permit, named by what it grants; none for conditions of great length. */
export function grantOf({ action, target, when }: PolicyPermit): CedarEntityUid | undefined {
  const times = textOfTimes(when);
  if (times.length > LONGEST_TIMES) return undefined;
  const on = target === undefined ? [] : ['on', target.uid.id];
  return uidOfParts('Grant', [action, ...on, ...(times === '' ? [] : ['when', times])]);
}

/** Merges permits that differ only in their principal or group (CED-5). The order is that of each grant's first permit. */
export function mergedPermits(permits: readonly PolicyPermit[]): readonly Permit[] {
  const merged = new Map<string, Permit>();
  for (const permit of permits) {
    const grant = grantOf(permit);
    const one = grant === undefined ? permit : mergedInto(grant, permit);
    merged.set(one.id, one);
  }
  return [...merged.values()];
}

function mergedInto(grant: CedarEntityUid, { action, resource, when }: PolicyPermit): Permit {
  const isForUsers = action === 'iam-identity.user-apikey.create';
  return {
    id: grant.id,
    principal: membersOf(grant, action),
    action,
    // P5: a user API key is for the user who requests it.
    resource: isForUsers ? { op: 'All' } : resource,
    conditions: isForUsers ? [OWN_KEY, ...when] : when,
  };
}

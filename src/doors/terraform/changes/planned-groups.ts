import type { PlannedChange } from '../plan/planned-change.ts';
import { GROUP, plannedId } from '../values/planned-ids.ts';

/** The access groups that a plan is about, by id. */
export interface PlannedGroups {
  /** Groups that the plan creates or changes. */
  readonly kept: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
}

export function groupsIn(changes: readonly PlannedChange[]): PlannedGroups {
  const kept = new Set<string>();
  const removed = new Set<string>();
  for (const { type, address, creates, updates, deletes, idBefore } of changes) {
    if (type !== 'ibm_iam_access_group') continue;
    if (creates) kept.add(plannedId(address, GROUP));
    if (updates) kept.add(idBefore);
    if (deletes) removed.add(idBefore);
  }
  return { kept, removed };
}

import type { Beneficiary, Change, JoinAccessGroup } from 'apikey-policy';

/** The principals of a remedy that join one access group: one resource of Terraform, and one call of the API. */
export interface Joining {
  readonly kind: 'joining';
  readonly group: JoinAccessGroup['group'];
  readonly principals: readonly Beneficiary[];
}

/** What is rendered as one piece. */
export type Step = Exclude<Change, JoinAccessGroup> | Joining;

/** The changes of a remedy, with those that join one access group together. */
export function stepsOf(changes: readonly Change[]): readonly Step[] {
  const joining = new Map<string, Beneficiary[]>();
  return changes.flatMap((change): readonly Step[] => {
    if (change.kind !== 'join-access-group') return [change];
    const { group, principal } = change;
    const known = joining.get(group.id);
    known?.push(principal);
    if (known !== undefined) return [];
    const principals = [principal];
    joining.set(group.id, principals);
    return [{ kind: 'joining', group, principals }];
  });
}

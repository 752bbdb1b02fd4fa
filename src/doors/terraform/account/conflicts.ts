import { noteOf, type PlanDiagnostic } from '../report.ts';
import { type ChangedList, type Effect, partial } from './effect.ts';
import type { Outcome } from './outcome.ts';

/** The outcomes, with nothing of those that change one thing twice but that the thing is unknown (TF-12). */
export function withoutConflicts(outcomes: readonly Outcome[]): readonly Outcome[] {
  const claims = new Map<string, { changes: number; areInvitations: boolean }>();
  for (const { effects } of outcomes) {
    for (const [claim, isInvitation] of claimsOf(effects)) {
      const { changes, areInvitations } = claims.get(claim) ?? { changes: 0, areInvitations: true };
      claims.set(claim, { changes: changes + 1, areInvitations: areInvitations && isInvitation });
    }
  }
  const contestedClaims = new Set(
    [...claims].filter(([, { changes, areInvitations }]) => changes > 1 && !areInvitations).map(([claim]) => claim),
  );
  return outcomes.map((outcome) => {
    const isContested = [...claimsOf(outcome.effects).keys()].some((claim) => contestedClaims.has(claim));
    return isContested ? contested(outcome) : outcome;
  });
}

/** What a change claims to change, and whether it only invites it. */
function claimsOf(effects: readonly Effect[]): ReadonlyMap<string, boolean> {
  const claims = new Map<string, boolean>();
  for (const effect of effects) {
    const claim = claimOf(effect);
    if (claim !== undefined) claims.set(claim, (claims.get(claim) ?? true) && effect.kind === 'invite');
  }
  return claims;
}

function claimOf(effect: Effect): string | undefined {
  switch (effect.kind) {
    case 'remove':
    case 'take-out':
      return `${effect.list} ${effect.id}`;
    case 'put-policy':
      return `policies ${effect.policy.id}`;
    case 'put-role':
      return `roles ${effect.role.crn}`;
    case 'put-group':
      return `accessGroups ${effect.group.id}`;
    case 'put-principal':
    case 'invite':
      return `principals ${effect.principal.id}`;
    case 'setting':
      return 'settings';
    default:
      return undefined;
  }
}

function contested({ change, effects, asks, diagnostics }: Outcome): Outcome {
  const more: PlanDiagnostic[] = [];
  const sentence = 'changes something that another change of the plan changes too, so what comes of it is unknown';
  noteOf(change.address, more)('changed-twice', [...change.path, 'change'], sentence);
  return { change, effects: effects.flatMap(unknownOf), asks, diagnostics: [...diagnostics, ...more] };
}

/** What an effect leaves unknown where nobody can tell whether it is the last one. */
function unknownOf(effect: Effect): readonly Effect[] {
  switch (effect.kind) {
    case 'remove':
    case 'take-out':
      return takenOut(effect.list, effect.id);
    case 'put-policy':
      return takenOut('policies', effect.policy.id);
    case 'put-role':
      return takenOut('roles', effect.role.crn);
    case 'put-group':
      return takenOut('accessGroups', effect.group.id);
    case 'put-principal':
    case 'invite':
      return takenOut('principals', effect.principal.id);
    case 'setting':
      return [
        { kind: 'setting', setting: 'apiKeyCreation', value: undefined },
        { kind: 'setting', setting: 'serviceIdCreation', value: undefined },
      ];
    case 'join':
      return [{ kind: 'partial-group', group: effect.group }];
    default:
      return [effect];
  }
}

function takenOut(list: ChangedList, id: string): readonly Effect[] {
  return [{ kind: 'take-out', list, id }, partial(list)];
}

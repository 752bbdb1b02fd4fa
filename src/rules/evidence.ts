import { FALSE, or, TRUE, type Truth, unknownFor } from '../matching/ternary.ts';
import type { Account } from '../nouns/account.ts';
import type { Grant, NearMiss, Obstacle } from '../nouns/decision.ts';
import { EDITOR } from '../nouns/role-catalogue.ts';
import { type ApplicablePolicy, type PolicyTest, weigh } from './policy.ts';
import type { Question } from './question.ts';
import type { RoleDefinitions } from './role.ts';

/** What the policies about one principal say to one question, all of them together. */
export interface Evidence {
  /** Whether one of them grants it (A2). */
  readonly isGranted: Truth;
  /** Every policy and role that alone suffices (A4), in the order of the account. */
  readonly grants: readonly Grant[];
  /** Policies that one obstacle of their own keeps from granting (A8). */
  readonly nearMisses: readonly NearMiss[];
  /** The same with the policies that do grant, for an answer where only who asks stands in their way (A8). */
  readonly nearMissesOfPrincipal: readonly NearMiss[];
  /** Whether it would be granted, were Editor to carry the action (R3). */
  readonly isGrantedToEditor: boolean;
  /** The next second at which a time condition of a policy in play changes (A5). */
  readonly nextChange: number;
}

const PARTIAL_DATA = unknownFor('partial-data');

/** Weighs policies together: grants only add up, so it is their disjunction (A2, G7). */
export function weighAll(
  { partial }: Account,
  policies: readonly ApplicablePolicy[],
  question: Question,
  defined: RoleDefinitions,
): Evidence {
  // I2: where not all policies were read, one of the others may grant.
  let isGranted = partial?.includes('policies') ? PARTIAL_DATA : FALSE;
  let isGrantedToEditor = false;
  let nextChange = Infinity;
  const grants: Grant[] = [];
  const nearMisses: NearMiss[] = [];
  const nearMissesOfPrincipal: NearMiss[] = [];
  for (const applicable of policies) {
    const { policy } = applicable;
    const verdict = weigh(applicable, question, defined);
    isGranted = or(isGranted, verdict.grants);
    isGrantedToEditor ||= verdict.grantsButRole === TRUE && policy.roles.some((role) => EDITOR.crns.includes(role));
    nextChange = Math.min(nextChange, verdict.nextChange);
    if (verdict.grants === TRUE) {
      // Each role that carries the action is a grant of its own (G8).
      for (const role of verdict.roles) grants.push(Object.freeze({ ...policy.name, role }));
      nearMissesOfPrincipal.push(nearMissOf(policy, 'principal'));
    } else if (verdict.obstacle !== undefined) {
      const nearMiss = nearMissOf(policy, verdict.obstacle);
      nearMisses.push(nearMiss);
      nearMissesOfPrincipal.push(nearMiss);
    }
  }
  for (const list of [grants, nearMisses, nearMissesOfPrincipal]) Object.freeze(list);
  return { isGranted, grants, nearMisses, nearMissesOfPrincipal, isGrantedToEditor, nextChange };
}

/** One object for each obstacle of a policy, however many principals are told of it: groups can be large. */
function nearMissOf({ name, nearMisses }: PolicyTest, obstacle: Obstacle): NearMiss {
  const told = nearMisses.get(obstacle);
  if (told !== undefined) return told;
  const nearMiss = Object.freeze({ ...name, obstacle });
  nearMisses.set(obstacle, nearMiss);
  return nearMiss;
}

import type { Account } from 'apikey-policy';
import type { Effect } from '../account/effect.ts';
import type { PlannedChange } from '../plan/planned-change.ts';
import type { Note } from '../report.ts';
import type { CodeOf } from '../values/configuration.ts';
import { type Place, placeAfter, placeBefore } from '../values/place.ts';
import type { Resolve } from '../values/resolve.ts';
import type { Known } from './known.ts';
import type { PlannedGroups } from './planned-groups.ts';
import type { RoleNames } from './role-names.ts';
import type { Users } from './users.ts';

/** What the changes of a plan are read with. */
export interface Context {
  readonly account: Account;
  /** What the account has as it is given, whatever the plan does (TF-2). */
  readonly known: Known;
  readonly codeOf: CodeOf;
  readonly resolve: Resolve;
  readonly users: Users;
  readonly roles: RoleNames;
  readonly groups: PlannedGroups;
}

/** One change that is being read. */
export interface Reading extends Context {
  readonly change: PlannedChange;
  readonly note: Note;
  readonly before: Place;
  readonly after: Place;
}

/** Reads what the changes of one resource type do to the account. */
export type ReadChange = (reading: Reading) => readonly Effect[];

export function readingOf(change: PlannedChange, context: Context, note: Note): Reading {
  return { ...context, change, note, before: placeBefore(change), after: placeAfter(change, context.codeOf(change)) };
}

import type { Account } from 'apikey-policy';
import { quote } from '../../text/quote.ts';
import { withoutConflicts } from './account/conflicts.ts';
import type { Effect } from './account/effect.ts';
import type { Outcome } from './account/outcome.ts';
import { asksOf, type PlannedAsk } from './asks.ts';
import { type Context, readingOf } from './changes/context.ts';
import { invitedBy } from './changes/invitations.ts';
import { knownIn } from './changes/known.ts';
import { readListedMembers } from './changes/members.ts';
import { otherAccountOf } from './changes/other-account.ts';
import { groupsIn } from './changes/planned-groups.ts';
import { READERS } from './changes/readers.ts';
import { roleNamesOf } from './changes/role-names.ts';
import { usersOf } from './changes/users.ts';
import { doesSomething } from './plan/actions.ts';
import { isFollowed, isOfIam } from './plan/fields.ts';
import type { PlannedChange } from './plan/planned-change.ts';
import type { Plan } from './plan/read-plan.ts';
import { noteOf, type PlanDiagnostic } from './report.ts';
import { codeIn } from './values/configuration.ts';
import { resolveBy } from './values/resolve.ts';
import { attributesIn } from './values/resources.ts';

/** Reads every change of a plan for an account, in the plan's order. */
export function outcomesOf(account: Account, plan: Plan): readonly Outcome[] {
  const context = contextOf(account, plan);
  const isRole = ({ type }: PlannedChange): boolean => type === 'ibm_iam_custom_role';
  // Policies name roles, so what becomes of the roles is read first.
  const roles = plan.changes.filter(isRole).map((change) => outcomeOf(change, context));
  const roleEffects = withoutConflicts(roles).flatMap(({ effects }) => effects);
  const named = { ...context, roles: roleNamesOf(account, roleEffects) };
  return withoutConflicts(plan.changes.map((change) => outcomeOf(change, named)));
}

function contextOf(account: Account, { changes, configuration, priorState }: Plan): Context {
  const isOfAccount = (change: PlannedChange): boolean => otherAccountOf(change, account.id) === undefined;
  const invitations = changes.filter(({ type }) => type === 'ibm_iam_user_invite').filter(isOfAccount);
  return {
    account,
    known: knownIn(account),
    codeOf: codeIn(configuration),
    resolve: resolveBy(attributesIn(changes, priorState)),
    users: usersOf(
      account,
      invitations.flatMap((change) => invitedBy(change).added),
    ),
    roles: roleNamesOf(account, []),
    groups: groupsIn(changes),
  };
}

/** What one change does to the account, asks, and leaves to be said. */
function outcomeOf(change: PlannedChange, context: Context): Outcome {
  const diagnostics: PlanDiagnostic[] = [];
  const note = noteOf(change.address, diagnostics);
  const nothing: Outcome = { change, effects: [], asks: [], diagnostics };
  if (!isOfIam(change.type)) return nothing;
  const isMembers = change.type === 'ibm_iam_access_group_members';
  const reading = readingOf(change, context, note);
  const listed: readonly Effect[] = isMembers ? readListedMembers(reading) : [];
  if (!doesSomething(change)) return { ...nothing, effects: listed };
  if (!isFollowed(change.type)) {
    note('not-followed', [...change.path, 'type'], `is of a type that is not followed, so it changes nothing here`);
    return nothing;
  }
  const other = otherAccountOf(change, context.account.id);
  if (other !== undefined) {
    note('another-account', [...change.path, 'change'], `is about the account ${quote(other)} and was skipped`);
    return nothing;
  }
  const effects = [...READERS[change.type](reading), ...listed];
  const asks: readonly PlannedAsk[] = asksOf(change.type, reading);
  return { change, effects, asks, diagnostics };
}

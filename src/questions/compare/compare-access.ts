import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { accountOf, checkOptions, isPoint } from '../../json/argument.ts';
import type { Account } from '../../nouns/account.ts';
import { ACTIONS } from '../../nouns/action.ts';
import { checkTime } from '../../rules/request.ts';
import { pointOf } from '../point-of.ts';
import { resourcesOf, serviceIdsOf } from '../resources.ts';
import { type AccessChange, type ChangeClass, changeOf } from './access-change.ts';
import { accountAbout } from './account-about.ts';
import { type Affected, affectedBy } from './affected.ts';
import { type Lockout, lockoutsOf, type Subject } from './lockouts.ts';

/** The time of a comparison, and the principal that makes the change. */
export interface CompareOptions {
  /** Epoch milliseconds; without it, conditions on time are unknown. */
  readonly time?: number | undefined;
  /** IAM ID of the principal that makes the change; the comparison reports its own lockouts, too. */
  readonly actor?: string | undefined;
}

/** The effects of a change. Answers that keep their effect have no row. */
export interface AccessComparison {
  /** Every answer whose effect changes, by action, then by principal and service ID in the order of the accounts. */
  readonly rows: readonly AccessChange[];
  /** The number of rows of each class. */
  readonly counts: Readonly<Record<ChangeClass, number>>;
  /** Actions that some principal was allowed before, and no principal is allowed after. */
  readonly lockouts: readonly Lockout[];
}

/**
 * Compares the decisions of two states of one account: who gains access, who loses it, and who is locked out (CMP-1 to
 * CMP-3). With an edit such as `withApiKeyCreation`, it previews a change. Requests whose answer cannot change are not
 * decided.
 *
 * @param before the account, or its compiled form
 * @param after the same account in another state, or its compiled form
 * @param options `time`: epoch milliseconds; `actor`: IAM ID of the principal that makes the change
 * @returns the answers that change, row by row and counted, and the lockouts
 * @throws TypeError if the accounts have different ids, or an option is invalid
 *
 * @example
 * ```ts
 * import { compareAccess, withApiKeyCreation } from 'apikey-policy';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   ownerId: 'IBMid-060000OWNR',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060000OWNR', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [],
 * } as const;
 * const preview = compareAccess(account, withApiKeyCreation(account, 'RESTRICTED'));
 * preview.counts; // => { gained: 0, 'maybe-gained': 0, 'maybe-revoked': 0, revoked: 1 }
 * preview.lockouts.map(({ code }) => code); // => ['nobody-may-create-user-keys', 'owner-may-not-create-user-keys']
 * ```
 */
export function compareAccess(
  before: Account | PolicyDecisionPoint,
  after: Account | PolicyDecisionPoint,
  options: CompareOptions = {},
): AccessComparison {
  const [was, is] = [accountOf(before, 'before'), accountOf(after, 'after')];
  checkOptions(options, ['time', 'actor']);
  const { time, actor } = options;
  checkTime(time);
  if (actor === '' || (actor !== undefined && typeof actor !== 'string')) {
    throw new TypeError('`actor` must be an IAM ID, a non-empty string');
  }
  if (was.id !== is.id) {
    throw new TypeError('`after` must be a state of the same account as `before`, with the same `id`');
  }
  const affected = affectedBy(was, is);
  const [pdpBefore, pdpAfter] = [partOf(before, affected), partOf(after, affected)];
  const serviceIds = union(serviceIdsOf(was), serviceIdsOf(is));
  const rows = rowsOf(pdpBefore, pdpAfter, affected, serviceIds, time);
  const counts = countsOf(rows);
  // Without a loss there is no lockout, and the whole accounts need not be compiled.
  if (rows.every((row) => row.before.effect !== 'allow')) return { rows, counts, lockouts: [] };
  const whole = wholeOf(pdpAfter, is);
  const principals = namedIn(wholeOf(pdpBefore, was), whole);
  const owner = is.ownerId ?? was.ownerId;
  const subjects: readonly Subject[] = [
    { who: 'nobody-may', principals },
    { who: 'owner-may-not', principals: principals.filter((id) => id === owner) },
    { who: 'actor-may-not', principals: principals.filter((id) => id === actor) },
  ];
  return { rows, counts, lockouts: lockoutsOf(rows, whole, subjects, serviceIds, time) };
}

/** The decision point of an account, or of the part that decides the answers which may differ. */
function partOf(from: Account | PolicyDecisionPoint, { isForAll, principals, actions }: Affected): PolicyDecisionPoint {
  const isPart = !isForAll && actions.size === 0 && !isPoint(from);
  return pointOf(isPart ? accountAbout(accountOf(from), principals) : from);
}

/** The decision point of a whole account, which is compiled only if a part of it was. */
function wholeOf(part: PolicyDecisionPoint, account: Account): PolicyDecisionPoint {
  return part.account === account ? part : pointOf(account);
}

/** Every answer whose effect changes, in the order of rows. Requests whose answer cannot change are skipped (CMP-2). */
function rowsOf(
  before: PolicyDecisionPoint,
  after: PolicyDecisionPoint,
  affected: Affected,
  serviceIds: readonly string[],
  time: number | undefined,
): readonly AccessChange[] {
  const isAffected = (id: string): boolean => affected.isForAll || affected.principals.has(id);
  const principals = namedIn(before, after);
  const affectedPrincipals = principals.filter(isAffected);
  const affectedServiceIds = serviceIds.filter((id) => affected.serviceIds.has(id));
  const rows: AccessChange[] = [];
  for (const action of ACTIONS) {
    for (const id of affected.actions.has(action) ? principals : affectedPrincipals) {
      const [viewBefore, viewAfter] = [before.forPrincipal(id), after.forPrincipal(id)];
      for (const resource of resourcesOf(action, isAffected(id) ? serviceIds : affectedServiceIds)) {
        const change = changeOf(viewBefore, viewAfter, action, resource, time);
        if (change !== undefined) rows.push(change);
      }
    }
  }
  return rows;
}

/** IAM IDs of the principals of both accounts, in the order of the accounts. */
function namedIn(before: PolicyDecisionPoint, after: PolicyDecisionPoint): readonly string[] {
  const idsOf = ({ principals }: PolicyDecisionPoint): readonly string[] => principals.map(({ id }) => id);
  return union(idsOf(before), idsOf(after));
}

function union(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...new Set([...before, ...after])];
}

function countsOf(rows: readonly AccessChange[]): Record<ChangeClass, number> {
  const counts = { gained: 0, 'maybe-gained': 0, 'maybe-revoked': 0, revoked: 0 };
  for (const row of rows) counts[row.class]++;
  return counts;
}

import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { ACTIONS } from '../../nouns/action.ts';
import { serviceIdForms } from '../../nouns/iam-id.ts';
import type { Principal } from '../../nouns/principal.ts';
import { checkTime } from '../../rules/request.ts';
import { type From, pointOf } from '../from.ts';
import { type AccessChange, type ChangeClass, changeOf } from './access-change.ts';
import { affectedBy } from './affected.ts';
import { type Lockout, lockoutsOf, type Subject } from './lockouts.ts';
import { resourcesOf } from './resources.ts';

/** When a change is looked at, and who makes it. */
export interface CompareOptions {
  /** Epoch milliseconds; without it, conditions on time are unknown. */
  readonly time?: number;
  /** IAM ID of who makes the change, to be told of its own lockouts. */
  readonly actor?: string;
}

/** What a change does: who keeps access is in no row. */
export interface AccessComparison {
  /** Every answer whose effect differs, by action, then by principal and service ID in the order of the accounts. */
  readonly rows: readonly AccessChange[];
  /** How many rows there are of each class. */
  readonly counts: Readonly<Record<ChangeClass, number>>;
  /** Questions that had a yes before and have none after. */
  readonly lockouts: readonly Lockout[];
}

/**
 * Compares the answers of two states of one account: who gains, who loses, and who is locked out (CMP-1 to CMP-3).
 * With an edit such as `withApiKeyCreation` it is the preview of a change. What cannot have changed is not asked.
 *
 * @param before the account, or its compiled form
 * @param after the same account in another state
 * @param options `time`: when, in epoch milliseconds; `actor`: IAM ID of who makes the change
 * @returns what differs, row by row, counted, and who is locked out of what
 * @throws TypeError if the accounts have different ids, or an option is none that its type allows
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
export function compareAccess(before: From, after: From, { time, actor }: CompareOptions = {}): AccessComparison {
  checkTime(time);
  if (actor === '' || (actor !== undefined && typeof actor !== 'string')) {
    throw new TypeError('`actor` must be an IAM ID, a text that is not empty');
  }
  const [old, young] = [pointOf(before), pointOf(after)];
  if (old.account.id !== young.account.id) {
    throw new TypeError('`after` must be a state of the same account as `before`, with the same `id`');
  }
  const ids = merged(old, young);
  const affected = affectedBy(old.account, young.account);
  const isTouched = (id: string): boolean => affected.everybody || affected.principals.has(id);
  // A setting touches nobody in particular; and where nobody is touched, no key of a service ID is asked about.
  const touched = affected.everybody || affected.principals.size > 0 ? ids.filter(isTouched) : [];
  const listed = touched.length > 0 ? serviceIdsIn([...old.principals, ...young.principals]) : [];
  const serviceIds = listed.map(resourceOf);
  const changedServiceIds = listed.filter((id) => affected.serviceIds.has(id)).map(resourceOf);

  const rows: AccessChange[] = [];
  for (const action of ACTIONS) {
    for (const id of affected.actions.has(action) ? ids : touched) {
      const [was, is] = [old.forPrincipal(id), young.forPrincipal(id)];
      for (const resource of resourcesOf(action, isTouched(id) ? serviceIds : changedServiceIds)) {
        const change = changeOf(was, is, action, resource, time);
        if (change !== undefined) rows.push(change);
      }
    }
  }

  // Whom no account lists, no change takes anything from.
  const owner = young.account.ownerId ?? old.account.ownerId;
  const subjects: readonly Subject[] = [
    { words: 'nobody-may', principals: ids },
    { words: 'owner-may-not', principals: ids.filter((id) => id === owner) },
    { words: 'actor-may-not', principals: ids.filter((id) => id === actor) },
  ];
  return { rows, counts: countsOf(rows), lockouts: lockoutsOf(rows, young, subjects, serviceIds, time) };
}

/** The IAM IDs of the principals of both, those of the first in its order, then the new ones. */
function merged(before: PolicyDecisionPoint, after: PolicyDecisionPoint): readonly string[] {
  const ids = before.principals.map(({ id }) => id);
  // Most edits leave the list as it is.
  if (before.account.principals === after.account.principals) return ids;
  return [...new Set([...ids, ...after.principals.map(({ id }) => id)])];
}

/** The IAM IDs of the service IDs among them, once each. */
function serviceIdsIn(principals: readonly Principal[]): readonly string[] {
  return [...new Set(principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id))];
}

function resourceOf(iamId: string): string {
  return serviceIdForms(iamId)?.resource ?? iamId;
}

function countsOf(rows: readonly AccessChange[]): Record<ChangeClass, number> {
  const counts = { gained: 0, 'maybe-gained': 0, 'maybe-revoked': 0, revoked: 0 };
  for (const row of rows) counts[row.class]++;
  return counts;
}

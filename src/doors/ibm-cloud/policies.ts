import { type Policy, ROLES } from 'apikey-policy';
import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { PAGINGS } from '../../ibm-api/pagings.ts';
import { blame, note, type Report } from '../../ibm-api/report.ts';
import type { Row } from '../../ibm-api/rows.ts';
import { type Path, quote } from '../../json/report.ts';
import { distinctEntries, type Entry } from './entries.ts';
import { type Listing, noteNotGiven, readPages } from './pages.ts';
import { type PolicyParts, partsOfV1, partsOfV2 } from './policy-forms.ts';
import { type Authorization, type PolicyRow, readPolicyRow } from './policy-row.ts';
import { idOf, type Problems, readEach } from './row.ts';

/** The owner's policy is added under this id, so no body may use it (B4). */
export const ACCOUNT_OWNER = 'account-owner';

/** The policies of an account, whether they are all, and the rows of their roles. */
export interface Policies {
  readonly policies: readonly Policy[];
  readonly isComplete: boolean;
  /** Whether the pages have no row at all. */
  readonly isEmpty: boolean;
  readonly roleRows: readonly Row[];
  /** What services are granted that are no principals. */
  readonly authorizations: readonly Entry<Authorization>[];
}

/** One version's policies. */
interface Version {
  readonly listing: Listing;
  readonly read: readonly Entry<Read>[];
  readonly isComplete: boolean;
}

/** A row that was read, whether an account can hold it or not. */
interface Read extends PolicyRow {
  readonly id: string | undefined;
  readonly parts: PolicyParts;
}

/** Reads both versions as one list: a policy that comes in both is taken in its v2 form (B6). */
export function readPolicies(input: Body, report: Report): Policies {
  const v1 = readVersion('policies', partsOfV1, input, report);
  const v2 = readVersion('v2Policies', partsOfV2, input, report);
  const given = [v1, v2].filter(({ listing }) => listing.isGiven);
  if (given.length === 0) noteNotGiven(['policies'], report);
  // A v2 row that cannot be read replaces its v1 form, too (B10).
  const ids = new Set(v2.listing.rows.map(({ row }) => fieldOf(row, 'id')));
  const onlyV1 = v1.read.filter(({ kept: { id } }) => id === undefined || !ids.has(id));
  const unresolved = onlyV1.filter(({ kept: { parts } }) =>
    parts.roles.some((role) => fieldOf(role, 'role_id') === ROLES.unsupportedVersion),
  );
  for (const { path } of unresolved) {
    note(report, 'placeholder-unresolved', path, 'stands for a policy that v2 alone can say, and no v2 page has it');
  }
  const rows = [...v1.read, ...v2.read];
  const taken = [...onlyV1, ...v2.read];
  return {
    policies: distinctEntries(
      taken.flatMap((entry) => hold(entry, report)),
      report,
    ),
    isComplete: given.length > 0 && given.every(({ isComplete }) => isComplete) && unresolved.length === 0,
    isEmpty: given.every(({ listing }) => listing.rows.length === 0),
    authorizations: taken.flatMap(({ kept: { authorization }, path }) =>
      authorization === undefined ? [] : [{ kept: authorization, path }],
    ),
    roleRows: rows.flatMap(({ kept: { parts }, path }) =>
      parts.roles.map((row, index) => ({ row, path: [...path, ...parts.rolesAt, index] })),
    ),
  };
}

function readVersion(
  field: 'policies' | 'v2Policies',
  partsOf: (row: Body, problems: Problems) => PolicyParts,
  input: Body,
  report: Report,
): Version {
  const listing = readPages(fieldOf(input, field), PAGINGS[field], [field], report);
  for (const { row, path } of listing.rows) refuseReserved(row, path, report);
  const readRow = (row: Body, problems: Problems): Read => {
    const parts = partsOf(row, problems);
    const id = fieldOf(row, 'id') === undefined ? undefined : idOf(row, 'id', problems);
    return { id, parts, ...readPolicyRow(row, parts, problems) };
  };
  const { entries, isComplete } = readEach(listing.rows, readRow, report);
  for (const { kept, path } of entries) noteNotHeld(kept, path, report);
  const holdsAll = entries.every(({ kept: { policy, counts } }) => policy !== undefined || !counts);
  return { listing, read: entries, isComplete: listing.isComplete && isComplete && holdsAll };
}

/** B9: what an account cannot hold is left out, and matters where it would count. */
function noteNotHeld({ policy, why, counts }: Read, path: Path, report: Report): void {
  if (policy !== undefined) return;
  const effect = counts ? 'so the policies are partial' : 'and it would not count';
  note(report, 'policy-not-held', path, `was left out: ${why}, ${effect}`);
}

/** The policy under its id, or under one from its position (B9). */
function hold({ kept: { id, policy }, path }: Entry<Read>, report: Report): Entry<Policy>[] {
  if (policy === undefined) return [];
  if (policy.condition === null)
    note(report, 'rule-null', [...path, 'rule'], 'is `null`, so when the policy holds is unknown');
  if (id !== undefined) return [{ kept: { id, ...policy }, path }];
  const position = path.join('.');
  note(report, 'policy-without-id', path, `has no id, and is called ${quote(position)}`);
  return [{ kept: { id: position, ...policy }, path }];
}

function refuseReserved(row: Body, path: Path, report: Report): void {
  if (fieldOf(row, 'id') !== ACCOUNT_OWNER) return;
  blame(report, 'reserved-id', [...path, 'id'], `must not be ${quote(ACCOUNT_OWNER)}, the id of the owner's policy`);
}

import { type Policy, ROLES } from 'apikey-policy';
import { type Body, fieldOf } from '../../ibm-api/body.ts';
import { PAGINGS } from '../../ibm-api/pagings.ts';
import { note, type Report, reportIssue } from '../../ibm-api/report.ts';
import type { Row } from '../../ibm-api/rows.ts';
import { type Path, quote } from '../../text/quote.ts';
import { distinctEntries, type Entry } from './entries.ts';
import { type Listing, noteNotGiven, readPages } from './pages.ts';
import { type PolicyParts, partsOfV1, partsOfV2 } from './policy-forms.ts';
import { type Authorization, type PolicyRow, readPolicyRow } from './policy-row.ts';
import { idOf, type Problems, readEach } from './row.ts';

/** The id of the owner's policy. No body may use it (B4). */
export const OWNER_POLICY_ID = 'account-owner';

/** The policies of an account and the rows of their roles. They are complete if none is missing. */
export interface Policies {
  readonly policies: readonly Policy[];
  readonly isComplete: boolean;
  /** Whether the pages have no row at all. */
  readonly isEmpty: boolean;
  readonly roleRows: readonly Row[];
  /** The grants to services, which are not principals. */
  readonly authorizations: readonly Entry<Authorization>[];
}

/** One version's policies. */
interface Version {
  readonly listing: Listing;
  readonly read: readonly Entry<Read>[];
  readonly isComplete: boolean;
}

/** A readable row; an account may be unable to hold it. */
interface Read extends PolicyRow {
  readonly id: string | undefined;
  readonly parts: PolicyParts;
}

/** Reads both versions as one list. A policy that is in both is read from v2 (B6). */
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
    note(
      report,
      'placeholder-unresolved',
      path,
      'is a placeholder for a policy that only v2 can express, and no v2 page has that policy',
    );
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

/** Reports a policy that an account cannot hold, and whether it would have an effect (B9). */
function noteNotHeld({ policy, why, counts }: Read, path: Path, report: Report): void {
  if (policy !== undefined) return;
  const effect = counts ? 'so the policies are partial' : 'but it would have no effect';
  note(report, 'policy-not-held', path, `was left out: ${why}, ${effect}`);
}

/** The policy with its id, or with an id from its position (B9). */
function hold({ kept: { id, policy }, path }: Entry<Read>, report: Report): Entry<Policy>[] {
  if (policy === undefined) return [];
  if (policy.condition === null)
    note(report, 'rule-null', [...path, 'rule'], 'is `null`, so it is unknown when the policy applies');
  if (id !== undefined) return [{ kept: { id, ...policy }, path }];
  const position = path.join('.');
  note(report, 'policy-without-id', path, `has no id, so it gets the id ${quote(position)}`);
  return [{ kept: { id: position, ...policy }, path }];
}

function refuseReserved(row: Body, path: Path, report: Report): void {
  if (fieldOf(row, 'id') !== OWNER_POLICY_ID) return;
  reportIssue(
    report,
    'reserved-id',
    [...path, 'id'],
    `must not be ${quote(OWNER_POLICY_ID)}, the id of the owner's policy`,
  );
}

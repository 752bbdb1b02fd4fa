import type { Policy } from 'apikey-policy';
import { type Body, fieldOf, isBody } from './body.ts';
import { distinctEntries, type Entry } from './entries.ts';
import { noteNotGiven, type Paging, type Row, readPages } from './pages.ts';
import { type PolicyParts, type PolicyRow, readPolicyRow } from './policy-row.ts';
import { blame, note, type Path, quote, type Report, spell } from './report.ts';
import { bodiesOf, idOf, type Problems, readEach } from './row.ts';

const POLICIES: Paging = { rows: 'policies', required: true, next: 'next', id: 'id' };
const PLACEHOLDER = 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion';

/** The owner's policy is added under this id, so no body may use it (B4). */
export const ACCOUNT_OWNER = 'account-owner';

/** The policies of an account, whether they are all, and the rows of their roles. */
export interface Policies {
  readonly policies: readonly Policy[];
  readonly isComplete: boolean;
  readonly roleRows: readonly Row[];
}

/** One version's policies. */
interface Version {
  readonly policies: readonly Entry<Policy>[];
  /** Ids of all rows that have one, also of rows that are left out. */
  readonly ids: ReadonlySet<string>;
  readonly isGiven: boolean;
  readonly isComplete: boolean;
  readonly roleRows: readonly Row[];
}

/** Reads both versions as one list: a policy that comes in both is taken in its v2 form (B6). */
export function readPolicies(input: Body, accountId: string, report: Report): Policies {
  const v1 = readVersion('policies', partsOfV1, input, accountId, report);
  const v2 = readVersion('v2Policies', partsOfV2, input, accountId, report);
  const kept = v1.policies.filter(({ kept: { id } }) => !v2.ids.has(id));
  const unresolved = kept.filter(({ kept: { roles } }) => roles.includes(PLACEHOLDER));
  for (const {
    kept: { id },
    path,
  } of unresolved) {
    note(
      report,
      'placeholder-unresolved',
      path,
      `${spell(path)} stands for a policy that v2 alone can say, and no v2 page has ${quote(id)}`,
    );
  }
  const policies = distinctEntries([...kept, ...v2.policies], report);
  const given = [v1, v2].filter(({ isGiven }) => isGiven);
  if (given.length === 0) noteNotGiven(['policies'], report);
  const isComplete = given.length > 0 && given.every((version) => version.isComplete) && unresolved.length === 0;
  if (isComplete && policies.length === 0) {
    note(
      report,
      'no-policies',
      ['policies'],
      'the policy list is empty, which is also what a caller who may read no policy gets',
    );
  }
  return { policies, isComplete, roleRows: [...v1.roleRows, ...v2.roleRows] };
}

function readVersion(
  field: 'policies' | 'v2Policies',
  partsOf: (row: Body, problems: Problems) => PolicyParts,
  input: Body,
  accountId: string,
  report: Report,
): Version {
  const listing = readPages(fieldOf(input, field), POLICIES, accountId, [field], report);
  for (const { row, path } of listing.rows) refuseReserved(row, path, report);
  const read = (row: Body, problems: Problems): Read => {
    const parts = partsOf(row, problems);
    const id = fieldOf(row, 'id') === undefined ? undefined : idOf(row, 'id', problems);
    return { id, roles: parts.roles, ...readPolicyRow(row, parts, problems) };
  };
  const { entries, isComplete } = readEach(listing.rows, read, report);
  const held = entries.flatMap(({ kept, path }) => hold(kept, path, report));
  return {
    policies: held,
    ids: new Set(listing.rows.map(({ row }) => fieldOf(row, 'id')).filter((id) => typeof id === 'string')),
    isGiven: listing.isGiven,
    isComplete:
      listing.isComplete && isComplete && entries.every(({ kept }) => kept.policy !== undefined || !kept.counts),
    roleRows: entries.flatMap(({ kept, path }) =>
      kept.roles.map((row, index) => ({ row, path: [...path, 'roles', index] })),
    ),
  };
}

interface Read extends PolicyRow {
  readonly id: string | undefined;
  readonly roles: readonly Body[];
}

/** The policy under its id, or a diagnostic why an account cannot hold it (B9). */
function hold({ id, policy, why, counts }: Read, path: Path, report: Report): Entry<Policy>[] {
  if (policy === undefined) {
    const effect = counts ? 'so the policies are partial' : 'and it would not count';
    note(report, 'policy-not-held', path, `${spell(path)} was left out: ${why}, ${effect}`);
    return [];
  }
  if (id !== undefined) return [{ kept: { id, ...policy }, path }];
  const position = path.join('.');
  note(report, 'policy-without-id', path, `${spell(path)} has no id, and is called ${quote(position)}`);
  return [{ kept: { id: position, ...policy }, path }];
}

function refuseReserved(row: Body, path: Path, report: Report): void {
  if (fieldOf(row, 'id') !== ACCOUNT_OWNER) return;
  blame(
    report,
    'reserved-id',
    [...path, 'id'],
    `${spell([...path, 'id'])} must not be \`${ACCOUNT_OWNER}\`, the id of the owner's policy`,
  );
}

function partsOfV1(row: Body, problems: Problems): PolicyParts {
  return {
    subjects: bodiesOf(fieldOf(row, 'subjects'), 'subjects', problems),
    resources: bodiesOf(fieldOf(row, 'resources'), 'resources', problems),
    roles: bodiesOf(fieldOf(row, 'roles'), 'roles', problems),
    key: 'name',
    hasRule: false,
  };
}

function partsOfV2(row: Body, problems: Problems): PolicyParts {
  const grant = partOf(partOf(row, 'control', problems), 'grant', problems);
  return {
    subjects: oneOf(row, 'subject', problems),
    resources: oneOf(row, 'resource', problems),
    roles: bodiesOf(fieldOf(grant, 'roles'), 'roles', problems),
    key: 'key',
    hasRule: true,
  };
}

function oneOf(row: Body, key: string, problems: Problems): readonly Body[] {
  return fieldOf(row, key) === undefined ? [] : [partOf(row, key, problems)];
}

/** An object within a row; one that is missing has nothing in it, anything else cannot be read. */
function partOf(row: Body, key: string, problems: Problems): Body {
  const part = fieldOf(row, key);
  if (isBody(part)) return part;
  if (part !== undefined) problems.push(`its \`${key}\` is no object`);
  return {};
}

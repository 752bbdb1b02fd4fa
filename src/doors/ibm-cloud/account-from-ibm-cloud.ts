import type { Account, AccountList, Diagnostic, Issues } from 'apikey-policy';
import { nearest } from '../../parsing/nearest.ts';
import { readAccessGroups } from './access-groups.ts';
import { type Body, fieldOf, isBody } from './body.ts';
import { type GivenUp, readFailures, readFlag } from './failures.ts';
import { ownerPolicy, readOwner } from './owner.ts';
import { type IbmCloudPayloads, PAYLOAD_LISTS } from './payloads.ts';
import { readPolicies } from './policies.ts';
import { readPrincipals } from './principals.ts';
import { blame, quote, type Report } from './report.ts';
import { readRoles } from './roles.ts';
import { readSettings } from './settings.ts';

/** An account and what is worth knowing about its bodies, or everything that keeps them from being one. */
export type AccountFromIbmCloud =
  | { readonly ok: true; readonly account: Account; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly issues: Issues };

const LISTS: readonly AccountList[] = ['policies', 'accessGroups', 'principals', 'roles'];
const FIELDS = [...PAYLOAD_LISTS, 'accountId', 'ownerId', 'ownerPolicy', 'failures', 'reading', 'partial'];

/**
 * Makes an account of the JSON bodies that IBM Cloud's REST API returns (B1 to B12).
 *
 * What is missing or cannot be read makes the account partial, so that its answers say so; what contradicts itself is
 * an issue. It never throws.
 *
 * @param payloads the bodies, lists page by page, as `JSON.parse` or IBM's Node SDK gives them
 * @returns the account with diagnostics (`PAYLOAD_DIAGNOSTICS`), or all issues at once (`PAYLOAD_ISSUES`)
 *
 * @example
 * ```ts
 * import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
 *
 * const result = accountFromIbmCloud({
 *   accountId: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   accountSettings: {
 *     account_id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *     restrict_create_platform_apikey: 'RESTRICTED',
 *     restrict_create_service_id: 'NOT_SET',
 *   },
 * });
 * result.ok && result.account.partial; // => ['policies', 'accessGroups', 'principals', 'roles']
 * ```
 */
export function accountFromIbmCloud(payloads: IbmCloudPayloads): AccountFromIbmCloud {
  const report: Report = { issues: [], diagnostics: [] };
  const account = readAccount(payloads, report);
  const [issue, ...issues] = report.issues;
  if (issue !== undefined) return { ok: false, issues: [issue, ...issues] };
  return { ok: true, account, diagnostics: report.diagnostics };
}

function readAccount(payloads: unknown, report: Report): Account {
  const input = isBody(payloads) ? payloads : {};
  if (!isBody(payloads)) blame(report, 'wrong-type', [], 'the input must be an object of bodies');
  refuseUnknownFields(input, report);
  const id = readAccountId(input, report);
  const givenUp = readFailures(input, report);
  const settings = readSettings(input, id, givenUp.has('effectiveSettings'), report);
  const { policies, isComplete: hasPolicies, roleRows } = readPolicies(input, id, report);
  const { accessGroups, isComplete: hasGroups } = readAccessGroups(
    input,
    id,
    givenUp.keys('accessGroupMembers'),
    report,
  );
  const { principals, isComplete: hasPrincipals } = readPrincipals(input, id, report);
  const { roles, isGiven: hasRoles } = readRoles(input, roleRows, id, report);
  const ownerId = readOwner(input, id, report);
  const addsPolicy = (readFlag(input, 'ownerPolicy', report) ?? true) && ownerId !== undefined;
  const said = readPartial(input, report);
  const isWhole: Readonly<Record<AccountList, boolean>> = {
    policies: hasPolicies && !givenUp.has('policies') && !givenUp.has('v2Policies'),
    accessGroups: hasGroups && !givenUp.has('accessGroups'),
    principals: hasPrincipals && !missesPrincipals(givenUp, input),
    roles: hasRoles,
  };
  const partial = LISTS.filter((list) => !isWhole[list] || said.includes(list));
  return {
    id,
    ...(ownerId !== undefined && { ownerId }),
    ...settings,
    principals,
    accessGroups,
    policies: addsPolicy ? [...policies, ownerPolicy(ownerId)] : policies,
    ...(roles.length > 0 && { roles }),
    ...(partial.length > 0 && { partial }),
  };
}

/** Service ID groups that could not be listed or read may hold service IDs that nobody knows of (N4). */
function missesPrincipals(givenUp: GivenUp, input: Body): boolean {
  const lists = ['users', 'serviceIds', 'trustedProfiles', 'groupServiceIds'] as const;
  const hasNoGroups = fieldOf(input, 'serviceIdGroups') === undefined && givenUp.has('serviceIdGroups');
  return (
    hasNoGroups ||
    lists.some((list) => givenUp.has(list) && (list !== 'groupServiceIds' || givenUp.keys(list).size > 0))
  );
}

function readAccountId(input: Body, report: Report): string {
  const id = fieldOf(input, 'accountId');
  if (typeof id === 'string' && id !== '') return id;
  blame(
    report,
    id === undefined ? 'missing' : 'wrong-type',
    ['accountId'],
    '`accountId` must be the account, a text that is not empty',
  );
  return '';
}

function readPartial(input: Body, report: Report): readonly unknown[] {
  const value = fieldOf(input, 'partial');
  if (value === undefined) return [];
  if (!Array.isArray(value)) blame(report, 'wrong-type', ['partial'], '`partial` must be a list of names of lists');
  const words: readonly unknown[] = Array.isArray(value) ? value : [];
  words.forEach((word, index) => {
    if (LISTS.some((list) => list === word)) return;
    blame(
      report,
      'unknown-word',
      ['partial', index],
      `\`partial[${index}]\` must be one of ${LISTS.map(quote).join(', ')}`,
    );
  });
  return words;
}

/** A misspelt field would leave a list out, so it is refused (B11). */
function refuseUnknownFields(input: Body, report: Report): void {
  for (const field of Object.keys(input)) {
    if (FIELDS.includes(field) || input[field] === undefined) continue;
    const meant = nearest(field, FIELDS);
    const hint = meant === undefined ? '' : `, did you mean ${quote(meant)}`;
    blame(report, 'unknown-field', [field], `${quote(field)} is not a field of the input${hint}`);
  }
}

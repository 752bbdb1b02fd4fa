import type { Account, AccountPart, Diagnostic, Issues } from 'apikey-policy';
import { fieldOf, isBody } from '../../ibm-api/body.ts';
import type { IbmCloudPayloads, PayloadList } from '../../ibm-api/payloads.ts';
import { note, type Report, reportIssue } from '../../ibm-api/report.ts';
import { readSettings } from '../../ibm-api/settings.ts';
import { newVisits } from '../../json/visits.ts';
import { readAccessGroups } from './access-groups.ts';
import { readFailures } from './failures.ts';
import { ACCOUNT_LISTS, readId, readPartial, refuseUnknownFields } from './input.ts';
import { readOwner } from './owner.ts';
import { readPolicies } from './policies.ts';
import { readPrincipals } from './principals.ts';
import { readRoles } from './roles.ts';
import { noteServiceAuthorizations } from './service-authorizations.ts';

/** The account with diagnostics of its bodies, or all issues. */
export type AccountFromIbmCloud =
  | { readonly ok: true; readonly account: Account; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly issues: Issues };

/** The calls that a complete list needs (N4). A call for members concerns its group only. */
const CALLS: Readonly<Record<AccountPart, readonly PayloadList[]>> = {
  policies: ['policies', 'v2Policies'],
  accessGroups: ['accessGroups'],
  principals: ['users', 'serviceIds', 'serviceIdGroups', 'groupServiceIds', 'trustedProfiles'],
  roles: ['roles'],
  owner: [],
};

/**
 * Reads an account from the JSON bodies that IBM Cloud's REST API returns (B1 to B12).
 *
 * If something is missing or unreadable, the account is partial and its answers are indeterminate where it matters. If
 * bodies contradict each other, the result has issues. The function never throws.
 *
 * @param payloads the bodies, lists page by page, from `JSON.parse` or from IBM's Node SDK
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
 * result.ok && result.account.partial; // => ['policies', 'accessGroups', 'principals', 'roles', 'owner']
 * ```
 */
export function accountFromIbmCloud(payloads: IbmCloudPayloads): AccountFromIbmCloud {
  const report: Report = { accountId: undefined, issues: [], diagnostics: [], visits: newVisits() };
  const account = readSafely(payloads, report);
  const [issue, ...issues] = report.issues;
  if (issue !== undefined) return { ok: false, issues: [issue, ...issues] };
  return { ok: true, account, diagnostics: report.diagnostics };
}

/** Reads as much as possible. With an issue, the result is not an account. */
function readSafely(payloads: unknown, report: Report): Account {
  try {
    const account = readAccount(payloads, report);
    if (report.visits.repeats === Infinity)
      reportIssue(report, 'repeated-too-often', [], 'repeats the same arrays so often that it is too large to read');
    return account;
  } catch {
    // A getter or a proxy can throw anything.
    reportIssue(report, 'not-json', [], 'must be plain JSON, but reading it failed');
    return { id: '', principals: [], accessGroups: [], policies: [] };
  }
}

function readAccount(payloads: unknown, outer: Report): Account {
  const input = isBody(payloads) ? payloads : {};
  if (!isBody(payloads)) reportIssue(outer, 'wrong-type', [], 'must be an object that holds the bodies');
  const accountId = readId(input, 'accountId', outer);
  if (fieldOf(input, 'accountId') === undefined)
    reportIssue(outer, 'missing', ['accountId'], 'is missing: it is the id of the account');
  const report = { ...outer, accountId };
  refuseUnknownFields(input, report);
  const given = readPartial(input, report);
  const givenUp = readFailures(input, report);
  const settings = readSettings(input, givenUp.has('effectiveSettings'), report);
  const policies = readPolicies(input, report);
  const groups = readAccessGroups(input, givenUp, report);
  const principals = readPrincipals(input, givenUp.has('serviceIdGroups'), report);
  const roles = readRoles(input, policies.roleRows, report);
  noteServiceAuthorizations(policies.authorizations, roles.roles, report);
  const owner = readOwner(input, report);
  const lists = { policies, accessGroups: groups, principals, roles, owner };
  const partial = ACCOUNT_LISTS.filter(
    (list) => !lists[list].isComplete || CALLS[list].some((call) => givenUp.has(call)) || given.includes(list),
  );
  if (policies.isEmpty && !partial.includes('policies')) {
    const path = [fieldOf(input, 'policies') === undefined ? 'v2Policies' : 'policies'];
    note(
      report,
      'no-policies',
      path,
      'has no policies: a caller without permission to read policies gets the same list',
    );
  }
  return {
    id: accountId ?? '',
    ...(owner.ownerId !== undefined && { ownerId: owner.ownerId }),
    ...settings,
    principals: principals.principals,
    accessGroups: groups.accessGroups,
    policies: [...policies.policies, ...owner.policies],
    ...(roles.roles.length > 0 && { roles: roles.roles }),
    ...(partial.length > 0 && { partial }),
  };
}

import { type Body, fieldOf, isBody, itemsOf } from '../../../ibm-api/body.ts';
import type { PayloadList } from '../../../ibm-api/payloads.ts';
import { ROLE_ROWS, SERVICE_ID_GROUP_ROWS } from '../../../ibm-api/rows.ts';
import { newVisits } from '../../../json/visits.ts';
import { groupOfLinks, listOfLinks, serviceIdGroupOfLinks } from './links.ts';
import type { Recognised, RecognisedBody, Stranger } from './named-body.ts';
import { lookOfStray } from './stray.ts';

/** What a JSON object is, by what is in it. */
export function recognise(value: Body): Recognised | Stranger {
  const option = optionOf(value);
  if (option !== undefined) return option;
  if (Array.isArray(fieldOf(value, 'principals'))) return { kind: 'account', body: value };
  if (has(value, 'accountId')) return { kind: 'bundle', body: value };
  const list = listOf(value);
  return list === undefined ? { kind: 'unknown', look: lookOfStray(value) } : bodyOf(list, value);
}

/** Files of the command that are about an account, and are no part of it. */
function optionOf(value: Body): Stranger | undefined {
  const isPlan = has(value, 'format_version') && (has(value, 'planned_values') || has(value, 'configuration'));
  if (isPlan || Array.isArray(fieldOf(value, 'resource_changes')))
    return { kind: 'option', option: '--plan', what: 'a Terraform plan' };
  if (has(value, 'expect')) return { kind: 'option', option: '--expect', what: 'a file of expectations' };
  if (has(value, 'accepted')) return { kind: 'option', option: '--baseline', what: 'a file of accepted findings' };
  return undefined;
}

function listOf(value: Body): PayloadList | undefined {
  if (has(value, 'effective') || has(value, 'assigned_templates')) return 'effectiveSettings';
  if (has(value, 'restrict_create_platform_apikey') || has(value, 'restrict_create_service_id'))
    return 'accountSettings';
  if (has(value, 'owner_iamid')) return 'account';
  if (ROLE_ROWS.some((key) => has(value, key))) return 'roles';
  if (has(value, SERVICE_ID_GROUP_ROWS)) return 'serviceIdGroups';
  if (has(value, 'policies')) return policiesOf(value);
  if (has(value, 'groups')) return 'accessGroups';
  if (has(value, 'members')) return 'accessGroupMembers';
  if (has(value, 'serviceids')) return 'serviceIds';
  if (has(value, 'profiles')) return 'trustedProfiles';
  // Lists of other services have their rows under this key, too.
  if (has(value, 'resources')) return isOfUsers(value) ? 'users' : undefined;
  // Where there is no row, a page may lack their list.
  return listOfLinks(value);
}

/** Rows of the second version have a `control`; a page without rows repeats the call that it answers. */
function policiesOf(value: Body): PayloadList {
  const rows = rowsAt(value, 'policies');
  if (rows.some((row) => has(row, 'control'))) return 'v2Policies';
  return rows.length === 0 && listOfLinks(value) === 'v2Policies' ? 'v2Policies' : 'policies';
}

function isOfUsers(value: Body): boolean {
  const rows = rowsAt(value, 'resources');
  const isEmpty = rows.length === 0;
  return isEmpty
    ? has(value, 'total_results') || listOfLinks(value) === 'users'
    : rows.some((row) => has(row, 'iam_id'));
}

function bodyOf(list: PayloadList, body: Body): RecognisedBody {
  if (list === 'accessGroupMembers') {
    const [row = {}] = rowsAt(body, 'members');
    return { kind: 'body', list, body, group: groupOfLinks(body) ?? groupOfLinks(row) };
  }
  const group = list === 'serviceIds' ? serviceIdGroupOfLinks(body) : undefined;
  return group === undefined ? { kind: 'body', list, body } : { kind: 'body', list: 'groupServiceIds', body, group };
}

function rowsAt(value: Body, key: string): readonly Body[] {
  const rows = fieldOf(value, key);
  return Array.isArray(rows) ? itemsOf(rows, newVisits()).filter(isBody) : [];
}

function has(value: Body, key: string): boolean {
  return fieldOf(value, key) !== undefined;
}

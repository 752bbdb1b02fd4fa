import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import type { PayloadList } from '../../../ibm-api/payloads.ts';
import { groupOfLinks } from './links.ts';
import type { RecognisedBody } from './named-body.ts';

/** The kinds of rows that IBM's command prints as a bare list. */
type RowKind = Exclude<
  PayloadList,
  'account' | 'accountSettings' | 'effectiveSettings' | 'serviceIdGroups' | 'groupServiceIds'
>;

/** The list that a row belongs to; none where the row does not say it. */
export function kindOfRow(row: Body): RowKind | undefined {
  if (has(row, 'control')) return 'v2Policies';
  if (has(row, 'subjects') && has(row, 'roles')) return 'policies';
  if (has(row, 'crn') && Array.isArray(fieldOf(row, 'actions'))) return 'roles';
  const iamId = stringOf(row, 'iam_id') ?? '';
  if (has(row, 'membership_type') || (iamId !== '' && MEMBER_TYPES.includes(stringOf(row, 'type') ?? '')))
    return 'accessGroupMembers';
  if (stringOf(row, 'id')?.startsWith('AccessGroupId-') === true) return 'accessGroups';
  if (iamId.startsWith('iam-ServiceId-')) return 'serviceIds';
  if (iamId.startsWith('iam-Profile-')) return 'trustedProfiles';
  const isUser = has(row, 'ibmUniqueId') || (iamId !== '' && USER_FIELDS.some((field) => has(row, field)));
  return isUser ? 'users' : undefined;
}

const MEMBER_TYPES = ['user', 'service', 'profile'];
const USER_FIELDS = ['user_id', 'realm', 'state', 'firstname', 'lastname'];

/** A bare list of rows of one kind, as the one page or body that IBM's REST API would give. */
export function bareList(kind: RowKind, rows: readonly Body[]): RecognisedBody {
  switch (kind) {
    case 'policies':
    case 'v2Policies':
      return { ...bodyOf(kind, { policies: rows }), partOf: onlyOne(rows.map(subjectOf)) };
    case 'accessGroupMembers':
      return membersBody(rows);
    case 'accessGroups':
      return bodyOf(kind, { groups: rows });
    case 'users':
      return bodyOf(kind, { resources: rows.map(restUser) });
    case 'serviceIds':
      return bodyOf(kind, { serviceids: rows });
    case 'trustedProfiles':
      return bodyOf(kind, { profiles: rows });
    case 'roles':
      return bodyOf(kind, rolesBody(rows));
  }
}

/** The members of a group as a bare list. An empty list doesn't say which type of member it lists. */
export function membersBody(rows: readonly Body[]): RecognisedBody {
  const types = rows.map((row) => stringOf(row, 'type') ?? 'unknown type');
  const [first] = rows;
  return {
    ...bodyOf('accessGroupMembers', { members: rows }),
    group: first && groupOfLinks(first),
    partOf: rows.length === 0 ? 'unknown type' : onlyOne(types),
  };
}

function bodyOf(list: PayloadList, body: Body): RecognisedBody {
  return { kind: 'body', list, body };
}

/** The string that all have; none where there are several. */
function onlyOne(strings: readonly string[]): string | undefined {
  const [first, ...others] = new Set(strings);
  return others.length === 0 ? first : undefined;
}

/** A policy's subject, as a string that is equal for equal subjects. */
function subjectOf(row: Body): string {
  const [subject] = [fieldOf(row, 'subjects'), fieldOf(row, 'subject')].filter((value) => value !== undefined);
  const [first] = Array.isArray(subject) ? subject : [subject];
  const attributes = isBody(first) ? fieldOf(first, 'attributes') : undefined;
  const named = Array.isArray(attributes)
    ? attributes.filter(isBody).map((attribute) => fieldOf(attribute, 'value'))
    : [];
  return named.filter((value) => typeof value === 'string').join(' ');
}

/** IBM's command calls a user's IAM ID and e-mail otherwise than its REST API. */
function restUser(row: Body): Body {
  const id = fieldOf(row, 'ibmUniqueId');
  const userId = stringOf(row, 'userId');
  return {
    ...row,
    ...(!has(row, 'iam_id') && id !== undefined && { iam_id: id }),
    ...(!has(row, 'email') && userId?.includes('@') === true && { email: userId }),
  };
}

function rolesBody(rows: readonly Body[]): Body {
  const ofType = (isOfType: (crn: string) => boolean) => rows.filter((row) => isOfType(stringOf(row, 'crn') ?? ''));
  const isCustom = (crn: string) => crn.includes(':customRole:');
  const isService = (crn: string) => crn.includes(':serviceRole:');
  return {
    custom_roles: ofType(isCustom),
    service_roles: ofType(isService),
    system_roles: ofType((crn) => !isCustom(crn) && !isService(crn)),
  };
}

function has(row: Body, key: string): boolean {
  return fieldOf(row, key) !== undefined;
}

function stringOf(row: Body, key: string): string | undefined {
  const value = fieldOf(row, key);
  return typeof value === 'string' ? value : undefined;
}

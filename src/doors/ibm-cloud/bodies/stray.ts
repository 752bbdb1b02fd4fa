import { type Body, fieldOf } from '../../../ibm-api/body.ts';
import { errorLookOf } from '../../../ibm-api/look.ts';
import { quote } from '../../../text/quote.ts';
import { kindOfRow } from './bare-list.ts';

/** JSON that people may have of an account, but that no answer needs; recognised by its keys. */
const STRAYS: readonly (readonly [keys: readonly string[], look: string])[] = [
  [['apikey'], 'an API key'],
  [['rules'], "a list of rules of an access group or a trusted profile, which isn't read"],
  [['public_access_enabled'], "the settings of access groups, which aren't read"],
  [['result', 'status'], "a response of IBM's SDK: give its `result`"],
  [['terraform_version'], 'a Terraform state'],
  [['resources'], "a list of resources, which isn't read"],
];

const ROWS = {
  policies: 'one policy instead of a page of them',
  v2Policies: 'one policy instead of a page of them',
  roles: 'one role instead of the list of roles',
  accessGroups: 'one access group instead of a page of them',
  accessGroupMembers: 'one member of an access group instead of a page of them',
  users: 'one user instead of a page of them',
  serviceIds: 'one service ID instead of a page of them',
  trustedProfiles: 'one trusted profile instead of a page of them',
} as const;

/** What an object looks like if it is not a body: the part of a sentence after "looks like". */
export function lookOfStray(value: Body): string {
  if (errorLookOf(value) !== '') return "an error of IBM's API";
  const stray = STRAYS.find(([keys]) => keys.every((key) => fieldOf(value, key) !== undefined));
  if (stray !== undefined) return stray[1];
  const row = kindOfRow(value);
  if (row !== undefined) return ROWS[row];
  const keys = Object.keys(value).slice(0, 4);
  return keys.length === 0 ? 'an empty object' : `an object with the fields ${keys.map(quote).join(', ')}`;
}

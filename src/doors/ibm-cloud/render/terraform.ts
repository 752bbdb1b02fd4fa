import type { AssignRole, Change, JoinAccessGroup, PrincipalKind } from 'apikey-policy';
import { SETTING_FIELDS } from './api.ts';
import { comment, LOCKED, lacking, nothingToRun, type Rendered, shortNameOf } from './rendered.ts';

const POLICY_TYPES: Readonly<Record<PrincipalKind, string>> = {
  user: 'ibm_iam_user_policy',
  'service-id': 'ibm_iam_service_policy',
  'trusted-profile': 'ibm_iam_trusted_profile_policy',
};

const MEMBER_ARGUMENTS: Readonly<Record<PrincipalKind, string>> = {
  user: 'ibm_ids',
  'service-id': 'iam_service_ids',
  'trusted-profile': 'iam_profile_ids',
};

const ONE_RESOURCE =
  'All members of an access group belong into one resource: if there is one of this group, add the member there.';

/** A change as a Terraform block of IBM's provider, which names users by e-mail and roles by display name. */
export function asResource(change: Change): Rendered {
  switch (change.kind) {
    case 'join-access-group':
      return membersResource(change);
    case 'assign-role':
      return policyResource(change);
    case 'relax-setting':
      return block(
        'ibm_iam_account_settings',
        assignments({ [SETTING_FIELDS[change.setting]]: text('NOT_RESTRICTED') }),
      );
    case 'supply-time':
    case 'supply-data':
      return nothingToRun(change);
  }
}

function membersResource({ principal, group }: JoinAccessGroup): Rendered {
  const member = shortNameOf(principal);
  if (!member) return lacking('Terraform', "the user's e-mail address");
  const members = { [MEMBER_ARGUMENTS[principal.kind]]: `[${text(member)}]` };
  const lines = assignments({ access_group_id: text(group.id), ...members });
  return block('ibm_iam_access_group_members', lines, ONE_RESOURCE);
}

function policyResource({ principal, role, resource }: AssignRole): Rendered {
  const { kind, email, locked } = principal;
  if (!role.name) return lacking('Terraform', "the role's name");
  if (kind === 'user' && !email) return lacking('Terraform', "the user's e-mail address");
  const subject = email && kind === 'user' ? { ibm_id: text(email) } : { iam_id: text(principal.id) };
  const narrowed = resource === undefined ? {} : { resource_type: text('serviceid'), resource: text(resource) };
  // The account is the one that the provider is logged in to.
  const on = assignments({ service: text('iam-identity'), ...narrowed }).map((line) => `  ${line}`);
  const lines = [...assignments({ ...subject, roles: `[${text(role.name)}]` }), '', '  resources {', ...on, '  }'];
  return block(POLICY_TYPES[kind], lines, locked && LOCKED);
}

function block(type: string, lines: readonly string[], note?: string): Rendered {
  const head = note === undefined ? [] : [comment(note)];
  const written = [...head, `resource "${type}" "remedy" {`, ...lines, '}'].join('\n');
  // A block is Unicode text, and half of a surrogate pair is none.
  return /\p{Cs}/u.test(written) ? lacking('Terraform', 'Unicode text') : { text: written };
}

/** Arguments as `terraform fmt` aligns them. */
function assignments(expressions: Readonly<Record<string, string>>): string[] {
  const widest = Math.max(...Object.keys(expressions).map(({ length }) => length));
  return Object.entries(expressions).map(([name, expression]) => `  ${name.padEnd(widest)} = ${expression}`);
}

/** A quoted template in which nothing is interpolated. */
function text(value: string): string {
  const escaped = value
    .replace(/["\\]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

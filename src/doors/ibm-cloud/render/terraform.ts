import type { AssignRole, CreateAccessGroup, PrincipalKind } from 'apikey-policy';
import { SETTING_FIELDS } from './api.ts';
import { comment, LOCKED, lacking, nothingToRun, type Rendered, shortNameOf } from './rendered.ts';
import type { Joining, Step } from './steps.ts';

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
  'All members of an access group belong in one resource: if this group has one already, add the member there.';

/** A step as Terraform blocks of IBM's provider, which names users by e-mail address and roles by display name. */
export function asResources(change: Step): readonly Rendered[] {
  switch (change.kind) {
    case 'create-access-group':
      return groupResources(change);
    case 'joining':
      return membersResources(change);
    case 'assign-role':
      return [policyResource(change)];
    case 'relax-setting':
      return [
        block('ibm_iam_account_settings', assignments({ [SETTING_FIELDS[change.setting]]: text('NOT_RESTRICTED') })),
      ];
    case 'supply-time':
    case 'supply-data':
      return [nothingToRun(change)];
  }
}

/** How a block names the access group that another block of the same remedy creates. */
const CREATED_GROUP = 'ibm_iam_access_group.remedy.id';

function groupResources({ name, role, resource }: CreateAccessGroup): readonly Rendered[] {
  if (!role.name) return [lacking('Terraform', "the role's name")];
  const group = block('ibm_iam_access_group', assignments({ name: text(name) }));
  const lines = grantLines({ access_group_id: CREATED_GROUP }, role.name, resource);
  return [group, block('ibm_iam_access_group_policy', lines)];
}

function membersResources({ principals, group }: Joining): readonly Rendered[] {
  const members = new Map<string, string[]>();
  let unnamed = 0;
  for (const principal of principals) {
    const member = shortNameOf(principal);
    const argument = MEMBER_ARGUMENTS[principal.kind];
    if (member) members.set(argument, [...(members.get(argument) ?? []), text(member)]);
    else unnamed++;
  }
  const lists = Object.fromEntries([...members].map(([argument, names]) => [argument, `[${names.join(', ')}]`]));
  const lines = assignments({ access_group_id: group.created ? CREATED_GROUP : text(group.id), ...lists });
  const addresses = unnamed === 1 ? "the user's e-mail address" : `the e-mail addresses of ${unnamed} users`;
  return [
    ...(members.size > 0
      ? [block('ibm_iam_access_group_members', lines, group.created ? undefined : ONE_RESOURCE)]
      : []),
    ...(unnamed > 0 ? [lacking('Terraform', addresses)] : []),
  ];
}

function policyResource({ principal, role, resource }: AssignRole): Rendered {
  const { kind, email, locked } = principal;
  if (!role.name) return lacking('Terraform', "the role's name");
  if (kind === 'user' && !email) return lacking('Terraform', "the user's e-mail address");
  const subject = email && kind === 'user' ? { ibm_id: text(email) } : { iam_id: text(principal.id) };
  return block(POLICY_TYPES[kind], grantLines(subject, role.name, resource), locked && LOCKED);
}

/** The lines that grant a role on IAM Identity or one service ID, in the account that the provider is logged in to. */
function grantLines(
  subject: Readonly<Record<string, string>>,
  role: string,
  resource: string | undefined,
): readonly string[] {
  const narrowed = resource === undefined ? {} : { resource_type: text('serviceid'), resource: text(resource) };
  const on = assignments({ service: text('iam-identity'), ...narrowed }).map((line) => `  ${line}`);
  return [...assignments({ ...subject, roles: `[${text(role)}]` }), '', '  resources {', ...on, '  }'];
}

function block(type: string, lines: readonly string[], note?: string): Rendered {
  const head = note === undefined ? [] : [comment(note)];
  const written = [...head, `resource "${type}" "remedy" {`, ...lines, '}'].join('\n');
  // Terraform does not accept half of a surrogate pair.
  return /\p{Cs}/u.test(written) ? lacking('Terraform', 'Unicode text') : { text: written };
}

/** Arguments as `terraform fmt` aligns them. */
function assignments(expressions: Readonly<Record<string, string>>): string[] {
  const widest = Math.max(...Object.keys(expressions).map(({ length }) => length));
  return Object.entries(expressions).map(([name, expression]) => `  ${name.padEnd(widest)} = ${expression}`);
}

/** A quoted string without interpolation. */
function text(value: string): string {
  const escaped = value
    .replace(/["\\]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `"${escaped}"`;
}

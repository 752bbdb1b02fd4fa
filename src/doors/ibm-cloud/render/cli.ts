import type { AssignRole, Beneficiary, Change, CreateAccessGroup, JoinAccessGroup, PrincipalKind } from 'apikey-policy';
import { SETTING_FIELDS } from './api.ts';
import { comment, LOCKED, lacking, nothingToRun, type Rendered, shortNameOf } from './rendered.ts';

interface Verbs {
  readonly assign: string;
  readonly join: string;
}

const VERBS: Readonly<Record<PrincipalKind, Verbs>> = {
  user: { assign: 'user-policy-create', join: 'access-group-user-add' },
  'service-id': { assign: 'service-policy-create', join: 'access-group-service-id-add' },
  'trusted-profile': { assign: 'trusted-profile-policy-create', join: 'access-group-trusted-profile-add' },
};

const CLI = 'The IBM Cloud CLI';

/**
 * A change as IBM Cloud CLI commands. They name roles and access groups by display name, users by e-mail address, and
 * service IDs by UUID where the command accepts it, because two service IDs can have the same name.
 */
export function asCommands(change: Change): readonly Rendered[] {
  switch (change.kind) {
    case 'create-access-group':
      return createCommands(change);
    case 'join-access-group':
      return [joinCommand(change)];
    case 'assign-role':
      return [assignCommand(change)];
    case 'relax-setting': {
      const option = `--${SETTING_FIELDS[change.setting].replaceAll('_', '-')}`;
      return [command(['account-settings-update', option, 'NOT_RESTRICTED'])];
    }
    case 'supply-time':
    case 'supply-data':
      return [nothingToRun(change)];
  }
}

function createCommands({ name, role, resource }: CreateAccessGroup): readonly Rendered[] {
  const granted = grantArguments(role.name, resource);
  const policy = granted === undefined ? NO_ROLE : command(['access-group-policy-create', name, ...granted]);
  return [command(['access-group-create', name]), policy];
}

function joinCommand({ principal, group }: JoinAccessGroup): Rendered {
  const member = memberArguments(principal);
  if (!isArgument(group.name)) return lacking(CLI, "the access group's name");
  if (member === undefined) {
    return lacking(CLI, principal.kind === 'user' ? "the user's e-mail address" : "the service ID's name");
  }
  return command([VERBS[principal.kind].join, group.name, ...member]);
}

/** The arguments for a member of an access group: a user may be given by IAM ID, a service ID only by its name. */
function memberArguments({ kind, id, name, email }: Beneficiary): readonly string[] | undefined {
  switch (kind) {
    case 'user':
      if (isArgument(email)) return [email];
      // A comma would separate several IAM IDs.
      return isArgument(id) && !id.includes(',') ? ['--iam-ids', id] : undefined;
    case 'service-id':
      return isArgument(name) ? [name] : undefined;
    case 'trusted-profile':
      return [id.slice('iam-'.length)];
  }
}

function assignCommand({ principal, role, resource }: AssignRole): Rendered {
  const subject = shortNameOf(principal);
  const granted = grantArguments(role.name, resource);
  if (granted === undefined) return NO_ROLE;
  if (!isArgument(subject)) return lacking(CLI, "the user's e-mail address");
  return command([VERBS[principal.kind].assign, subject, ...granted], principal.locked && LOCKED);
}

const NO_ROLE: Rendered = lacking(CLI, "the role's name");

/** The options of a policy on IAM Identity or one service ID. */
function grantArguments(role: string | undefined, resource: string | undefined): readonly string[] | undefined {
  // A comma would separate several roles.
  if (!isArgument(role) || role.includes(',')) return undefined;
  const narrowed = resource === undefined ? [] : ['--resource-type', 'serviceid', '--resource', resource];
  return ['--roles', role, '--service-name', 'iam-identity', ...narrowed];
}

/** Whether the CLI reads a string as a name, and not as an option. */
function isArgument(text: string | undefined): text is string {
  return text !== undefined && text !== '' && !text.startsWith('-');
}

function command(args: readonly string[], note?: string): Rendered {
  // A shell cannot pass NUL or half of a surrogate pair.
  if (args.some((arg) => /[\0\p{Cs}]/u.test(arg))) return lacking(CLI, 'arguments that a shell can pass');
  const line = ['ibmcloud', 'iam', ...args.map(quoted)].join(' ');
  return { text: note === undefined ? line : `${comment(note)}\n${line}` };
}

/** An argument, quoted for a POSIX shell if necessary. */
function quoted(arg: string): string {
  return /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", "'\\''")}'`;
}

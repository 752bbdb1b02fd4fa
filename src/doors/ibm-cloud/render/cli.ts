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
 * A change as IBM Cloud CLI commands. They name roles and access groups by display name, users by e-mail where they
 * have one, and service IDs by UUID where a command takes it, because two can have one name.
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
  const granted = grantWords(role.name, resource);
  const policy = granted === undefined ? NO_ROLE : command(['access-group-policy-create', name, ...granted]);
  return [command(['access-group-create', name]), policy];
}

function joinCommand({ principal, group }: JoinAccessGroup): Rendered {
  const member = memberWords(principal);
  if (!isArgument(group.name)) return lacking(CLI, "the access group's name");
  if (member === undefined) {
    return lacking(CLI, principal.kind === 'user' ? "the user's e-mail address" : "the service ID's name");
  }
  return command([VERBS[principal.kind].join, group.name, ...member]);
}

/** How the commands for access groups name a member: a user also by IAM ID, a service ID only by its name. */
function memberWords({ kind, id, name, email }: Beneficiary): readonly string[] | undefined {
  switch (kind) {
    case 'user':
      if (isArgument(email)) return [email];
      // Several IAM IDs are separated by commas.
      return isArgument(id) && !id.includes(',') ? ['--iam-ids', id] : undefined;
    case 'service-id':
      return isArgument(name) ? [name] : undefined;
    case 'trusted-profile':
      return [id.slice('iam-'.length)];
  }
}

function assignCommand({ principal, role, resource }: AssignRole): Rendered {
  const subject = shortNameOf(principal);
  const granted = grantWords(role.name, resource);
  if (granted === undefined) return NO_ROLE;
  if (!isArgument(subject)) return lacking(CLI, "the user's e-mail address");
  return command([VERBS[principal.kind].assign, subject, ...granted], principal.locked && LOCKED);
}

const NO_ROLE: Rendered = lacking(CLI, "the role's name");

/** The options of a policy on IAM Identity or one service ID. */
function grantWords(role: string | undefined, resource: string | undefined): readonly string[] | undefined {
  // Several roles are separated by commas, so a name with a comma would be several.
  if (!isArgument(role) || role.includes(',')) return undefined;
  const narrowed = resource === undefined ? [] : ['--resource-type', 'serviceid', '--resource', resource];
  return ['--roles', role, '--service-name', 'iam-identity', ...narrowed];
}

/** What the CLI takes for a name: something, and no option. */
function isArgument(text: string | undefined): text is string {
  return text !== undefined && text !== '' && !text.startsWith('-');
}

function command(words: readonly string[], note?: string): Rendered {
  // A shell hands over no NUL, and no half of a surrogate pair.
  if (words.some((word) => /[\0\p{Cs}]/u.test(word))) return lacking(CLI, 'text that a shell can hand over');
  const line = ['ibmcloud', 'iam', ...words.map(quoted)].join(' ');
  return { text: note === undefined ? line : `${comment(note)}\n${line}` };
}

/** A word as a POSIX shell reads it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

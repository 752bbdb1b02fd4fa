import type { AssignRole, Beneficiary, Change, JoinAccessGroup, PrincipalKind } from 'apikey-policy';
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
 * A change as an IBM Cloud CLI command. It names roles and access groups by display name, users by e-mail where they
 * have one, and service IDs by UUID where a command takes it, because two can have one name.
 */
export function asCommand(change: Change): Rendered {
  switch (change.kind) {
    case 'join-access-group':
      return joinCommand(change);
    case 'assign-role':
      return assignCommand(change);
    case 'relax-setting': {
      const option = `--${SETTING_FIELDS[change.setting].replaceAll('_', '-')}`;
      return command(['account-settings-update', option, 'NOT_RESTRICTED']);
    }
    case 'supply-time':
    case 'supply-data':
      return nothingToRun(change);
  }
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
  // Several roles are separated by commas, so a name with a comma would be several.
  if (!isArgument(role.name) || role.name.includes(',')) return lacking(CLI, "the role's name");
  if (!isArgument(subject)) return lacking(CLI, "the user's e-mail address");
  const narrowed = resource === undefined ? [] : ['--resource-type', 'serviceid', '--resource', resource];
  const verb = VERBS[principal.kind].assign;
  const words = [verb, subject, '--roles', role.name, '--service-name', 'iam-identity', ...narrowed];
  return command(words, principal.locked && LOCKED);
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

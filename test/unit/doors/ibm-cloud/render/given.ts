import { execFileSync } from 'node:child_process';
import type { Change, PrincipalKind, Remedy } from 'apikey-policy';

export const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';

const PRINCIPALS = {
  user: { kind: 'user', id: 'IBMid-1', email: 'ada@example.com' },
  'service-id': { kind: 'service-id', id: 'iam-ServiceId-1', name: 'Deploy robot' },
  'trusted-profile': { kind: 'trusted-profile', id: 'iam-Profile-1', name: 'Builders' },
} as const;
export const KINDS = ['user', 'service-id', 'trusted-profile'] as const;

export const remedy = (...[change, ...others]: [Change, ...Change[]]): Remedy => ({
  changes: [change, ...others],
  sideEffects: { questions: [], carries: [] },
});

export const join = (kind: PrincipalKind, changes: object = {}): Remedy =>
  remedy({
    kind: 'join-access-group',
    account: 'account-1',
    principal: PRINCIPALS[kind],
    group: { id: 'AccessGroupId-1', name: 'Key makers' },
    ...changes,
  });
export const assign = (kind: PrincipalKind, changes: object = {}): Remedy =>
  remedy({
    kind: 'assign-role',
    account: 'account-1',
    principal: PRINCIPALS[kind],
    role: { crn: CREATOR, name: 'User API key creator' },
    ...changes,
  });
export const relax = (setting: 'apiKeyCreation' | 'serviceIdCreation'): Remedy =>
  remedy({ kind: 'relax-setting', account: 'account-1', setting });
export const TIME: Change = { kind: 'supply-time', example: 0 };
export const DATA: Change = { kind: 'supply-data', data: 'state', id: 'IBMid-1' };

export const named = (name: string): object => ({ role: { crn: CREATOR, name } });
export const mailed = (email: string): object => ({ principal: { ...PRINCIPALS.user, email } });
export const onServiceId = { resource: 'ServiceId-9' };
export const locked = { principal: { ...PRINCIPALS['service-id'], locked: true } };

/** What would break out of quotes, be expanded, or end a line. */
export const HOSTILE = [
  `'; rm -rf / #'`,
  '"$(id)`id`\\"',
  'two\nlines\r\n\ttab',
  '\x24{var.x} %{if true} $\x24{y} %%{z}',
  '\x24{unclosed %{unclosed',
  '$',
  '\\\x24{x}\\',
  '~/*?[a]{b,c}!#&|<>()',
  ' spaces ',
  '\u0001\u001b[31m\u007f\u0085',
  'naïve\u2028\u{1f511}',
  "''",
  '=x',
];

/** The arguments of a command, as a POSIX shell reads them. */
export function argumentsOf(command: string): string[] {
  const script = `set -- ${command}\nprintf '%s\\0' "$@"`;
  return execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
}

import { ISSUE_CODES, type IssueCode, parseAccount } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { account, found, issuesOf, withPolicy } from './given.ts';

/** Looks small, and stands for ten to the power of its depth. */
function immense(depth: number): unknown {
  return Array.from({ length: depth }).reduce((inner: unknown) => Array(10).fill(inner), 'x');
}

const group = (members: string[]) => ({ id: 'g', members });

interface Case {
  readonly code: IssueCode;
  readonly input: unknown;
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** An account that differs from the input as little as possible. */
  readonly neighbour: unknown;
}

const cases: readonly Case[] = [
  {
    code: 'missing',
    input: account({ id: undefined }),
    path: ['id'],
    message: '`id` is missing: an account must have it',
    neighbour: account(),
  },
  {
    code: 'missing',
    input: withPolicy({ subject: {} }),
    path: ['policies', 0, 'subject'],
    message: '`policies[0].subject` must have exactly one of `principal` and `accessGroup`',
    neighbour: withPolicy({ subject: { accessGroup: 'g' } }),
  },
  {
    code: 'wrong-type',
    input: null,
    path: [],
    message: 'the input must be a plain object: an account',
    neighbour: account(),
  },
  {
    code: 'wrong-type',
    input: account({ accessGroups: [{ id: 'g', members: 'IBMid-1' }] }),
    path: ['accessGroups', 0, 'members'],
    message: '`accessGroups[0].members` must be an array of IAM IDs',
    neighbour: account({ accessGroups: [group(['IBMid-1'])] }),
  },
  {
    code: 'wrong-type',
    input: account({ accessGroups: [{ ...group([]), partial: 'yes' }] }),
    path: ['accessGroups', 0, 'partial'],
    message: '`accessGroups[0].partial` must be a boolean',
    neighbour: account({ accessGroups: [{ ...group([]), partial: true }] }),
  },
  {
    code: 'wrong-type',
    input: account({ apiKeyCreation: null }),
    path: ['apiKeyCreation'],
    message: '`apiKeyCreation` must be a string',
    neighbour: account({ apiKeyCreation: 'anything' }),
  },
  {
    code: 'wrong-type',
    input: withPolicy({ roles: [7] }),
    path: ['policies', 0, 'roles', 0],
    message: '`policies[0].roles[0]` must be a non-empty string',
    neighbour: withPolicy({ roles: ['7'] }),
  },
  {
    code: 'empty',
    input: account({ id: '' }),
    path: ['id'],
    message: '`id` must be a non-empty string',
    neighbour: account({ id: ' ' }),
  },
  {
    code: 'unknown-field',
    input: withPolicy({ conditon: null }),
    path: ['policies', 0, 'conditon'],
    message: '`policies[0].conditon` is not a field of a policy; did you mean `condition`?',
    neighbour: withPolicy({ condition: null }),
  },
  {
    code: 'unknown-field',
    input: account({ principals: [{ kind: 'trusted-profile', id: 'iam-Profile-1', state: 'ACTIVE' }] }),
    path: ['principals', 0, 'state'],
    message: '`principals[0].state` is not a field of a trusted profile',
    neighbour: account({ principals: [{ kind: 'user', id: 'IBMid-1', state: 'ACTIVE' }] }),
  },
  {
    code: 'unknown-field',
    input: account({ principals: [{ kind: 'service-id', id: 'iam-ServiceId-1', state: 'ACTIVE' }] }),
    path: ['principals', 0, 'state'],
    message: '`principals[0].state` is not a field of a service ID',
    neighbour: account({ principals: [{ kind: 'service-id', id: 'iam-ServiceId-1', locked: true }] }),
  },
  {
    code: 'unknown-field',
    input: account({ principals: [{ kind: 'user', id: 'IBMid-1', locked: true }] }),
    path: ['principals', 0, 'locked'],
    message: '`principals[0].locked` is not a field of a user',
    neighbour: account({ principals: [{ kind: 'user', id: 'IBMid-1', name: 'Ada' }] }),
  },
  {
    code: 'unknown-value',
    input: account({ partial: ['policy'] }),
    path: ['partial', 0],
    message: '`partial[0]` must be one of `policies`, `accessGroups`, `principals`, `roles`, `owner`',
    neighbour: account({ partial: ['policies'] }),
  },
  {
    code: 'unknown-value',
    input: account({ principals: [{ kind: 'serviceId', id: 'iam-ServiceId-1' }] }),
    path: ['principals', 0, 'kind'],
    message: '`principals[0].kind` must be one of `user`, `service-id`, `trusted-profile`; did you mean `service-id`?',
    neighbour: account({ principals: [{ kind: 'service-id', id: 'iam-ServiceId-1' }] }),
  },
  {
    code: 'wrong-prefix',
    input: account({ principals: [{ kind: 'user', id: 'iam-ServiceId-1' }] }),
    path: ['principals', 0, 'id'],
    message: '`principals[0].id` must be the IAM ID of a `user`, but is the IAM ID of a `service-id`',
    neighbour: account({ principals: [{ kind: 'user', id: 'iam-serviceid-1' }] }),
  },
  {
    code: 'ambiguous',
    input: withPolicy({ subject: { principal: 'IBMid-1', accessGroup: 'g' } }),
    path: ['policies', 0, 'subject'],
    message: '`policies[0].subject` must have exactly one of `principal` and `accessGroup`',
    neighbour: withPolicy({ subject: { principal: 'IBMid-1', accessGroup: undefined } }),
  },
  {
    code: 'conflict',
    input: account({ accessGroups: [group(['a']), group(['b'])] }),
    path: ['accessGroups', 1],
    message: '`accessGroups[1]` has the same id as `accessGroups[0]` and different contents',
    neighbour: account({ accessGroups: [group(['a']), group(['a'])] }),
  },
  {
    code: 'not-json',
    input: withPolicy({ condition: { value: new Date(0) } }),
    path: ['policies', 0, 'condition', 'value'],
    message: '`policies[0].condition.value` must be plain JSON without cycles',
    neighbour: withPolicy({ condition: { value: '1970-01-01T00:00:00Z' } }),
  },
  {
    code: 'repeated-too-often',
    input: withPolicy({ condition: immense(30) }),
    path: ['policies', 0, 'condition', ...Array(24).fill(0), 1],
    message: '',
    neighbour: withPolicy({ condition: immense(3) }),
  },
];

describe('ISSUE_CODES', () => {
  it('says what each code means, and has an account for each', () => {
    expect(new Set(cases.map(({ code }) => code))).toEqual(new Set(Object.keys(ISSUE_CODES)));
    expect(Object.values(ISSUE_CODES).every((meaning) => /^(a|an|two|the) .+[^.]$/.test(meaning))).toBe(true);
  });

  it('stays as it is', () => {
    expect(Object.isFrozen(ISSUE_CODES)).toBe(true);
  });
});

describe('parseAccount', () => {
  it.each(cases.filter(({ message }) => message !== ''))(
    '$code: $message',
    ({ code, input, path, message, neighbour }) => {
      expect(issuesOf(input)).toEqual([{ code, path, message }]);
      expect(issuesOf(neighbour)).toEqual([]);
    },
  );

  it('repeated-too-often: is reported once, however long the input is', () => {
    const { input, neighbour } = cases.find(({ code }) => code === 'repeated-too-often') ?? {};
    const issues = issuesOf(input);
    expect(issues.map(({ code }) => code)).toEqual(['repeated-too-often']);
    expect(issues[0]?.message).toMatch(
      /^`policies\[0\]\.condition\[\d\].*` repeats an object, and the input has too many repeats$/,
    );
    expect(issuesOf(neighbour)).toEqual([]);
  });

  it('reports all issues at once, at any place', () => {
    const input = {
      principals: [{ kind: 'user', id: 'iam-Profile-1', lockd: 1 }, 7],
      accessGroups: [{ members: ['', null] }],
      policies: [{ id: 'p', subject: {}, roles: 'r', target: { attributes: [{ value: NaN }], tags: null } }],
      roles: [{ crn: '', service: 1, actions: [2] }],
      enterprise: { apiKeyCreation: 'RESTRICTED' },
      partial: ['roles', 'everything'],
    };
    expect(found(input).sort()).toEqual(
      [
        'missing id',
        'unknown-field principals.0.lockd',
        'wrong-prefix principals.0.id',
        'wrong-type principals.1',
        'missing accessGroups.0.id',
        'empty accessGroups.0.members.0',
        'wrong-type accessGroups.0.members.1',
        'missing policies.0.subject',
        'wrong-type policies.0.roles',
        'missing policies.0.target.attributes.0.key',
        'not-json policies.0.target.attributes.0.value',
        'wrong-type policies.0.target.tags',
        'empty roles.0.crn',
        'wrong-type roles.0.service',
        'wrong-type roles.0.actions.0',
        'wrong-type enterprise.apiKeyCreation',
        'unknown-value partial.1',
      ].sort(),
    );
  });

  it.each([undefined, null, true, 0, 1n, '', 'an account', Symbol('s'), () => account(), [], [account()], new Date()])(
    'takes no %o for an account',
    (input) => {
      expect(parseAccount(input)).toEqual({
        ok: false,
        issues: [{ code: 'wrong-type', path: [], message: 'the input must be a plain object: an account' }],
      });
    },
  );
});

import { type Account, decide, explain, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';

const ADMINISTRATOR = 'crn:v1:bluemix:public:iam::::role:Administrator';
const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';
const IAM_IDENTITY = { attributes: [{ key: 'serviceName', value: 'iam-identity' }] };

const account: Account = {
  id: 'a-1',
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'NOT_RESTRICTED',
  principals: [
    { kind: 'user', id: 'IBMid-ADMIN', state: 'ACTIVE' },
    { kind: 'user', id: 'IBMid-CREATOR', state: 'ACTIVE' },
    { kind: 'user', id: 'IBMid-GONE', state: 'SUSPENDED' },
    { kind: 'service-id', id: 'iam-ServiceId-1', locked: true },
  ],
  accessGroups: [{ id: 'AccessGroupId-creators', members: ['IBMid-CREATOR'] }],
  policies: [
    { id: 'p-admin', subject: { principal: 'IBMid-ADMIN' }, roles: [ADMINISTRATOR], target: IAM_IDENTITY },
    { id: 'p-group', subject: { accessGroup: 'AccessGroupId-creators' }, roles: [CREATOR], target: IAM_IDENTITY },
  ],
};

const explained = (request: Request, options?: Parameters<typeof explain>[1], of: Account = account): string =>
  explain(decide(of, request), options);

const U = 'iam-identity.user-apikey.create';
const S = 'iam-identity.apikey.create';

describe('explain', () => {
  it('A4: names every grant of an allow, by the role’s display name and the group it comes through', () => {
    expect(explained({ principal: 'IBMid-CREATOR', action: U })).toBe(
      '`IBMid-CREATOR` may create a user API key. A policy of the account grants it. ' +
        'Granted: User API key creator by policy `p-group` through access group `AccessGroupId-creators`.',
    );
  });

  it('A4: says of a deny what is missing, for whom the restriction holds, and what comes close', () => {
    expect(explained({ principal: 'IBMid-ADMIN', action: U })).toBe(
      '`IBMid-ADMIN` may not create a user API key. No policy grants it. ' +
        'It takes the role User API key creator on the IAM Identity service. ' +
        'It is restricted, so everybody needs this role, Administrators and the account owner included. ' +
        'Close to granting it: policy `p-admin` has no role that carries the action.',
    );
  });

  it('names every role that would do, and restricts nothing where the setting has no say (S7)', () => {
    expect(explained({ principal: 'IBMid-CREATOR', action: 'iam-identity.account.update' })).toBe(
      "`IBMid-CREATOR` may not change the account's API key creation setting. No policy grants it. " +
        'It takes the role Operator, Editor or Administrator on the IAM Identity service. ' +
        'Close to granting it: policy `p-group` through access group `AccessGroupId-creators` has no role that carries the action.',
    );
  });

  it('A3: says of an indeterminate what is not known', () => {
    const policies = [
      { ...account.policies[0], id: 'p-odd', subject: { principal: 'IBMid-GONE' }, roles: ['crn:odd'] },
    ];
    const odd = { ...account, principals: [{ kind: 'user', id: 'IBMid-GONE' }], policies } as Account;
    expect(explained({ principal: 'IBMid-GONE', action: U }, {}, odd)).toBe(
      'Whether `IBMid-GONE` may create a user API key cannot be decided, and counts as no. ' +
        "It could be a yes, but the user's state is missing or unknown; " +
        "a policy has a role that neither the catalogue nor the account's role list defines.",
    );
  });

  it('A3: asks for no role where only the principal is in doubt', () => {
    const unsure = { ...account, principals: [{ kind: 'user', id: 'IBMid-CREATOR' }] } as Account;
    expect(explained({ principal: 'IBMid-CREATOR', action: U }, {}, unsure)).not.toContain('role');
  });

  it('S5: an action that is free takes no access, and grants are named where there are any', () => {
    expect(explained({ principal: 'IBMid-ADMIN', action: 'iam-identity.serviceid.create' })).toBe(
      '`IBMid-ADMIN` may create a service ID. The setting does not restrict it, so it takes no access at all.',
    );
  });

  it('P5: names the other user whose key was asked for', () => {
    expect(explained({ principal: 'IBMid-ADMIN', action: U, resource: 'IBMid-CREATOR' })).toMatch(
      /^`IBMid-ADMIN` may not create a user API key for `IBMid-CREATOR`\. A user API key can be created by the user/,
    );
  });

  it('I3: adds what is worth knowing beside the answer', () => {
    expect(explained({ principal: 'IBMid-ADMIN', action: S, resource: 'ServiceId-1' })).toContain(
      'may create an API key for the service ID `ServiceId-1`. A policy of the account grants it. ' +
        'Granted: Administrator by policy `p-admin`. The service ID is locked;',
    );
  });

  it('A5: says until when', () => {
    const condition = {
      key: '{{environment.attributes.current_time}}',
      operator: 'timeLessThan',
      value: '12:00:00Z',
    };
    const timed = { ...account, policies: account.policies.map((policy) => ({ ...policy, condition })) };
    const time = Date.parse('2026-03-16T11:00:00Z');
    expect(explained({ principal: 'IBMid-CREATOR', action: U, time }, {}, timed)).toMatch(
      / This holds at least until 2026-03-16T12:00:00\.000Z\.$/,
    );
  });

  it('names three policies and counts the rest', () => {
    const [policy] = account.policies;
    if (policy === undefined) throw new Error('the account has policies');
    const policies = [1, 2, 3, 4, 5].map((n) => ({ ...policy, id: `p-${n}` }));
    const text = explained(
      { principal: 'IBMid-ADMIN', action: S, resource: 'ServiceId-1' },
      {},
      { ...account, policies },
    );
    expect(text).toContain('by policy `p-3`; and 2 more.');
    expect(text).not.toContain('p-4');
    const three = { ...account, policies: policies.slice(0, 3) };
    expect(explained({ principal: 'IBMid-ADMIN', action: S, resource: 'ServiceId-1' }, {}, three)).not.toContain(
      'more',
    );
  });

  it('names a role of the account by its CRN', () => {
    const own = { crn: 'crn:custom', service: 'iam-identity', actions: [U] };
    expect(explained({ principal: 'IBMid-ADMIN', action: U }, {}, { ...account, roles: [own] })).toContain(
      'the role User API key creator or `crn:custom` on',
    );
  });

  it('REM-4: says where another time may do, which is no remedy', () => {
    const condition = { key: '{{environment.attributes.current_time}}', operator: 'timeLessThan', value: '12:00:00Z' };
    const timed = { ...account, policies: account.policies.map((policy) => ({ ...policy, condition })) };
    const time = Date.parse('2026-03-16T13:00:00Z');
    const words = 'Asked while the condition of a policy holds, it may be a yes.';
    expect(explained({ principal: 'IBMid-CREATOR', action: U, time }, { audience: 'requester' }, timed)).toContain(
      words,
    );
    expect(explained({ principal: 'IBMid-ADMIN', action: U, time }, {}, timed)).not.toContain(words);
    expect(explained({ principal: 'IBMid-CREATOR', action: U }, {}, timed)).not.toContain(words);
    const never = { ...condition, key: '{{resource.attributes.region}}', operator: 'stringEquals' };
    const closed = { ...account, policies: account.policies.map((policy) => ({ ...policy, condition: never })) };
    expect(explained({ principal: 'IBMid-CREATOR', action: U, time }, {}, closed)).not.toContain(words);
    // At no time does anybody create a key for somebody else.
    expect(
      explained({ principal: 'IBMid-CREATOR', action: U, resource: 'IBMid-ADMIN', time }, {}, timed),
    ).not.toContain(words);
  });

  it('refuses an audience that it does not know', () => {
    const decision = decide(account, { principal: 'IBMid-CREATOR', action: U });
    expect(() => explain(decision, { audience: 'Requester' as 'requester' })).toThrow(TypeError);
  });

  it.each<[Request, Partial<Account>, RegExp]>([
    [{ principal: 'IBMid-NOBODY', action: U }, {}, /has to be invited or created first/],
    [{ principal: 'IBMid-GONE', action: U }, {}, / The user isn't active\./],
    [{ principal: 'IBMid-ADMIN', action: S, resource: 'ServiceId-2' }, {}, /has to be created first/],
  ])('REM-4: names in words what has to be done elsewhere, and no remedy: %s', (request, changes, words) => {
    const of = { ...account, ...changes };
    const text = explained(request, { remedies: remedies(of, request) }, of);
    expect(text).toMatch(words);
    expect(text).not.toContain('The least that helps');
  });

  it('tells the requester no id but those of the request', () => {
    for (const principal of ['IBMid-ADMIN', 'IBMid-CREATOR', 'IBMid-GONE']) {
      const request = { principal, action: U } as const;
      const roles = [{ crn: 'crn:own', service: 'iam-identity', actions: [U] }];
      for (const remedy of [...remedies({ ...account, roles }, request), undefined]) {
        const found = remedy === undefined ? {} : { remedies: [remedy] };
        const text = explained(request, { audience: 'requester', ...found }, { ...account, roles });
        expect(text.match(/`[^`]*`/g)).toEqual([`\`${principal}\``]);
        expect(text).not.toContain('crn:own');
      }
    }
  });
});

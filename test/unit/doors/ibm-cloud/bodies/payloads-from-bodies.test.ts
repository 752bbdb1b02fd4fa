import { accountFromIbmCloud, BODY_ISSUES, payloadsFromBodies } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { odd } from '../../../../support/odd.ts';
import { payload, sampleAccount, samplePayloads } from '../../../../support/sample.ts';
import { accountOf, complaints, files, IAM_ADMINS, KEY_CREATORS, type Named, payloadsOf, SAMPLE } from './given.ts';

const at = (name: string, body: unknown): Named => ({ name, body });
/** The body as one of the sample account. */
const ofSample = ({ name, body }: Named): Named => at(name, { ...(body as object), account_id: ACCOUNT_ID });
const ACCOUNT_ID = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';

describe('CLI-1: bodies of the REST API', () => {
  it('make the same account in whatever order and under whatever names they come', () => {
    expect(accountOf(files(...SAMPLE))).toEqual(sampleAccount());
    const renamed = SAMPLE.map((name, index) => at(`${index}`, payload(name)));
    expect(accountOf(renamed.reverse())).toEqual(sampleAccount());
  });

  it('may be pages in an array, and all bodies in one array', () => {
    const policies = payload('policies-v1-list');
    const [first, ...rest] = policies.policies;
    const pages = [{ policies: [first], next: { start: 'two' } }, { policies: rest }];
    const others = files(...SAMPLE).filter(({ name }) => name !== 'policies-v1-list.json');
    expect(accountOf([...others, at('pages.json', pages)]).policies).toHaveLength(sampleAccount().policies.length);
    expect(payloadsOf([at('all.json', SAMPLE.map(payload))]).payloads).toEqual(payloadsOf(files(...SAMPLE)).payloads);
  });

  it('may be pages of one list in several files', () => {
    const users = payload('users-list').resources;
    const pages = [
      at('u1', { resources: users.slice(0, 5), next_url: '/v2/accounts/a/users?_start=5' }),
      at('u2', { resources: users.slice(5, 9), next_url: '/v2/accounts/a/users?_start=9' }),
      at('u3', { resources: users.slice(9) }),
    ];
    const others = files(...SAMPLE).filter(({ name }) => name !== 'users-list.json');
    expect(accountOf([...pages, ...others])).toEqual(sampleAccount());
  });

  it('say where each part of the payloads came from', () => {
    const { sources } = payloadsOf([...files('account-settings-restricted'), at('l.json', [payload('users-list')])]);
    expect(sources).toEqual([
      { path: ['accountSettings'], name: 'account-settings-restricted.json', within: [] },
      { path: ['users', 0], name: 'l.json', within: [0] },
    ]);
  });

  it('are recognised by the call that they answer where they have no row', () => {
    const empty = (path: string) => ({ limit: 50, first: { href: `https://iam.cloud.ibm.com${path}` } });
    const { payloads } = payloadsOf(
      [
        ...files('account-settings-restricted'),
        at('a', { ...empty('/v2/policies?account_id=x'), policies: [] }),
        at('b', { ...empty('/v1/policies?limit=1'), policies: [] }),
        at('c', { ...empty(`/v2/groups?account_id=${ACCOUNT_ID}`), total_count: 0 }),
        at('d', { ...empty(`/v2/groups/${IAM_ADMINS}/members?limit=1`), total_count: 0 }),
        at('e', { first: 'https://iam.cloud.ibm.com/v1/profiles?pagesize=1', profiles: [] }),
        at('f', { first_url: `/v2/accounts/${ACCOUNT_ID}/users`, total_results: 0 }),
      ].map((body) =>
        body.name === 'a' ? at('a', { ...(body.body as object), first: { href: '/v2/policies' } }) : body,
      ),
    );
    expect(Object.keys(payloads).sort()).toEqual([
      'accessGroupMembers',
      'accessGroups',
      'accountId',
      'accountSettings',
      'policies',
      'trustedProfiles',
      'users',
      'v2Policies',
    ]);
  });

  it('are users without a row where the page counts them, or repeats their call', () => {
    const settings = files('account-settings-restricted');
    for (const page of [{ total_results: 0 }, { first_url: `/v2/accounts/${ACCOUNT_ID}/users` }]) {
      const users = { ...page, resources: [] };
      expect(payloadsOf([...settings, at('u.json', users)]).payloads.users).toEqual([users]);
    }
    expect(complaints([...settings, at('r.json', { resources: [] })])).toEqual([
      "`r.json` isn't a body of an account: it looks like a list of resources, which isn't read",
    ]);
  });

  it('are of a group by the link in them or by the name of the file', () => {
    const members = { members: [{ iam_id: 'IBMid-060003CRTR', type: 'user' }], total_count: 1 };
    const settings = files('account-settings-restricted');
    const linked = { ...members, first: { href: `https://iam.cloud.ibm.com/v2/groups/${IAM_ADMINS}/members?limit=1` } };
    const byLink = payloadsOf([...settings, at('members.json', linked)]).payloads.accessGroupMembers;
    expect(Object.keys(byLink ?? {})).toEqual([IAM_ADMINS]);
    const byName = payloadsOf([...settings, at(`members-${KEY_CREATORS}-1.json`, members)]).payloads.accessGroupMembers;
    expect(Object.keys(byName ?? {})).toEqual([KEY_CREATORS]);
    const listed = at('groups.json', { groups: [null, { id: 'AccessGroupId-a' }, { id: 'AccessGroupId-a-b' }] });
    const longest = payloadsOf([...settings, listed, at('AccessGroupId-a-b.json', members)]).payloads;
    expect(Object.keys(longest.accessGroupMembers ?? {})).toEqual(['AccessGroupId-a-b']);
    expect(complaints([...settings, at('members.json', members)])).toEqual([
      "`members.json` doesn't say of which access group the members are: put the group's id into the file's name",
    ]);
  });

  it('are of a group of service IDs by the link in them or by the name of the file', () => {
    const settings = files('account-settings-restricted');
    const groups = at('groups.json', { serviceid_groups: [{ id: 'ServiceIdGroup-1' }, { id: 'ServiceIdGroup-2' }] });
    const first = 'https://iam.cloud.ibm.com/v1/serviceids/?group_id=ServiceIdGroup-1';
    const { payloads } = payloadsOf([
      ...settings,
      groups,
      at('one.json', { first, serviceids: [] }),
      at('ServiceIdGroup-2.json', { serviceids: [] }),
      at('default.json', { serviceids: [] }),
    ]);
    expect(Object.keys(payloads.groupServiceIds ?? {})).toEqual(['ServiceIdGroup-1', 'ServiceIdGroup-2']);
    expect(payloads.serviceIds).toEqual([{ serviceids: [] }]);
  });
});

describe('CLI-1: bundles and accounts', () => {
  it('take what `read` writes as it is, fields that nobody knows included', () => {
    const bundle = { ...samplePayloads(), reading: true, polices: [] };
    const { payloads, sources } = payloadsOf([at('payloads.json', bundle)]);
    expect(payloads).toEqual(bundle);
    expect(sources).toEqual([{ path: [], name: 'payloads.json', within: [] }]);
  });

  it('put bodies beside a bundle where it has none', () => {
    const { trustedProfiles, ...bundle } = samplePayloads();
    const { payloads } = payloadsOf([at('payloads.json', bundle), ...files('trusted-profiles-list')]);
    expect(payloads).toEqual({ ...bundle, trustedProfiles });
    expect(complaints([at('payloads.json', samplePayloads()), ...files('users-list')])).toEqual([
      '`users-list.json` and `payloads.json` both have users; give one of them',
    ]);
  });

  it('put the members of a group beside a bundle that has those of other groups', () => {
    const bundle = at('payloads.json', samplePayloads());
    const { accessGroupMembers } = samplePayloads();
    const other = 'AccessGroupId-00000000-0000-4000-8000-000000000000';
    const members = [{ iam_id: 'IBMid-060003CRTR', type: 'user' }];
    const { payloads } = payloadsOf([bundle, at(`members of ${other}`, { members })]);
    expect(payloads.accessGroupMembers).toEqual({ ...accessGroupMembers, [other]: [{ members }] });
    expect(complaints([bundle, at(`members of ${IAM_ADMINS}`, { members })])).toEqual([
      `\`members of ${IAM_ADMINS}\` and \`payloads.json\` both have members of an access group; give one of them`,
    ]);
  });

  it('parse an account, which stands alone', () => {
    const account = sampleAccount();
    expect(payloadsFromBodies([at('a.json', account)])).toEqual({ ok: true, kind: 'account', account });
    expect(complaints([at('a.json', account), ...files('users-list')])).toEqual([
      "`users-list.json` and `a.json` can't go together: the latter is a whole account",
    ]);
    const wrong = payloadsFromBodies([at('a.json', { ...account, polices: [] })]);
    expect(!wrong.ok && wrong.issues.map(({ path }) => path)).toEqual([['a.json', 'polices']]);
  });
});

describe('CLI-1: what `ibmcloud … --output json` prints', () => {
  const rowsOf = (name: string, key: string) => at(`${name}.json`, payload(name)[key]);

  it('is a bare list of rows of each kind', () => {
    const roles = payload('roles-list-iam-identity');
    const bodies = [
      ...files('account', 'account-settings-restricted', 'service-id-groups-none'),
      rowsOf('policies-v1-list', 'policies'),
      rowsOf('policies-v2-list', 'policies'),
      rowsOf('access-groups-list', 'groups'),
      rowsOf('access-group-members', 'members'),
      at(`members of ${IAM_ADMINS}`, { members: [] }),
      rowsOf('users-list', 'resources'),
      rowsOf('service-ids-list', 'serviceids'),
      rowsOf('trusted-profiles-list', 'profiles'),
      at('roles.json', [...roles.custom_roles, ...roles.service_roles, ...roles.system_roles]),
    ];
    const account = accountOf(bodies);
    const sample = sampleAccount();
    expect(new Set(account.roles)).toEqual(new Set(sample.roles));
    expect({ ...account, roles: [] }).toEqual({ ...sample, roles: [] });
  });

  it('names users in its own way', () => {
    const [user] = odd('row-as-page').users as unknown[];
    const settings = {
      account_id: 'a',
      restrict_create_platform_apikey: 'RESTRICTED',
      restrict_create_service_id: 'NOT_SET',
    };
    const account = accountOf([at('settings.json', settings), at('users.json', [user])]);
    expect(account.principals).toEqual([{ kind: 'user', id: 'IBMid-O', state: 'ACTIVE', email: 'o@example.com' }]);
  });

  it('has the policies of one subject, so that others may be missing', () => {
    const policies: { subjects: { attributes: { value: string }[] }[] }[] = payload('policies-v1-list').policies;
    const [first] = policies;
    const of = (wanted: (policy: (typeof policies)[number]) => boolean) =>
      policies.filter(wanted).filter(({ subjects }) => subjects.length > 0);
    const subject = (policy: (typeof policies)[number]) => policy.subjects[0]?.attributes[0]?.value;
    const one = of((policy) => subject(policy) === subject(first as never));
    const another = of((policy) => subject(policy) !== subject(first as never)).slice(0, 1);
    const settings = files('account-settings-restricted');
    const { payloads } = payloadsOf([...settings, at('one.json', one), at('another.json', another)]);
    expect(payloads.partial).toEqual(['policies']);
    expect(payloads.policies).toEqual([{ policies: [...one, ...another] }]);
    expect(complaints([...settings, at('one.json', one), at('again.json', one)])).toEqual([
      '`again.json` and `one.json` both have policies (v1) of the same subject; give one of them',
    ]);
    expect(complaints([...files(...SAMPLE), at('one.json', one)])).toEqual([
      '`one.json` and `policies-v1-list.json` both have policies (v1); give one of them',
    ]);
  });

  it('has the policies of one subject where none of them names a subject', () => {
    const settings = files('account-settings-restricted');
    const nobodys = at('nobodys.json', [{ control: {} }]);
    const { payloads } = payloadsOf([...settings, nobodys, at('v1.json', [{ subjects: [], roles: [] }])]);
    expect(payloads.partial).toEqual(['policies']);
    expect(complaints([...settings, nobodys, at('again.json', [{ control: {} }])])).toEqual([
      '`again.json` and `nobodys.json` both have policies (v2) of the same subject; give one of them',
    ]);
  });

  it('may have a role without a name that is a string, which the adapter reports', () => {
    const { payloads } = payloadsOf([
      ...files('account-settings-restricted'),
      at('roles.json', [{ crn: 1, actions: [] }]),
    ]);
    const result = accountFromIbmCloud(payloads);
    expect(result.ok && result.diagnostics.map(({ path }) => path)).toContainEqual(['roles', 'system_roles', 0]);
  });

  it("has a group's members of one type, so that others may be missing, until all three types are there", () => {
    const settings = files('account-settings-restricted');
    const list = (type: string, iam_id: string) => at(`${type} of ${IAM_ADMINS}`, [{ iam_id, type }]);
    const users = list('user', 'IBMid-060001ADMN');
    const services = list('service', 'iam-ServiceId-1');
    const profiles = list('profile', 'iam-Profile-1');
    const groupOf = (...lists: Named[]) => accountOf([...settings, ...lists]).accessGroups;
    expect(groupOf(users)).toEqual([{ id: IAM_ADMINS, members: ['IBMid-060001ADMN'], partial: true }]);
    expect(groupOf(users, services, profiles)).toEqual([
      { id: IAM_ADMINS, members: ['IBMid-060001ADMN', 'iam-ServiceId-1', 'iam-Profile-1'] },
    ]);
    expect(groupOf(at(`members of ${IAM_ADMINS}`, []))).toEqual([{ id: IAM_ADMINS, members: [], partial: true }]);
    const untyped = at(`${IAM_ADMINS}.json`, [{ iam_id: 'IBMid-060001ADMN', membership_type: 'static' }]);
    expect(groupOf(untyped)).toEqual([{ id: IAM_ADMINS, members: ['IBMid-060001ADMN'], partial: true }]);
  });
});

describe('CLI-1: what belongs elsewhere, or nowhere', () => {
  it.each([
    [{ format_version: '1.2', planned_values: {} }, 'a Terraform plan, which belongs to the option `--plan`'],
    [{ resource_changes: [] }, 'a Terraform plan, which belongs to the option `--plan`'],
    [{ expect: [] }, 'a file of expectations, which belongs to the option `--expect`'],
    [{ accepted: [] }, 'a file of accepted findings, which belongs to the option `--baseline`'],
  ])('names the option of %j', (body, said) => {
    expect(complaints([at('x.json', body)])).toEqual([`\`x.json\` is ${said}`]);
  });

  it.each([
    ['error-user-apikey-denied', "an error of IBM's API"],
    ['access-group-rules', "a list of rules of an access group or a trusted profile, which isn't read"],
    ['access-groups-account-settings', "the settings of access groups, which aren't read"],
    ['api-key-of-user', 'an API key'],
    ['policy-v2-time-once', 'one policy instead of a page of them'],
    ['trusted-profile', 'one trusted profile instead of a page of them'],
    ['service-id-locked', 'one service ID instead of a page of them'],
  ])('says what it looks like: %s', (name, look) => {
    expect(complaints(files(name))).toEqual([`\`${name}.json\` isn't a body of an account: it looks like ${look}`]);
  });

  it.each([
    [{}, 'an empty object'],
    [{ a: 1, 'b\u001b[31m': 2 }, 'an object with the fields `a`, `b [31m`'],
    [{ status: 200, headers: {}, result: {} }, "a response of IBM's SDK: give its `result`"],
    [{ terraform_version: '1', format_version: '1.0', values: {} }, 'a Terraform state'],
    [{ resources: [{ id: 'crn' }] }, "a list of resources, which isn't read"],
    [[{ iam_id: 'IBMid-1', state: 'ACTIVE' }, { control: {} }], 'an array of users and v2Policies'],
    [[{ iam_id: 'IBMid-1', state: 'ACTIVE' }, { a: 1 }], 'an array of users and other things'],
    [[{ a: 1 }, { b: 1 }], 'an object with the fields `a`'],
  ])('says what it looks like: %j', (body, look) => {
    const [said] = complaints([at('x.json', body)]);
    expect(said).toMatch(new RegExp(`it looks like ${look.replace(/[[\]]/g, '\\$&')}$`));
  });

  it.each([[1], ['text'], [null], [true]])('refuses %j', (body) => {
    expect(complaints([at('x.json', body)])).toEqual(['`x.json` must be a JSON object, or an array of objects']);
    expect(complaints([at('x.json', [body])])).toEqual(['`x.json` is an array in which not every entry is an object']);
  });

  it('refuses an empty array, and no body at all', () => {
    expect(complaints([at('x.json', [])])[0]).toMatch(/^`x.json` is an empty array, which doesn't say what it lists/);
    expect(complaints([])).toEqual(['no body is given']);
  });
});

describe('CLI-1: two for one place', () => {
  it.each([
    ['account-settings-restricted', 'account-settings-not-set', "are the account's settings"],
    ['effective-settings-no-template', 'effective-settings-template-restricts', 'are the effective settings'],
    ['users-list', 'users-list', 'are the last page of users'],
  ])('refuses %s beside %s', (one, other, phrase) => {
    const [first] = files(one);
    const bodies = [first as Named, at('other.json', payload(other))];
    expect(complaints(bodies)).toEqual([`\`other.json\` and \`${one}.json\` both ${phrase}; give one of them`]);
  });

  it('refuses the same page of a list twice', () => {
    const page = { groups: [], next: { href: '/v2/groups?offset=100' } };
    expect(complaints([...files('account'), at('a', page), at('b', page)])).toEqual([
      '`b` and `a` both are the same page of access groups; give one of them',
    ]);
  });

  it('refuses two bundles', () => {
    expect(complaints([at('a', samplePayloads()), at('b', samplePayloads())])).toEqual([
      '`b` and `a` are both whole bundles; give one of them',
    ]);
  });

  it('refuses bodies of two accounts, and bodies of which none names its account', () => {
    const other = { ...payload('account-settings-restricted'), account_id: 'b' };
    expect(complaints([...files('users-list'), at('b.json', other)])).toEqual([
      `\`b.json\` is of the account \`b\`, and \`users-list.json\` of \`${ACCOUNT_ID}\``,
    ]);
    const bundles = [
      at('a', { ...samplePayloads(), accountId: 'x' }),
      at('b', { ...samplePayloads(), accountId: 'y' }),
    ];
    expect(complaints(bundles)[0]).toBe('`b` is of the account `y`, and `a` of `x`');
    expect(complaints([at('u', [{ ibmUniqueId: 'IBMid-1' }])])).toEqual([
      'no body names its account: give the settings, the account or a bundle, which do',
    ]);
  });
});

describe('payloadsFromBodies', () => {
  it('never throws, and reads nothing that a prototype has', () => {
    const thrower = Object.defineProperty({}, 'principals', {
      get() {
        throw new Error('no');
      },
    });
    expect(complaints([at('x', thrower)])).toEqual(['the bodies must be plain JSON, and cannot be read']);
    const members = { members: [], first: { href: 'https://iam.cloud.ibm.com/v2/groups/__proto__/members' } };
    const { payloads } = payloadsOf([...files('account-settings-restricted'), at('m', members)]);
    expect(Object.keys(payloads.accessGroupMembers ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(payloads.accessGroupMembers)).toBe(Object.prototype);
  });

  it('puts thousands of pages and groups together', () => {
    const groups = Array.from({ length: 5_000 }, (_, index) => `AccessGroupId-${index}`);
    const pages = groups.map((group) =>
      at(`${group}.json`, { members: [], first: { href: `https://iam.cloud.ibm.com/v2/groups/${group}/members` } }),
    );
    const users = Array.from({ length: 5_000 }, (_, index) =>
      at(`u${index}`, {
        resources: [{ iam_id: `IBMid-${index}` }],
        next_url: `/v2/accounts/a/users?_start=${index + 1}`,
      }),
    );
    const { payloads, sources } = payloadsOf([
      ...files('account-settings-restricted'),
      ...pages,
      ...users.map(ofSample),
    ]);
    expect(Object.keys(payloads.accessGroupMembers ?? {})).toHaveLength(5_000);
    expect(payloads.users).toHaveLength(5_000);
    expect(sources).toHaveLength(10_001);
  });

  it('shows both ends of a long name, and no control character', () => {
    const [said] = complaints([at(`${'/long'.repeat(100)}/users\u001b[2J.json`, {})]);
    expect(said).toMatch(/^`(\/long){8}….*\/users \[2J\.json` isn't/);
  });

  it('has a sentence for each code, and paths that begin with the name', () => {
    expect(Object.values(BODY_ISSUES).every((meaning) => /^[a-z].*[^.]$/.test(meaning))).toBe(true);
    expect(Object.isFrozen(BODY_ISSUES)).toBe(true);
    const result = payloadsFromBodies([at('x.json', [{ policies: [] }, { expect: [] }])]);
    expect(!result.ok && result.issues).toEqual([
      {
        code: 'other-option',
        path: ['x.json', 1],
        message: '`x.json` (at [1]) is a file of expectations, which belongs to the option `--expect`',
      },
    ]);
  });
});

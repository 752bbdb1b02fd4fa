import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payload, sampleAccount, samplePayloads } from '../../support/sample.ts';

const PLANS = new URL('../../../docs/examples/plans/', import.meta.url);
const IAM_ADMINS = 'AccessGroupId-c1d2e3f4-0a1b-4c2d-8e3f-405162738495';
const KEY_CREATORS = 'AccessGroupId-5e9b8c0e-2f4d-4a63-9b2f-6a4c1d7e8f90';

/** Escape sequences, text that runs from right to left, wide characters, what Markdown and CSV obey, and a long name. */
const HOSTILE = [
  '\u001b[2J\u001b]0;title\u0007Eve',
  '\u202egnp.exe\u202c',
  '=HYPERLINK("http://x")',
  '|`<b>`|\n| pipe',
  '管理者 e\u0301',
  'x'.repeat(10_000),
];

/** Makes a folder with every kind of input that people have; it is removed by the function that comes with it. */
export async function makeInputs(): Promise<{ folder: string; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'apikey-policy-'));
  const write = (name: string, content: unknown) =>
    writeFile(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  for (const name of ['pages', 'lists', 'no-json', 'two-accounts']) await mkdir(join(folder, name));
  const bundle = {
    ...samplePayloads(),
    account: payload('account'),
    serviceIdGroups: payload('service-id-groups-none'),
  };
  await write('payloads.json', bundle);
  await write('account.json', sampleAccount());
  await writePages(write);
  await writeLists(write);
  await write('no-json/readme.txt', 'nothing here');
  await write('two-accounts/a.json', payload('account-settings-restricted'));
  await write('two-accounts/b.json', { ...payload('account'), id: 'b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2b2' });
  await write('broken.json', '{"accountId": "secret",\n  oops');
  await write('empty.json', '');
  await writeFile(join(folder, 'latin1.json'), Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x7d]));
  await write('plan.json', { format_version: '1.2', planned_values: {}, resource_changes: [] });
  await write('incomplete.json', { ...bundle, users: undefined });
  await write('hostile.json', hostileAccount());
  await write('open.json', { ...bundle, accountSettings: payload('account-settings-not-restricted') });
  for (const name of ['locks-out', 'keeps-in'])
    await write(`${name}.json`, await readFile(new URL(`${name}.json`, PLANS), 'utf8'));
  await write('joins.json', rulePlan());
  await write('creates.json', planOf(['ibm_iam_service_id', 'ibm_iam_api_key']));
  await write('reviewed.json', {
    accepted: [accepted('g1y1hc1p83kgj', 'resource-group'), accepted('gone', 'expired')],
  });
  await write('expectations.json', { expect: [expectation('deny', 'no-grant')] });
  await write('unmet.json', { expect: [expectation('deny'), expectation('allow')] });
  await write('misspelt.json', { expect: [{ ...expectation('deny'), efect: 'deny' }] });
  const huge = await open(join(folder, 'huge.json'), 'w');
  await huge.truncate(200_000_000);
  await huge.close();
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

type Write = (name: string, content: unknown) => Promise<void>;

/** One body a file, and users in pages of five. */
async function writePages(write: Write): Promise<void> {
  const single = ['account', 'account-settings-restricted', 'roles-list-iam-identity', 'service-id-groups-none'];
  const lists = ['policies-v1-list', 'policies-v2-list', 'access-groups-list', 'access-group-members'];
  const others = ['access-group-members-iam-admins', 'service-ids-list', 'trusted-profiles-list'];
  for (const name of [...single, ...lists, ...others]) await write(`pages/${name}.json`, payload(name));
  const { resources, total_results } = payload('users-list');
  for (let from = 0; from < resources.length; from += 5) {
    const isLast = from + 5 >= resources.length;
    const next = isLast ? {} : { next_url: `/v2/accounts/a/users?_start=${from + 5}` };
    await write(`pages/users-${from}.json`, { total_results, resources: resources.slice(from, from + 5), ...next });
  }
}

/** Bare lists, as IBM's command prints them. */
async function writeLists(write: Write): Promise<void> {
  const roles = payload('roles-list-iam-identity');
  await write('lists/account-settings.json', payload('account-settings-restricted'));
  await write('lists/account.json', payload('account'));
  await write('lists/service-id-groups.json', payload('service-id-groups-none'));
  await write('lists/policies.json', payload('policies-v1-list').policies);
  await write('lists/policies-2.json', payload('policies-v2-list').policies);
  await write('lists/groups.json', payload('access-groups-list').groups);
  await write(`lists/${KEY_CREATORS}.json`, payload('access-group-members').members);
  await write(`lists/members-${IAM_ADMINS}.json`, []);
  await write('lists/users.json', payload('users-list').resources.map(asPrinted));
  await write('lists/service-ids.json', payload('service-ids-list').serviceids);
  await write('lists/profiles.json', payload('trusted-profiles-list').profiles);
  await write('lists/roles.json', [...roles.custom_roles, ...roles.service_roles, ...roles.system_roles]);
}

/** A user as IBM's command prints it. */
function asPrinted({ iam_id, email, firstname, lastname, state }: Record<string, string>): object {
  return { ibmUniqueId: iam_id, userId: email, firstname, lastname, state };
}

function hostileAccount(): object {
  const principals = HOSTILE.map((name, at) => ({ kind: 'user', id: `IBMid-${at}`, state: 'ACTIVE', name }));
  return {
    id: 'hostile\u001b[31m',
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: [...principals, { kind: 'user', id: `IBMid-${'y'.repeat(10_000)}\u001b[1m`, state: 'ACTIVE' }],
    accessGroups: [{ id: 'AccessGroupId-1', name: HOSTILE[0], members: ['IBMid-0'] }],
    policies: [
      {
        id: 'p\u001b[5m',
        subject: { accessGroup: 'AccessGroupId-1' },
        roles: ['crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'],
        target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
      },
    ],
  };
}

/** A plan that creates one resource of each type. */
function planOf(types: readonly string[]): object {
  const change = { actions: ['create'], before: null, after: { name: 'made' }, after_unknown: {} };
  const resource_changes = types.map((type) => ({
    address: `${type}.made`,
    mode: 'managed',
    type,
    name: 'made',
    change,
  }));
  return { format_version: '1.2', planned_values: {}, resource_changes };
}

/** A plan that lets users join a group by a rule, so that nobody knows its members. */
function rulePlan(): object {
  const type = 'ibm_iam_access_group_dynamic_rule';
  const after = {
    access_group_id: KEY_CREATORS,
    name: 'rule',
    identity_provider: 'idp',
    expiration: 1,
    conditions: [],
  };
  const change = { actions: ['create'], before: null, after, after_unknown: {} };
  const resource_changes = [{ address: `${type}.rule`, mode: 'managed', type, name: 'rule', change }];
  return { format_version: '1.2', planned_values: {}, resource_changes };
}

function accepted(fingerprint: string, code: string): object {
  return { fingerprint, code, message: 'a finding', reason: 'it is intended' };
}

function expectation(effect: string, reason?: string): object {
  return { principal: 'ada.admin@example.com', action: 'create-user-api-key', effect, ...(reason && { reason }) };
}

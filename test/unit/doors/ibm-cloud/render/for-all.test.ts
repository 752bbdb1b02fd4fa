import { parse } from '@cdktf/hcl2json';
import { type Account, type Remedy, remedyForAll } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { CREATOR, remedy } from './given.ts';

const GROUP = 'AccessGroupId-1';

const user = (id: string, email?: string): object => ({ kind: 'user', id, state: 'ACTIVE', email });

function forAll(principals: readonly object[], changes: object = {}, serviceId?: string): Remedy {
  const account = {
    id: 'account-1',
    apiKeyCreation: 'RESTRICTED',
    accessGroups: [],
    policies: [],
    principals,
    ...changes,
  };
  const of = account as unknown as Account;
  const asked = serviceId === undefined ? of.principals : of.principals.filter(({ id }) => id !== `iam-${serviceId}`);
  const found = remedyForAll(
    of,
    asked.map(({ id }) =>
      serviceId === undefined
        ? { principal: id, action: 'iam-identity.user-apikey.create' }
        : { principal: id, action: 'iam-identity.apikey.create', resource: serviceId },
    ),
  );
  if (found === undefined) throw new Error('there is no remedy');
  return found;
}

const two = [user('IBMid-1', 'ada@example.com'), user('IBMid-2', 'ed@example.com')];
const inGroup = {
  accessGroups: [{ id: GROUP, name: 'Key makers', members: [] }],
  policies: [
    {
      id: 'p',
      subject: { accessGroup: GROUP },
      roles: [CREATOR],
      target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
    },
  ],
};

describe('REM-8: a remedy for all', () => {
  it('as commands creates the group, gives it the role and adds the members', () => {
    expect(renderRemedy(forAll(two), 'cli').split('\n')).toEqual([
      'ibmcloud iam access-group-create api-key-creators',
      "ibmcloud iam access-group-policy-create api-key-creators --roles 'User API key creator' --service-name iam-identity",
      'ibmcloud iam access-group-user-add api-key-creators ada@example.com',
      'ibmcloud iam access-group-user-add api-key-creators ed@example.com',
    ]);
    const profile = { kind: 'trusted-profile', id: 'iam-Profile-1' };
    const robot = { kind: 'service-id', id: 'iam-ServiceId-9' };
    expect(renderRemedy(forAll([profile, robot], {}, 'ServiceId-9'), 'cli').split('\n')[1]).toBe(
      'ibmcloud iam access-group-policy-create service-id-key-creators --roles Operator --service-name iam-identity --resource-type serviceid --resource ServiceId-9',
    );
  });

  it('as Terraform is one group, one policy and one list of members, which refer to the group', async () => {
    const profile = { kind: 'trusted-profile', id: 'iam-Profile-1' };
    const robots = ['iam-ServiceId-9', 'iam-ServiceId-8'].map((id) => ({ kind: 'service-id', id }));
    const text = renderRemedy(forAll([...two, profile, ...robots], {}, 'ServiceId-9'), 'terraform');
    const { resource } = (await parse('remedy.tf', text)) as { resource: unknown };
    const id = '\x24{ibm_iam_access_group.remedy.id}';
    expect(resource).toEqual({
      ibm_iam_access_group: { remedy: [{ name: 'service-id-key-creators' }] },
      ibm_iam_access_group_policy: {
        remedy: [
          {
            access_group_id: id,
            roles: ['Operator'],
            resources: [{ service: 'iam-identity', resource_type: 'serviceid', resource: 'ServiceId-9' }],
          },
        ],
      },
      ibm_iam_access_group_members: {
        remedy: [
          {
            access_group_id: id,
            ibm_ids: ['ada@example.com', 'ed@example.com'],
            iam_profile_ids: ['Profile-1'],
            iam_service_ids: ['ServiceId-8'],
          },
        ],
      },
    });
  });

  it('adds the members of a group that is there in one block and in one body', async () => {
    const all = forAll(two, inGroup);
    const text = renderRemedy(all, 'terraform');
    expect(text).toMatch(/^# All members of an access group belong in one resource/);
    const { resource } = (await parse('remedy.tf', text)) as { resource: unknown };
    expect(resource).toEqual({
      ibm_iam_access_group_members: {
        remedy: [{ access_group_id: GROUP, ibm_ids: ['ada@example.com', 'ed@example.com'] }],
      },
    });
    expect(JSON.parse(renderRemedy(all, 'api'))).toEqual({
      members: [
        { iam_id: 'IBMid-1', type: 'user' },
        { iam_id: 'IBMid-2', type: 'user' },
      ],
    });
  });

  it('says who cannot be named in Terraform', () => {
    const unnamed = [...two, user('IBMid-3'), user('IBMid-4')];
    expect(renderRemedy(forAll(unnamed, inGroup), 'terraform').split('\n').at(-1)).toBe(
      '# Terraform needs the e-mail addresses of 2 users, which is unknown or not valid there.',
    );
    expect(renderRemedy(forAll([user('IBMid-3')], inGroup), 'terraform')).toBe(
      "# Terraform needs the user's e-mail address, which is unknown or not valid there.",
    );
  });

  it('has no bodies for a new group, whose id only the first call gives', () => {
    expect(renderRemedy(forAll(two), 'api')).toBe(
      '# The API needs the id of the new access group, which is unknown or not valid there.',
    );
  });

  it('says that the name of a role is not known', () => {
    const nameless = remedy({ kind: 'create-access-group', account: 'a', name: 'makers', role: { crn: 'crn:own' } });
    expect(renderRemedy(nameless, 'cli')).toBe(
      "ibmcloud iam access-group-create makers\n# The IBM Cloud CLI needs the role's name, which is unknown or not valid there.",
    );
    expect(renderRemedy(nameless, 'terraform')).toBe(
      "# Terraform needs the role's name, which is unknown or not valid there.",
    );
  });
});

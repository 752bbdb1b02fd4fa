import { parse } from '@cdktf/hcl2json';
import type { Remedy } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { assign, CREATOR, HOSTILE, join, KINDS, locked, mailed, named, onServiceId, relax } from './given.ts';

/** The one resource of a Terraform text. Literals come back as templates, in which `${` and `%{` are escaped. */
async function resourceOf(text: string): Promise<[string, Record<string, unknown>]> {
  const { resource } = (await parse('remedy.tf', text)) as {
    resource: Record<string, { remedy: [Record<string, unknown>] }>;
  };
  const [[type, { remedy: bodies }] = ['', { remedy: [{}] }], ...others] = Object.entries(resource);
  expect(others).toEqual([]);
  return [type, bodies[0]];
}
const asTemplate = (value: string): string => value.replace(/[$%](?=\{)/g, '$&$&');

describe('renderRemedy as Terraform (REM-7)', () => {
  const terraform = (of: Remedy): string => renderRemedy(of, 'terraform');

  it('assigns a role', async () => {
    expect(terraform(assign('user', onServiceId))).toBe(
      [
        'resource "ibm_iam_user_policy" "remedy" {',
        '  ibm_id = "ada@example.com"',
        '  roles  = ["User API key creator"]',
        '',
        '  resources {',
        '    service       = "iam-identity"',
        '    resource_type = "serviceid"',
        '    resource      = "ServiceId-9"',
        '  }',
        '}',
      ].join('\n'),
    );
    const others = KINDS.slice(1).map((kind) => resourceOf(terraform(assign(kind))));
    const body = { roles: ['User API key creator'], resources: [{ service: 'iam-identity' }] };
    expect(await Promise.all(others)).toEqual([
      ['ibm_iam_service_policy', { iam_id: 'iam-ServiceId-1', ...body }],
      ['ibm_iam_trusted_profile_policy', { iam_id: 'iam-Profile-1', ...body }],
    ]);
  });

  it('adds a member, and says that one group has one resource', async () => {
    const texts = KINDS.map((kind) => terraform(join(kind)));
    expect(await Promise.all(texts.map(resourceOf))).toEqual([
      ['ibm_iam_access_group_members', { access_group_id: 'AccessGroupId-1', ibm_ids: ['ada@example.com'] }],
      ['ibm_iam_access_group_members', { access_group_id: 'AccessGroupId-1', iam_service_ids: ['ServiceId-1'] }],
      ['ibm_iam_access_group_members', { access_group_id: 'AccessGroupId-1', iam_profile_ids: ['Profile-1'] }],
    ]);
    for (const text of texts) expect(text).toMatch(/^# All members of an access group belong in one resource/);
  });

  it('turns a restriction off', async () => {
    expect(await resourceOf(terraform(relax('apiKeyCreation')))).toEqual([
      'ibm_iam_account_settings',
      { restrict_create_platform_apikey: 'NOT_RESTRICTED' },
    ]);
    expect(await resourceOf(terraform(relax('serviceIdCreation')))).toEqual([
      'ibm_iam_account_settings',
      { restrict_create_service_id: 'NOT_RESTRICTED' },
    ]);
  });

  it.each([...HOSTILE, '\0'])('escapes for HCL: %j', async (value) => {
    const text = terraform(assign('user', { ...named(value), ...mailed(value), resource: value }));
    expect(text).not.toMatch(/(?!\n)\p{Cc}/u);
    expect(await resourceOf(text)).toEqual([
      'ibm_iam_user_policy',
      {
        ibm_id: asTemplate(value),
        roles: [asTemplate(value)],
        resources: [{ service: 'iam-identity', resource_type: 'serviceid', resource: asTemplate(value) }],
      },
    ]);
    const [, members] = await resourceOf(terraform(join('user', { ...mailed(value), group: { id: value } })));
    expect(members).toEqual({ access_group_id: asTemplate(value), ibm_ids: [asTemplate(value)] });
  });

  it.each([
    ['no e-mail address', assign('user', { principal: { kind: 'user', id: 'IBMid-1' } })],
    ['no e-mail address to join by', join('user', { principal: { kind: 'user', id: 'IBMid-1' } })],
    ['no name of the role', assign('user', { role: { crn: CREATOR } })],
    ['half a surrogate pair', assign('user', mailed('a\ud800b'))],
  ])('is one comment line where it cannot be said: %s', (_, of) => {
    expect(terraform(of)).toMatch(/^# Terraform needs [^\n]*\.$/);
  });

  it.each([
    ["the user's e-mail address", join('user', mailed(''))],
    ["the role's name", assign('user', named(''))],
    ["the user's e-mail address", assign('user', mailed(''))],
    ['Unicode text', assign('user', named('a\ud800b'))],
  ])('says what it lacks: %s', (what, of) => {
    expect(terraform(of)).toBe(`# Terraform needs ${what}, which is unknown or not valid there.`);
  });

  it('calls by e-mail users alone', async () => {
    const principal = { ...locked.principal, locked: false, email: 'team@example.com' };
    const [, body] = await resourceOf(terraform(assign('service-id', { principal })));
    expect(body).toMatchObject({ iam_id: 'iam-ServiceId-1' });
    expect(body).not.toHaveProperty('ibm_id');
  });
});

import { type Account, type Remedy, remedies } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { argumentsOf, assign, CREATOR, HOSTILE, join, KINDS, mailed, named, onServiceId, relax } from './given.ts';

/** The CLI separates roles by commas. */
const withoutCommas = HOSTILE.map((text) => text.replaceAll(',', ';'));

const serviceIdOf = (name: string | undefined): object => ({
  principal: { kind: 'service-id', id: 'iam-ServiceId-1', ...(name !== undefined && { name }) },
});

describe('renderRemedy as an IBM Cloud CLI command (REM-7)', () => {
  const cli = (of: Remedy): string => renderRemedy(of, 'cli');

  it('assigns a role by its name, to users by e-mail', () => {
    expect(cli(assign('user'))).toBe(
      "ibmcloud iam user-policy-create ada@example.com --roles 'User API key creator' --service-name iam-identity",
    );
    expect(cli(assign('service-id', named('Operator')))).toBe(
      'ibmcloud iam service-policy-create ServiceId-1 --roles Operator --service-name iam-identity',
    );
    expect(cli(assign('trusted-profile', { ...named('Operator'), ...onServiceId }))).toBe(
      'ibmcloud iam trusted-profile-policy-create Profile-1 --roles Operator --service-name iam-identity' +
        ' --resource-type serviceid --resource ServiceId-9',
    );
  });

  it('adds a member to a group by its name', () => {
    expect(KINDS.map((kind) => cli(join(kind)))).toEqual([
      "ibmcloud iam access-group-user-add 'Key makers' ada@example.com",
      "ibmcloud iam access-group-service-id-add 'Key makers' 'Deploy robot'",
      "ibmcloud iam access-group-trusted-profile-add 'Key makers' Profile-1",
    ]);
  });

  it.each([undefined, '', '-f'])('adds a user by IAM ID whose e-mail address is no argument: %j', (email) => {
    const principal = { kind: 'user', id: 'IBMid-1', ...(email !== undefined && { email }) };
    expect(cli(join('user', { principal }))).toBe("ibmcloud iam access-group-user-add 'Key makers' --iam-ids IBMid-1");
  });

  it('names a service ID as the account does', () => {
    const account: Account = {
      id: 'account-1',
      apiKeyCreation: 'RESTRICTED',
      principals: [{ kind: 'service-id', id: 'iam-ServiceId-1', name: 'Deploy robot' }],
      accessGroups: [{ id: 'AccessGroupId-1', name: 'Operators', members: [] }],
      policies: [
        {
          id: 'p',
          subject: { accessGroup: 'AccessGroupId-1' },
          roles: ['crn:v1:bluemix:public:iam::::role:Operator'],
          target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
        },
      ],
    };
    const found = remedies(account, { principal: 'iam-ServiceId-1', action: 'iam-identity.account.update' });
    expect(found.map(cli)).toContain("ibmcloud iam access-group-service-id-add Operators 'Deploy robot'");
  });

  it('turns a restriction off', () => {
    expect(cli(relax('apiKeyCreation'))).toBe(
      'ibmcloud iam account-settings-update --restrict-create-platform-apikey NOT_RESTRICTED',
    );
    expect(cli(relax('serviceIdCreation'))).toBe(
      'ibmcloud iam account-settings-update --restrict-create-service-id NOT_RESTRICTED',
    );
  });

  it.each(withoutCommas)('quotes for POSIX shells: %j', (text) => {
    const assigned = cli(assign('user', { ...named(text), ...mailed(`${text}@x`), resource: `ServiceId-${text}` }));
    expect(argumentsOf(assigned)).toEqual(
      ['ibmcloud', 'iam', 'user-policy-create', `${text}@x`, '--roles', text, '--service-name', 'iam-identity'].concat([
        '--resource-type',
        'serviceid',
        '--resource',
        `ServiceId-${text}`,
      ]),
    );
    const joined = cli(join('user', { ...mailed(text), group: { id: 'g', name: text } }));
    expect(argumentsOf(joined)).toEqual(['ibmcloud', 'iam', 'access-group-user-add', text, text]);
    const byId = cli(join('user', { principal: { kind: 'user', id: text } }));
    expect(argumentsOf(byId).slice(-2)).toEqual(['--iam-ids', text]);
    const byName = cli(join('service-id', serviceIdOf(text)));
    expect(argumentsOf(byName).at(-1)).toBe(text);
  });

  it.each([
    ['no e-mail address', assign('user', { principal: { kind: 'user', id: 'IBMid-1' } })],
    ['an IAM ID that would be several', join('user', { principal: { kind: 'user', id: 'IBMid-1,IBMid-2' } })],
    ['an IAM ID that would be an option', join('user', { principal: { kind: 'user', id: '-f' } })],
    ['no name of the service ID', join('service-id', serviceIdOf(undefined))],
    ['a service ID that would be an option', join('service-id', serviceIdOf('-f'))],
    ['no name of the group', join('user', { group: { id: 'AccessGroupId-1' } })],
    ['no name of the role', assign('user', { role: { crn: CREATOR } })],
    ['a role that would be several', assign('user', named('Viewer,Administrator'))],
    ['a role that would be an option', assign('user', named('--file=x'))],
    ['a user who would be an option', assign('user', mailed('-f'))],
    ['an empty name', join('user', { group: { id: 'g', name: '' } })],
    ['a NUL', assign('user', named('a\0b'))],
    ['half a surrogate pair', assign('user', mailed('a\ud800b'))],
  ])('is one comment line where it cannot be said: %s', (_, of) => {
    expect(cli(of)).toMatch(/^# The IBM Cloud CLI needs [^\n]*\.$/);
  });

  it.each([
    ["the access group's name", join('user', { group: { id: 'AccessGroupId-1' } })],
    ["the user's e-mail address", join('user', { principal: { kind: 'user', id: 'a,b' } })],
    ["the service ID's name", join('service-id', serviceIdOf(''))],
    ["the role's name", assign('user', named(''))],
    ["the user's e-mail address", assign('user', mailed(''))],
    ['arguments that a shell can pass', assign('user', named('a\0b'))],
  ])('says what it lacks: %s', (what, of) => {
    expect(cli(of)).toBe(`# The IBM Cloud CLI needs ${what}, which is unknown or not valid there.`);
  });

  it('takes a name without a hyphen before it, and one with a hyphen within', () => {
    expect(cli(assign('user', named('a-b')))).toContain(' --roles a-b ');
  });
});

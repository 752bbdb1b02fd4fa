import { describe, expect, it } from 'vitest';
import { ACCOUNT, account, effective, found, held, page, payloads, settings, v1, v2 } from './given.ts';

const OTHER = { account_id: 'account-2' };
const OWNER_POLICY = {
  id: 'account-owner',
  subject: { principal: 'IBMid-1' },
  roles: ['crn:v1:bluemix:public:iam::::role:Administrator'],
  target: { attributes: [{ key: 'serviceType', operator: 'stringEquals', value: 'platform_service' }] },
};

/** The bodies with a row or body that says of which account it is, and where it stands. */
const places: readonly [place: string, instead: (id: object) => object][] = [
  ['accountSettings', (id) => ({ accountSettings: { ...settings(), ...id } })],
  ['effectiveSettings', (id) => ({ effectiveSettings: effective(id) })],
  ['effectiveSettings.account', (id) => ({ effectiveSettings: effective({ account: { ...settings(), ...id } }) })],
  ['policies.0.policies.0', (id) => ({ policies: page(v1('p-1', id)) })],
  ['v2Policies.0.policies.0', (id) => ({ v2Policies: page(v2('p-1', id)) })],
  [
    'roles.custom_roles.0',
    (id) => ({
      roles: { custom_roles: [{ crn: 'r', actions: [], ...id }], service_roles: [], system_roles: [] },
    }),
  ],
  ['accessGroups.0.groups.0', (id) => ({ accessGroups: [{ groups: [{ id: 'g-1', ...id }] }] })],
  [
    'accessGroupMembers.g-1.0.members.0',
    (id) => ({ accessGroupMembers: { 'g-1': [{ members: [{ iam_id: 'IBMid-1', ...id }] }] } }),
  ],
  ['users.0.resources.0', (id) => ({ users: [{ resources: [{ iam_id: 'IBMid-1', ...id }] }] })],
  ['serviceIds.0.serviceids.0', (id) => ({ serviceIds: [{ serviceids: [{ iam_id: 'iam-ServiceId-1', ...id }] }] })],
  [
    'groupServiceIds.s-1.0.serviceids.0',
    (id) => ({ groupServiceIds: { 's-1': [{ serviceids: [{ iam_id: 'iam-ServiceId-2', ...id }] }] } }),
  ],
  ['serviceIdGroups.serviceid_groups.0', (id) => ({ serviceIdGroups: { serviceid_groups: [{ id: 's-1', ...id }] } })],
  ['trustedProfiles.0.profiles.0', (id) => ({ trustedProfiles: [{ profiles: [{ iam_id: 'iam-Profile-1', ...id }] }] })],
];

describe('B3: a body or row', () => {
  it.each(places)('is of the account, or an issue: %s', (place, instead) => {
    expect(found(instead(OTHER))).toEqual([`other-account ${place}.account_id`]);
    expect(found(instead({ account_id: ACCOUNT }))).toEqual([]);
    expect(found(instead({ account_id: undefined }))).toEqual([]);
  });

  it.each(places.slice(0, 3))('of settings has no account ID that is no text: %s', (place, instead) => {
    expect(found(instead({ account_id: null }))).toEqual([`wrong-type ${place}.account_id`]);
  });

  it('is not blamed where the input names no account', () => {
    expect(found({ accountId: undefined })).toEqual(['missing accountId']);
    expect(found({ accountId: '' })).toEqual(['wrong-type accountId']);
  });
});

describe('B4: the owner', () => {
  const unowned = { account: undefined };

  it('has the policy of P6, as the last', () => {
    expect(account({ ...unowned, ownerId: 'IBMid-1' })).toMatchObject({
      ownerId: 'IBMid-1',
      policies: [held('p-1'), held('p-2'), OWNER_POLICY],
    });
  });

  it('has none where it is to be left out, and is the owner all the same', () => {
    expect(account({ ...unowned, ownerId: 'IBMid-1', ownerPolicy: false })).toMatchObject({
      ownerId: 'IBMid-1',
      policies: [held('p-1'), held('p-2')],
    });
    expect(account({ ownerId: 'IBMid-1', ownerPolicy: true }).policies).toHaveLength(3);
  });

  it('is nobody where nothing says who', () => {
    expect(account(unowned)).not.toHaveProperty('ownerId');
    expect(account({ ...unowned, ownerPolicy: true }).policies).toEqual([held('p-1'), held('p-2')]);
  });

  it.each([true, false])('has an id of its own, with `ownerPolicy` %s', (ownerPolicy) => {
    const bodies = { policies: page(v1('account-owner')), v2Policies: page(v2('p-2'), v2('account-owner')) };
    const issues = ['reserved-id policies.0.policies.0.id', 'reserved-id v2Policies.0.policies.1.id'];
    expect(found({ ...bodies, ownerPolicy })).toEqual(issues);
    expect(found({ ...unowned, ...bodies, ownerPolicy })).toEqual(issues);
  });

  it('has an id, and a flag is one', () => {
    expect(found({ ownerId: '', ownerPolicy: 'no' })).toEqual(['wrong-type ownerId', 'wrong-type ownerPolicy']);
  });
});

describe("the account's own body", () => {
  it('gives the owner where the input has none', () => {
    expect(account().ownerId).toBe('IBMid-1');
    expect(account({ ownerId: 'IBMid-1' })).toEqual(account());
  });

  it('says nothing by a field that it lacks', () => {
    expect(account({ account: {} })).toEqual(account({ account: undefined }));
    expect(account({ account: {}, ownerId: 'IBMid-1' })).toEqual(account());
  });

  it.each([
    ['other-account account.id', { id: 'account-2' }, {}],
    ['wrong-type account.id', { id: null }, {}],
    ['wrong-type account.owner_iamid', { owner_iamid: null }, {}],
    ['wrong-type account.owner_iamid', { owner_iamid: '' }, { ownerId: 'IBMid-1' }],
    ['other-owner account.owner_iamid', { owner_iamid: 'IBMid-2' }, { ownerId: 'IBMid-1' }],
    ['wrong-type account', null, {}],
  ])('is refused: %s', (issue, body, instead) => {
    expect(found({ account: body, ...instead })).toEqual([issue]);
  });

  it('is looked at also where the owner in the input is none (B11: all issues at once)', () => {
    expect(found({ ownerId: 5, account: { id: 'account-2' } })).toEqual([
      'wrong-type ownerId',
      'other-account account.id',
    ]);
  });
});

describe('the small account of these tests', () => {
  it('is complete, and there is nothing to say about it', () => {
    expect(account(payloads())).toStrictEqual({
      id: ACCOUNT,
      ownerId: 'IBMid-1',
      apiKeyCreation: 'NOT_SET',
      serviceIdCreation: 'NOT_SET',
      principals: [
        { kind: 'user', id: 'IBMid-1', state: 'ACTIVE' },
        { kind: 'service-id', id: 'iam-ServiceId-1', locked: false },
        { kind: 'trusted-profile', id: 'iam-Profile-1' },
      ],
      accessGroups: [{ id: 'g-1', members: ['IBMid-1'] }],
      policies: [held('p-1'), held('p-2'), OWNER_POLICY],
    });
  });
});

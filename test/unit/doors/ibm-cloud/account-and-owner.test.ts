import { ACTIONS, type Action, decide } from 'apikey-policy';
import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { odd } from '../../../support/odd.ts';
import { ACCOUNT, account, effective, found, held, noted, page, partial, payloads, settings, v1, v2 } from './given.ts';

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

  it.each(places.slice(0, 3))('of settings is refused if its account ID is not a string: %s', (place, instead) => {
    expect(found(instead({ account_id: null }))).toEqual([`wrong-type ${place}.account_id`]);
  });

  it('is not reported if the input has no account ID', () => {
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
    expect(partial({ ...unowned, ownerId: 'IBMid-1', ownerPolicy: false })).toEqual([]);
  });

  it('is nobody where nothing says who', () => {
    expect(account(unowned)).not.toHaveProperty('ownerId');
    expect(account({ ...unowned, ownerPolicy: true }).policies).toEqual([held('p-1'), held('p-2')]);
  });

  it.each([
    ['no account body', unowned],
    ['an account body that does not say', { account: { id: ACCOUNT } }],
    ['`ownerPolicy` alone', { ...unowned, ownerPolicy: true }],
  ])('is not known then, and anybody may be (I4): %s', (_, instead) => {
    expect(partial(instead)).toEqual(['owner']);
    expect(noted(instead)).toEqual(['owner-not-known ownerId']);
  });

  it('is no matter where its policy is left out, or where the input knows better', () => {
    expect(partial({ ...unowned, ownerPolicy: false })).toEqual([]);
    expect(noted({ ...unowned, ownerPolicy: false })).toEqual([]);
    expect(partial({ partial: ['owner'] })).toEqual(['owner']);
    expect(partial({ ...unowned, partial: ['owner', 'roles'] })).toEqual(['roles', 'owner']);
  });

  // Before: the owner certainly might not change the setting, and the audit found that nobody may. Now: it is not known.
  it('I4: may change the setting and create keys for service IDs, whoever it is', () => {
    const result = accountFromIbmCloud(odd('owner-not-known'));
    if (!result.ok) throw new Error(result.issues[0].message);
    const [T, U, S, C] = ACTIONS;
    const ask = (action: Action, resource?: string) =>
      decide(result.account, { principal: 'IBMid-O', action, ...(resource !== undefined && { resource }) });
    expect(ask(T)).toMatchObject({ effect: 'indeterminate', unknowns: ['partial-data'] });
    expect(ask(S, 'ServiceId-1')).toMatchObject({ effect: 'indeterminate', unknowns: ['partial-data'] });
    expect([ask(U).effect, ask(C).effect]).toEqual(['deny', 'deny']);
    expect(result.diagnostics.map(({ code }) => code)).toEqual(['owner-not-known']);
  });

  it.each([true, false])('has an id of its own, with `ownerPolicy` %s', (ownerPolicy) => {
    const bodies = { policies: page(v1('account-owner')), v2Policies: page(v2('p-2'), v2('account-owner')) };
    const issues = ['reserved-id policies.0.policies.0.id', 'reserved-id v2Policies.0.policies.1.id'];
    expect(found({ ...bodies, ownerPolicy })).toEqual(issues);
    expect(found({ ...unowned, ...bodies, ownerPolicy })).toEqual(issues);
  });

  it('must have an id, and `ownerPolicy` must be a boolean', () => {
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
    expect(found({ account: {} })).toEqual([]);
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

import { describe, expect, it } from 'vitest';
import { ACCOUNT, ADMINISTRATOR, account, noted, page, partial, placeholder, v1, v2 } from './given.ts';

const CUSTOM = `crn:v1:bluemix:public:iam-access-management::a/${ACCOUNT}::customRole:KeyMaker`;
const KEYS = 'iam-identity.apikey.create';

/** A roles body with some custom roles. */
function listed(...rows: unknown[]): object {
  return { roles: { custom_roles: rows, service_roles: [], system_roles: [] } };
}

/** Policies that came with their roles' actions, each with one role. */
function shown(...roles: object[]): object {
  return {
    v2Policies: page(...roles.map((role, index) => v2(`d-${index}`, { control: { grant: { roles: [role] } } }))),
  };
}

const row = (actions: unknown, fields: object = {}): object => ({ crn: CUSTOM, actions, ...fields });
const display = (actions: readonly string[], fields: object = {}): object => ({
  role_id: CUSTOM,
  actions: actions.map((id) => ({ id, display_name: id })),
  ...fields,
});
const role = (fields: object = {}): object => ({ crn: CUSTOM, service: 'iam-identity', actions: [KEYS], ...fields });

describe('B8: a role that the catalogue lacks', () => {
  it('is defined by each section of the roles body', () => {
    const sections = ['custom_roles', 'service_roles', 'system_roles'].map((section) => row([KEYS], { crn: section }));
    const [custom, service, system] = sections;
    const roles = { custom_roles: [custom], service_roles: [service], system_roles: [system] };
    expect(account({ roles }).roles?.map(({ crn }) => crn)).toEqual(['custom_roles', 'service_roles', 'system_roles']);
  });

  it('is defined by a policy that came with its roles’ actions', () => {
    expect(account(shown(display([KEYS], { display_name: 'Key maker' }))).roles).toEqual([role({ name: 'Key maker' })]);
    expect(account(shown({ role_id: CUSTOM })).roles).toBeUndefined();
    expect(noted(shown({ role_id: CUSTOM }))).toEqual([]);
  });

  it.each([
    [
      'that an account cannot hold',
      { v2Policies: page(v2('p-1', { subject: undefined, control: { grant: { roles: [display([KEYS])] } } })) },
    ],
    ['that v2 replaces', { policies: page(v1('p-1', { roles: [display([KEYS])] })), v2Policies: page(v2('p-1')) }],
    ['that is deleted', { policies: page(placeholder('p-1', { state: 'deleted', roles: [display([KEYS])] })) }],
  ])('is defined by a policy %s', (_, instead) => {
    expect(account(instead).roles).toStrictEqual([role()]);
  });

  it('is not defined by a policy that cannot be read', () => {
    expect(account({ policies: page(v1('p-1', { type: null, roles: [display([KEYS])] })) }).roles).toBeUndefined();
  });

  it('is none that the catalogue has, in whatever spelling', () => {
    const crns = [ADMINISTRATOR, 'crn:v1:bluemix:public:iam::::serviceRole:KeyManager'];
    expect(
      account({ ...listed(...crns.map((crn) => row([], { crn }))), ...shown({ ...display([]), role_id: crns[0] }) })
        .roles,
    ).toBeUndefined();
  });
});

describe('B8: the service of a role', () => {
  it.each([
    ['its `service_name`', row([KEYS], { service_name: 'kms' }), 'kms'],
    ['that of its CRN', row([KEYS], { crn: 'crn:v1:bluemix:public:kms::::role:X' }), 'kms'],
    [
      'that of its CRN, where `service_name` is empty',
      row([KEYS], { service_name: '', crn: 'crn:v1:b:p:kms::::role:X' }),
      'kms',
    ],
    ['that of its actions, where the CRN names none', row(['kms.keys.read']), 'kms'],
    [
      'that of its actions, where the CRN says `iam`',
      row(['kms.keys.read'], { crn: 'crn:v1:b:p:iam::::role:X' }),
      'kms',
    ],
    ['`iam-identity`, where any action is of it', row(['kms.keys.read', KEYS]), 'iam-identity'],
    ['the service of the actions, if the CRN is malformed', row([KEYS], { crn: 'KeyMaker' }), 'iam-identity'],
    ['none, where nothing names one', row([]), ''],
  ])('is %s', (_, only, service) => {
    expect(account(listed(only)).roles?.map((read) => read.service)).toEqual([service]);
  });
});

describe('B8: definitions that disagree', () => {
  it('within the roles body leave the role unknown (R2), whatever a display format says', () => {
    const instead = { ...listed(row([KEYS]), row([]), row([KEYS])), ...shown(display([KEYS])) };
    expect(account(instead).roles).toBeUndefined();
    expect(noted(instead)).toEqual([
      'role-contested roles.custom_roles.1',
      'role-overruled v2Policies.0.policies.0.control.grant.roles.0',
    ]);
  });

  it('within a display format leave the role unknown, too', () => {
    const instead = shown(display([KEYS]), display([]));
    expect(account(instead).roles).toBeUndefined();
    expect(noted(instead)).toEqual(['role-contested v2Policies.0.policies.1.control.grant.roles.0']);
  });

  it('between the two are decided by the roles body', () => {
    const instead = { ...listed(row([KEYS], { display_name: 'Key maker' })), ...shown(display([])) };
    expect(account(instead).roles).toEqual([role({ name: 'Key maker' })]);
    expect(noted(instead)).toEqual(['role-overruled v2Policies.0.policies.0.control.grant.roles.0']);
    expect(partial(instead)).toEqual([]);
  });

  it('within a display format have no say where the roles body has the role', () => {
    const instead = { ...listed(row([KEYS])), ...shown(display([KEYS]), display([])) };
    expect(account(instead).roles).toEqual([role()]);
    expect(noted(instead)).toEqual(['role-contested v2Policies.0.policies.1.control.grant.roles.0']);
  });

  it('are reported with their paths, also in v1', () => {
    const policies = page(v1('p-1', { roles: [{ role_id: ADMINISTRATOR }, display([])] }));
    expect(noted({ ...listed(row([KEYS])), policies })).toEqual(['role-overruled policies.0.policies.0.roles.1']);
  });

  it('are none where only order, repetition and names differ', () => {
    const twice = ['kms.keys.read', KEYS];
    const instead = {
      ...listed(row(twice, { display_name: 'a' }), row([KEYS, 'kms.keys.read', KEYS])),
      ...shown(display(twice)),
    };
    expect(account(instead).roles).toEqual([role({ name: 'a', actions: ['kms.keys.read', KEYS] })]);
    expect(noted(instead)).toEqual([]);
  });
});

describe('B10: a role that cannot be read', () => {
  it.each([
    ['no actions', row(undefined)],
    ['actions that are no list', row(KEYS)],
    ['an action that is not a string', row([KEYS, null])],
    ['a hole in its actions', row(new Array(2))],
    ['an action without an id', row([KEYS, {}])],
    ['a service that is not a string', row([KEYS], { service_name: null })],
    ['an account that is not a string', row([KEYS], { account_id: 5 })],
  ])('is unknown, also where another row defines it: %s', (_, odd) => {
    for (const rows of [[odd], [odd, row([KEYS])], [row([KEYS]), odd]]) {
      expect(account(listed(...rows)).roles).toBeUndefined();
      expect(noted(listed(...rows))).toEqual([`role-unreadable roles.custom_roles.${rows.indexOf(odd)}`]);
      expect(partial(listed(...rows))).toEqual([]);
    }
  });

  it('takes no other role away', () => {
    expect(account(listed(row([KEYS], { crn: undefined }), row([KEYS]), 5)).roles).toEqual([role()]);
    expect(noted(listed(row([KEYS], { crn: undefined }), row([KEYS]), 5))).toEqual([
      'row-unreadable roles.custom_roles.2',
      'role-unreadable roles.custom_roles.0',
    ]);
  });
});

describe('R1: a role of the catalogue', () => {
  it('stands as it is, and a contradiction on one of the four actions is noted', () => {
    const all = ['iam-identity.account.update', KEYS];
    const of = (actions: readonly string[]): object =>
      listed(row([...actions, 'kms.keys.read'], { crn: ADMINISTRATOR }));
    expect(noted(of(all))).toEqual([]);
    expect(noted(of([KEYS]))).toEqual(['role-differs roles.custom_roles.0']);
    expect(noted(of([...all, 'iam-identity.user-apikey.create']))).toEqual(['role-differs roles.custom_roles.0']);
    expect(account(of([]))).toEqual(account());
  });

  it('is not compared with a list that contradicts itself', () => {
    const rows = [row([], { crn: ADMINISTRATOR }), row([KEYS], { crn: ADMINISTRATOR })];
    expect(noted(listed(...rows))).toEqual(['role-contested roles.custom_roles.1']);
    expect(account(listed(...rows))).toEqual(account());
  });

  it('is not compared with a display format, which shows only some actions', () => {
    const whole = row(['iam-identity.account.update', KEYS], { crn: ADMINISTRATOR });
    expect(noted({ ...listed(whole), ...shown({ ...display([]), role_id: ADMINISTRATOR }) })).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { ACCOUNT, authorization, diagnostics, noted, page, partial, v1, v2 } from './given.ts';

const OPERATOR = 'crn:v1:bluemix:public:iam::::role:Operator';
const VIEWER = 'crn:v1:bluemix:public:iam::::role:Viewer';
const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator';
const CUSTOM = 'crn:v1:bluemix:public:iam-identity::a/1::customRole:Maker';

const on = (...attributes: object[]): object => ({ resources: [{ attributes }] });
const roles = (...ids: string[]): object => ({ roles: ids.map((role_id) => ({ role_id })) });
const IDENTITY = { name: 'serviceName', value: 'iam-identity' };
const ONE = [
  { name: 'resourceType', value: 'serviceid' },
  { name: 'resource', value: 'ServiceId-7' },
];

/** What is said of the one authorization of a small account. */
function said(fields: object, instead: object = {}): string[] {
  return diagnostics({ policies: page(authorization(fields)), ...instead })
    .filter(({ code }) => code === 'service-authorization')
    .map(({ message }) => message.replace('`policies[0].policies[0]` lets the service `secrets-manager` create ', ''));
}

const KEYS = 'API keys for service IDs, although a service is not a principal';
const IDS = 'service IDs, although a service is not a principal';
const BOTH = 'service IDs and API keys for them, although a service is not a principal';

describe('B9: an authorization of a service for iam-identity', () => {
  // Before: nothing was said, though a service could create service IDs and keys. Now: a diagnostic names it.
  it.each<[string, object, string[]]>([
    ['Operator', roles(OPERATOR), [KEYS]],
    ['Service ID creator', roles(CREATOR), [IDS]],
    ['both', roles(VIEWER, OPERATOR, CREATOR), [BOTH]],
    ['neither', roles(VIEWER), []],
    ['nothing', roles(), []],
    ['nothing that anybody knows', roles('crn:v1:bluemix:public:iam::::role:UnheardOf'), []],
  ])('is said by what its roles carry: %s', (_, fields, expected) => {
    expect(said(fields)).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['this account', on(IDENTITY, { name: 'accountId', value: ACCOUNT }), [BOTH]],
    ['the group of its services', on({ name: 'service_group_id', value: 'IAM' }), [BOTH]],
    // A creator role on all of these services is no certain grant (R4).
    ['account management', on({ name: 'serviceType', value: 'platform_service' }), [KEYS]],
    ['one service ID', on(IDENTITY, ...ONE), [KEYS]],
    ['every service ID', on(IDENTITY, { name: 'resourceType', value: 'serviceid' }), [KEYS]],
    ['another account', on(IDENTITY, { name: 'accountId', value: 'account-2' }), []],
    ['another service', on({ name: 'serviceName', value: 'kms' }), []],
    ['a resource group', on(IDENTITY, { name: 'resourceGroupId', value: 'x' }), []],
    ['what cannot be read', on({ name: 'serviceName', operator: 'like', value: 'iam-identity' }), []],
    ['nothing', { resources: [] }, []],
    ['several resources', { resources: [{ attributes: [IDENTITY] }, { attributes: [IDENTITY] }] }, []],
  ])('is said where its target certainly is it: %s', (_, fields, expected) => {
    expect(said({ ...roles(OPERATOR, CREATOR), ...fields })).toEqual(expected);
  });

  it.each<[string, object, number]>([
    ['active', { state: 'active' }, 1],
    ['of no state', { state: undefined }, 1],
    ['deleted', { state: 'deleted' }, 0],
    ['no authorization', { type: 'access' }, 0],
    ['of no type', { type: undefined }, 0],
    ['of no service', { subjects: [{ attributes: [{ name: 'iam_id', value: 'IBMid-1' }] }] }, 0],
  ])('is said where it is in force: %s', (_, fields, count) => {
    expect(said(fields)).toHaveLength(count);
  });

  it('is said by the roles of the account, too', () => {
    const custom = { crn: CUSTOM, service_name: 'iam-identity', actions: ['iam-identity.serviceid.create'] };
    const body = { custom_roles: [custom], service_roles: [], system_roles: [] };
    expect(said(roles(CUSTOM))).toEqual([]);
    expect(said(roles(CUSTOM), { roles: body })).toEqual([IDS]);
  });

  it('is said once where both versions have it, and marks no list partial', () => {
    const attributes = [{ key: 'serviceName', operator: 'stringEquals', value: 'secrets-manager' }];
    const v2Form = v2('authorization', { type: 'authorization', subject: { attributes } });
    const both = { policies: page(authorization()), v2Policies: page(v2Form) };
    expect(noted(both).filter((one) => one.startsWith('service-'))).toEqual([
      'service-authorization v2Policies.0.policies.0',
    ]);
    expect(partial(both)).toEqual([]);
    expect(noted({ policies: page(v1('p-1')) })).toEqual([]);
  });
});

import { ACTIONS, type Account, decide, type Request, ROLE_CATALOGUE } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { grantingPolicy, narrowed } from '../../../../src/doors/testing/granting-policy.ts';

const ANNA = 'IBMid-060001ADMN';
const ROBOT = 'iam-ServiceId-1';
const policy = grantingPolicy('all', ANNA);
const account: Account = {
  id: 'account-1',
  apiKeyCreation: 'RESTRICTED',
  serviceIdCreation: 'RESTRICTED',
  principals: [
    { kind: 'user', id: ANNA, state: 'ACTIVE' },
    { kind: 'service-id', id: ROBOT },
  ],
  accessGroups: [],
  policies: [policy],
};

const asks = (action: Request['action']): Request => ({
  principal: ANNA,
  action,
  ...(action === 'iam-identity.apikey.create' && { resource: ROBOT }),
});

describe('the policy that grants everything', () => {
  it.each(ACTIONS)('grants %s in a restricted account, by each role that carries it', (action) => {
    const withoutIt = decide({ ...account, policies: [] }, asks(action));
    expect(withoutIt).toMatchObject({ effect: 'deny', requires: { roles: expect.anything() } });
    const { effect, grants } = decide(account, asks(action));
    expect(effect).toBe('allow');
    expect(grants.map(({ role }) => role)).toEqual(expect.arrayContaining([...(withoutIt.requires?.roles ?? [])]));
  });

  it('has each role of the catalogue', () => {
    for (const { crns } of ROLE_CATALOGUE) expect(crns.filter((crn) => policy.roles.includes(crn))).toHaveLength(1);
    expect(policy.roles).toHaveLength(ROLE_CATALOGUE.length);
  });

  it('is about iam-identity, and whatever else it is narrowed to', () => {
    const { attributes } = policy.target;
    expect(attributes).toEqual([{ key: 'serviceName', value: 'iam-identity' }]);
    expect(narrowed(policy, 'resourceType', 'serviceid')).toEqual({
      ...policy,
      target: { attributes: [...attributes, { key: 'resourceType', value: 'serviceid' }] },
    });
    const tags = [{ key: 'env', operator: 'stringEquals', value: 'prod' }];
    expect(narrowed({ ...policy, target: { attributes, tags } }, 'region', 'eu-de').target.tags).toEqual(tags);
  });
});

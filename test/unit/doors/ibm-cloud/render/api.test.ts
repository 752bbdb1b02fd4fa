import { type Action, decide, type Remedy, type Request, remedies } from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { account, page, payloads, settings } from '../given.ts';
import { assign, CREATOR, join, KINDS, onServiceId, relax } from './given.ts';

describe('renderRemedy as a body of the REST API (REM-7)', () => {
  const body = (of: Remedy): unknown => JSON.parse(renderRemedy(of, 'api'));

  it('adds a member', () => {
    expect(KINDS.map((kind) => body(join(kind)))).toEqual([
      { members: [{ iam_id: 'IBMid-1', type: 'user' }] },
      { members: [{ iam_id: 'iam-ServiceId-1', type: 'service' }] },
      { members: [{ iam_id: 'iam-Profile-1', type: 'profile' }] },
    ]);
  });

  it('turns a restriction off', () => {
    expect(body(relax('apiKeyCreation'))).toEqual({ restrict_create_platform_apikey: 'NOT_RESTRICTED' });
    expect(body(relax('serviceIdCreation'))).toEqual({ restrict_create_service_id: 'NOT_RESTRICTED' });
  });

  it('needs no e-mail address and no name', () => {
    expect(body(assign('user', { principal: { kind: 'user', id: 'IBMid-1' }, role: { crn: CREATOR } }))).toEqual({
      type: 'access',
      subject: { attributes: [{ key: 'iam_id', operator: 'stringEquals', value: 'IBMid-1' }] },
      resource: {
        attributes: [
          { key: 'accountId', operator: 'stringEquals', value: 'account-1' },
          { key: 'serviceName', operator: 'stringEquals', value: 'iam-identity' },
        ],
      },
      control: { grant: { roles: [{ role_id: CREATOR }] } },
    });
  });

  it('narrows a role to one service ID', () => {
    expect(body(assign('user', onServiceId))).toMatchObject({
      resource: {
        attributes: [
          { key: 'accountId', operator: 'stringEquals', value: 'account-1' },
          { key: 'serviceName', operator: 'stringEquals', value: 'iam-identity' },
          { key: 'resourceType', operator: 'stringEquals', value: 'serviceid' },
          { key: 'resource', operator: 'stringEquals', value: 'ServiceId-9' },
        ],
      },
    });
  });

  it.each<[Action, string, object]>([
    ['iam-identity.account.update', 'IBMid-1', {}],
    ['iam-identity.user-apikey.create', 'IBMid-1', {}],
    ['iam-identity.apikey.create', 'iam-Profile-1', { resource: 'iam-ServiceId-1' }],
    ['iam-identity.serviceid.create', 'iam-ServiceId-1', {}],
  ])('fed back through the adapter turns the answer: %s', (action, principal, about) => {
    const request: Request = { principal, action, ...about };
    const bodies = (...v2: object[]): object =>
      payloads({
        ownerPolicy: false,
        accountSettings: settings('RESTRICTED', 'RESTRICTED'),
        effectiveSettings: undefined,
        policies: undefined,
        v2Policies: page(...v2),
      });
    const before = account(bodies());
    expect(decide(before, request).allowed).toBe(false);
    const assigned = remedies(before, request).filter(({ changes }) => changes[0].kind === 'assign-role');
    expect(assigned.length).toBeGreaterThan(0);
    for (const found of assigned) {
      const policy = { id: 'new', state: 'active', ...(body(found) as object) };
      const after = decide(account(bodies(policy)), request);
      expect(after.grants.map((grant) => grant.policy)).toEqual(['new']);
    }
  });
});

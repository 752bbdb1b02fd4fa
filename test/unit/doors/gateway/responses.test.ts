import { type Account, decide, explain } from 'apikey-policy';
import { denialResponse, invalidResponse, requestFromHttp } from 'apikey-policy/gateway';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, ANNA, CALLER, CREATE_USER_API_KEY, call } from './given.ts';

const GROUP = 'AccessGroupId-creators';
const creators = {
  id: 'policy-of-creators',
  subject: { accessGroup: GROUP },
  roles: ['crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'],
  target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
};
const account: Account = {
  id: ACCOUNT,
  apiKeyCreation: 'RESTRICTED',
  principals: [{ kind: 'user', id: ANNA, state: 'ACTIVE' }],
  accessGroups: [{ id: GROUP, members: [] }],
  policies: [creators],
};
const request = { principal: ANNA, action: CREATE_USER_API_KEY, resource: ANNA } as const;

describe('GATE-5: denialResponse', () => {
  it('is a 403 in the shape of IBM, with the reason for its requester', () => {
    const decision = decide(account, request);
    const { status, body } = denialResponse(decision, { account });
    expect(status).toBe(403);
    expect(body).toEqual({
      status_code: '403',
      errors: [
        {
          code: 'forbidden',
          message_code: 'forbidden',
          message: explain(decision, { account, audience: 'requester' }),
          details: `Access check for action '${CREATE_USER_API_KEY}' for subject '${ANNA}' was denied: no-grant.`,
        },
      ],
    });
  });

  it('tells of the account that was asked what its requester may know, and no group', () => {
    const dynamic: Account = { ...account, accessGroups: [{ id: GROUP, members: [], dynamic: true }] };
    const [error] = denialResponse(decide(dynamic, request), { account: dynamic }).body.errors;
    expect(error?.message).toContain("Signing in through the company's identity provider may give it.");
    expect(error?.message).not.toContain(GROUP);
  });

  it('says without the account what is missing', () => {
    const { body } = denialResponse(decide(account, request));
    expect(body.errors[0]?.message).toContain('User API key creator');
  });

  it('is a 403 for an indeterminate, too', () => {
    const { status, body } = denialResponse(decide({ ...account, partial: ['policies'] }, request));
    expect(status).toBe(403);
    expect(body.errors[0]?.details).toContain('partial-data');
  });

  it('names no id that was not asked about', () => {
    const all = [account, { ...account, partial: ['policies', 'accessGroups', 'principals'] as const }];
    for (const from of all) {
      const text = JSON.stringify(denialResponse(decide(from, request), { account: from }));
      for (const id of [GROUP, creators.id, ...creators.roles, ACCOUNT]) expect(text).not.toContain(id);
    }
  });

  it('is no answer to an allow', () => {
    const allow = decide({ ...account, apiKeyCreation: 'NOT_RESTRICTED' }, request);
    expect(() => denialResponse(allow)).toThrow(TypeError);
    expect(() => denialResponse(allow)).toThrow('`decision`');
  });
});

describe('GATE-5: invalidResponse', () => {
  it('is a 400 with an error for each issue', () => {
    const headers = { 'content-encoding': 'gzip', 'x-http-method': 'PUT' };
    const read = requestFromHttp(call({ headers }), CALLER);
    expect(read.kind === 'invalid' && invalidResponse(read.issues)).toEqual({
      status: 400,
      body: {
        status_code: '400',
        errors: [
          {
            code: 'invalid_request',
            message_code: 'method-override',
            message: 'the call must not have the header `x-http-method`',
          },
          {
            code: 'invalid_request',
            message_code: 'content-encoding',
            message: 'the call must not have the header `content-encoding`',
          },
        ],
      },
    });
  });
});

import { ACTIONS, decide, explain } from 'apikey-policy';
import { authzenPdp } from 'apikey-policy/authzen';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  PROFILE,
  ROBOT,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import { ACCOUNT, anna, everything, pdp, ROBOT_KEY } from './given.ts';
import { checked } from './schemas.ts';

const RESOURCES = new Map<string, object>([
  [UPDATE_SETTING, ACCOUNT],
  [CREATE_USER_API_KEY, anna],
  [CREATE_SERVICE_ID_API_KEY, ROBOT_KEY],
  [CREATE_SERVICE_ID, ACCOUNT],
]);

/** The body of the answer to one question, which Anna asks about what its action is about. */
function ask(changes: { subject?: object; action?: string; resource?: object | undefined }) {
  const { subject = anna, action = UPDATE_SETTING, resource = RESOURCES.get(action) ?? ACCOUNT } = changes;
  const response = pdp.evaluation({ subject, action: { name: action }, resource });
  expect(response.status).toBe(200);
  return Object(response.body);
}

/** The one code under which the answer gives its reason. */
function reasonOf(changes: Parameters<typeof ask>[0]): string {
  const { decision, context } = ask(changes);
  expect(decision).toBe(false);
  expect(Object.keys(context.reason_user)).toEqual(Object.keys(context.reason_admin));
  return Object.keys(context.reason_admin).join();
}

describe('AZ-1: the question', () => {
  it.each(ACTIONS)('AZ-1: %s is allowed, and an allow says nothing else', (action) => {
    expect(ask({ action })).toEqual({ decision: true });
  });

  it('AZ-1: the principal, the action and the resource are those of `decide`', () => {
    const subjects = [
      given.user(ANNA),
      given.user(BEN),
      { kind: 'service-id', id: ROBOT },
      { kind: 'trusted-profile', id: PROFILE },
    ];
    for (const { kind: type, id } of subjects as { kind: string; id: string }[]) {
      for (const action of ACTIONS) {
        const resource =
          action === CREATE_SERVICE_ID_API_KEY ? ROBOT : action === CREATE_USER_API_KEY ? ANNA : undefined;
        const decision = decide(everything, { principal: id, action, ...(resource && { resource }) });
        expect(ask({ subject: { type, id }, action }).decision).toBe(decision.allowed);
        if (!decision.allowed) expect(reasonOf({ subject: { type, id }, action })).toBe(decision.reason);
      }
    }
  });

  it('AZ-1: a type that disagrees with the id is no subject', () => {
    const types = [
      'user',
      'service-id',
      'trusted-profile',
      'account',
      'User',
      '',
      'toString',
      '__proto__',
      'constructor',
    ];
    for (const [right, id] of [
      ['user', ANNA],
      ['service-id', ROBOT],
      ['trusted-profile', PROFILE],
    ]) {
      for (const type of types) {
        const { decision, context } = ask({ subject: { type, id } });
        if (type === right) expect(decision).toBe(id === ANNA);
        else expect([decision, Object.keys(context.reason_admin)]).toEqual([false, ['not-a-subject']]);
      }
    }
    expect(reasonOf({ subject: { type: 'user', id: '' } })).toBe('not-a-subject');
    expect(reasonOf({ subject: { type: 'service-id', id: ROBOT.slice('iam-'.length) } })).toBe('not-a-subject');
  });

  it('AZ-1: a subject that the account does not list is the unknown principal of `decide`', () => {
    for (const id of ['IBMid-NOBODY', 'toString', '__proto__', 'constructor']) {
      expect(reasonOf({ subject: { type: 'user', id } })).toBe('unknown-principal');
    }
  });

  it('AZ-1: any other action is none', () => {
    for (const action of [
      'iam-identity.apikey',
      UPDATE_SETTING.toUpperCase(),
      `${UPDATE_SETTING} `,
      '',
      'toString',
      '__proto__',
      'constructor',
    ]) {
      expect(reasonOf({ action })).toBe('not-an-action');
    }
  });

  it('AZ-1: the setting and service IDs are the account’s', () => {
    for (const action of [UPDATE_SETTING, CREATE_SERVICE_ID]) {
      for (const id of ['account-2', '', 'Account-1', 'toString', '__proto__', ANNA]) {
        expect(reasonOf({ action, resource: { type: 'account', id } })).toBe('not-a-resource');
      }
      for (const type of ['user', 'service-id', 'accounts', '', 'toString', '__proto__']) {
        expect(reasonOf({ action, resource: { type, id: 'account-1' } })).toBe('not-a-resource');
      }
    }
  });

  it('AZ-1: a user API key is a user’s, and another user’s key is not one’s own', () => {
    expect(reasonOf({ action: CREATE_USER_API_KEY, resource: { type: 'user', id: BEN } })).toBe('not-own-key');
    expect(reasonOf({ action: CREATE_USER_API_KEY, resource: { type: 'user', id: '' } })).toBe('not-own-key');
    for (const type of ['account', 'service-id', 'trusted-profile', 'User', '']) {
      expect(reasonOf({ action: CREATE_USER_API_KEY, resource: { type, id: ANNA } })).toBe('not-a-resource');
    }
  });

  it('AZ-1: a service ID is named by its IAM ID alone', () => {
    for (const id of [ROBOT.slice('iam-'.length), ANNA, PROFILE, '', `iam-${ROBOT}`, 'iam-serviceid-ROBOT']) {
      expect(reasonOf({ action: CREATE_SERVICE_ID_API_KEY, resource: { type: 'service-id', id } })).toBe(
        'not-a-resource',
      );
    }
    for (const type of ['user', 'account', 'service_id', '']) {
      expect(reasonOf({ action: CREATE_SERVICE_ID_API_KEY, resource: { type, id: ROBOT } })).toBe('not-a-resource');
    }
    expect(
      reasonOf({ action: CREATE_SERVICE_ID_API_KEY, resource: { type: 'service-id', id: 'iam-ServiceId-OTHER' } }),
    ).toBe('unknown-service-id');
  });

  it('properties decide nothing', () => {
    const properties = { role: 'Administrator', state: 'ACTIVE', type: 'account' };
    const resource = { ...ACCOUNT, properties };
    expect(ask({ subject: { type: 'user', id: BEN, properties }, resource }).decision).toBe(false);
    expect(ask({ subject: { ...anna, properties: { state: 'SUSPENDED' } }, resource }).decision).toBe(true);
  });
});

describe('AZ-2: why not', () => {
  const subject = { type: 'user', id: BEN };

  it('AZ-2: for a question that the library does not answer, administrators read which ones it does, users only that it is another', () => {
    const outside: [string, Parameters<typeof ask>[0], readonly string[]][] = [
      ['not-a-subject', { subject: { type: 'robot', id: ROBOT } }, ['user', 'service-id', 'trusted-profile']],
      ['not-an-action', { action: 'fly' }, ACTIONS],
      ['not-a-resource', { resource: anna }, ['account', 'user', 'service-id']],
    ];
    for (const [reason, changes, named] of outside) {
      const { reason_admin, reason_user } = ask(changes).context;
      for (const value of named) expect(reason_admin[reason]).toContain(value);
      expect(reason_user[reason]).toContain('something else than API keys');
    }
  });

  it('AZ-2: a no is explained to administrators and to users', () => {
    const decision = decide(everything, { principal: BEN, action: CREATE_USER_API_KEY, resource: BEN });
    expect(ask({ subject, action: CREATE_USER_API_KEY, resource: subject })).toEqual({
      decision: false,
      context: {
        reason_admin: { 'no-grant': explain(decision, { account: everything }) },
        reason_user: { 'no-grant': explain(decision, { account: everything, audience: 'requester' }) },
      },
    });
  });

  it('AZ-2: users do not read of policies', () => {
    const near = checked(authzenPdp(given.account({ policies: [given.policy({ id: 'secret', state: 'deleted' })] })));
    const { context } = Object(
      near.evaluation({ subject: anna, action: { name: UPDATE_SETTING }, resource: ACCOUNT }).body,
    );
    expect(JSON.stringify(context.reason_admin)).toContain('secret');
    expect(JSON.stringify(context.reason_user)).not.toContain('secret');
  });

  it('AZ-2: an indeterminate is a no, with each unknown by its code', () => {
    const doubtful = given.account({
      apiKeyCreation: 'PERHAPS',
      principals: [{ kind: 'user', id: ANNA }],
      partial: ['policies'],
    });
    const response = checked(authzenPdp(doubtful)).evaluation({
      subject: anna,
      action: { name: CREATE_USER_API_KEY },
      resource: anna,
    });
    const { decision, context } = Object(response.body);
    expect(decision).toBe(false);
    const asked = decide(doubtful, { principal: ANNA, action: CREATE_USER_API_KEY, resource: ANNA });
    expect(asked.unknowns).toEqual(['unknown-state', 'unknown-setting', 'partial-data']);
    expect(Object.keys(context.reason_admin)).toEqual(asked.unknowns);
    expect(context.reason_admin['unknown-state']).toContain("the user's state is missing");
    // Beside another unknown, no role is said to be enough.
    expect(context.reason_admin['partial-data']).not.toContain('would allow it');
    expect(context.reason_admin['unknown-state']).not.toContain('API key creation setting');
    expect(context.reason_admin['partial-data']).toContain('not all policies were read.');
    expect(context.reason_user).toEqual({
      'unknown-state': explain(asked, { account: doubtful, audience: 'requester' }),
    });
  });

  it('AZ-2: one unknown alone is explained with the role that would allow it', () => {
    const response = checked(authzenPdp(given.account({ partial: ['policies'] }))).evaluation({
      subject: anna,
      action: { name: CREATE_USER_API_KEY },
      resource: anna,
    });
    const { reason_admin } = Object(response.body).context;
    expect(reason_admin['partial-data']).toContain('The User API key creator role on IAM Identity would allow it.');
  });
});

import { type Action, applyRemedy, type Request, remedies } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  PROFILE,
  ROBOT,
  SERVICE_ID_CREATOR,
  UPDATE_SETTING,
} from '../../../support/names.ts';
import { answers, asked, found, ofKind, viaGroup } from './given.ts';

describe('REM-2: assign-role', () => {
  const assigned = (action: Action, request: Partial<Request> = {}): string[] =>
    ofKind('assign-role', found({}, action, request)).map(({ role }) => role.crn);

  it('is for each role that would grant', () => {
    expect(assigned(UPDATE_SETTING).sort()).toEqual([ADMINISTRATOR, EDITOR, OPERATOR]);
    expect(assigned(CREATE_USER_API_KEY)).toEqual([KEY_CREATOR]);
    expect(assigned(CREATE_SERVICE_ID_API_KEY)).toEqual([OPERATOR, ADMINISTRATOR]);
    expect(assigned(CREATE_SERVICE_ID)).toEqual([SERVICE_ID_CREATOR]);
  });

  it('knows the roles of the account, and their names', () => {
    const roles = [{ crn: 'crn:own', service: 'iam-identity', actions: [CREATE_USER_API_KEY], name: 'Key maker' }];
    expect(answers({ roles }, CREATE_USER_API_KEY)).toEqual([
      'assign User API key creator',
      'assign Key maker',
      'relax apiKeyCreation',
    ]);
    const nameless = roles.map(({ name: _, ...role }) => role);
    expect(ofKind('assign-role', found({ roles: nameless }, CREATE_USER_API_KEY))[1]?.role).toStrictEqual({
      crn: 'crn:own',
    });
  });

  it('is a policy on IAM Identity in the account, under an id that none has', () => {
    const taken = [given.policy({ id: 'remedy', roles: [] }), given.policy({ id: 'remedy-2', roles: [] })];
    const of = given.account({ policies: taken });
    const [remedy] = remedies(of, asked(CREATE_USER_API_KEY));
    if (remedy === undefined) throw new Error('there is a remedy');
    expect(applyRemedy(of, asked(CREATE_USER_API_KEY), remedy).account.policies.at(-1)).toEqual({
      id: 'remedy-3',
      subject: { principal: ANNA },
      roles: [KEY_CREATOR],
      target: {
        attributes: [
          { key: 'accountId', value: 'account-1' },
          { key: 'serviceName', value: 'iam-identity' },
        ],
      },
    });
  });

  it('is narrowed to the service ID whose key is asked for, in either form', () => {
    for (const resource of [ROBOT, ROBOT.replace('iam-', '')]) {
      const of = given.account();
      const [remedy] = remedies(of, asked(CREATE_SERVICE_ID_API_KEY, { resource }));
      if (remedy === undefined) throw new Error('there is a remedy');
      expect(remedy.changes[0]).toMatchObject({ kind: 'assign-role', resource: 'ServiceId-ROBOT' });
      expect(remedy.sideEffects.questions).toEqual([]);
      expect(
        applyRemedy(of, asked(CREATE_SERVICE_ID_API_KEY), remedy).account.policies.at(-1)?.target.attributes.slice(2),
      ).toEqual([
        { key: 'resourceType', value: 'serviceid' },
        { key: 'resource', value: 'ServiceId-ROBOT' },
      ]);
    }
  });

  it('A4: is narrowed to none where the question is about none, whatever resource it names', () => {
    const [remedy] = found({ roles: [] }, CREATE_SERVICE_ID, { resource: ROBOT });
    expect(remedy).toStrictEqual({
      changes: [
        {
          kind: 'assign-role',
          account: 'account-1',
          principal: { kind: 'user', id: ANNA },
          role: { crn: SERVICE_ID_CREATOR, name: 'Service ID creator' },
        },
      ],
      sideEffects: { questions: [], carries: [] },
    });
  });

  it('REM-7: carries the account, and the kind, ID and names of the principal', () => {
    const principals = [
      { kind: 'user', id: ANNA, state: 'ACTIVE', email: 'anna@example.com' },
      { kind: 'service-id', id: ROBOT, locked: true },
      { kind: 'service-id', id: 'iam-ServiceId-OPEN', locked: false },
      { kind: 'trusted-profile', id: PROFILE },
    ];
    const beneficiary = (principal: string): object | undefined =>
      ofKind('assign-role', found({ principals }, CREATE_SERVICE_ID, { principal }))[0]?.principal;
    expect(beneficiary(ANNA)).toStrictEqual({ kind: 'user', id: ANNA, email: 'anna@example.com' });
    expect(beneficiary(ROBOT)).toStrictEqual({ kind: 'service-id', id: ROBOT, locked: true });
    expect(beneficiary('iam-ServiceId-OPEN')).toStrictEqual({ kind: 'service-id', id: 'iam-ServiceId-OPEN' });
    expect(beneficiary(PROFILE)).toStrictEqual({ kind: 'trusted-profile', id: PROFILE });
    const named = { accessGroups: [{ ...given.member(), name: 'The team' }], policies: [viaGroup()] };
    expect(ofKind('join-access-group', found({ principals, ...named }, CREATE_SERVICE_ID))).toEqual([
      {
        kind: 'join-access-group',
        account: 'account-1',
        principal: { kind: 'user', id: ANNA, email: 'anna@example.com' },
        group: { id: GROUP, name: 'The team' },
      },
    ]);
    const nameless = { accessGroups: [given.member()], policies: [viaGroup()] };
    expect(ofKind('join-access-group', found(nameless, CREATE_SERVICE_ID))[0]?.group).toStrictEqual({ id: GROUP });
  });
});

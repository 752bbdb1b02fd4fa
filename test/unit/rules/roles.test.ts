import { ACTIONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { catalogueRole, isUnknownRole, readRole } from '../../../src/rules/role.ts';
import { answerBy, answerOn, answersBy, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  KEY_CREATOR,
  OPERATOR,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  UPDATE_SETTING,
  VIEWER,
} from '../../support/names.ts';

const IAM = 'crn:v1:bluemix:public:iam::::';
const NEITHER = 'no-grant';

describe('section 5: the roles and what they carry', () => {
  // T, U, S, C
  it.each([
    [ADMINISTRATOR, 'granted', NEITHER, 'granted', NEITHER],
    [OPERATOR, 'granted', NEITHER, 'granted', NEITHER],
    [EDITOR, 'granted', NEITHER, NEITHER, NEITHER],
    [VIEWER, NEITHER, NEITHER, NEITHER, NEITHER],
    [KEY_CREATOR, NEITHER, 'granted', NEITHER, NEITHER],
    [SERVICE_ID_CREATOR, NEITHER, NEITHER, NEITHER, 'granted'],
    [`${IAM}role:ConfigReader`, NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}serviceRole:ConfigReader`, NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}role:TemplateAdministrator`, NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}role:TemplateAssignmentAdministrator`, NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}serviceRole:Manager`, NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}serviceRole:Writer`, NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}serviceRole:Reader`, NEITHER, NEITHER, NEITHER, NEITHER],
    ['crn:v1:bluemix:public:resource-controller::::role:KeyManager', NEITHER, NEITHER, NEITHER, NEITHER],
    [`${IAM}serviceRole:KeyManager`, NEITHER, NEITHER, NEITHER, NEITHER],
  ])('%s', (role, ...answers) => {
    expect(answersBy({ roles: [role] })).toEqual(answers);
  });

  it('compares by CRN, exactly, and never by display name', () => {
    const roles = [{ crn: 'crn:own', service: 'iam-identity', actions: [], name: 'Administrator' }];
    expect(answerOn({ roles, policies: [given.policy({ roles: ['crn:own'] })] }, UPDATE_SETTING)).toBe('no-grant');
    for (const crn of ['Administrator', ADMINISTRATOR.toLowerCase(), `${IAM}serviceRole:Administrator`]) {
      expect(answerBy({ roles: [crn] }, UPDATE_SETTING)).toEqual(['unknown-role']);
    }
  });

  it('ignores roles that the policy does not have', () => {
    expect(answersBy({ roles: [] })).toEqual(['no-grant', 'no-grant', 'no-grant', 'no-grant']);
  });
});

describe('R1: roles that the account defines', () => {
  const CUSTOM = 'crn:v1:bluemix:public:iam-identity:::a/account-1:customRole:KeySmith';
  const answersWith = (definition: object, target: object = given.on(given.IAM_IDENTITY)) =>
    ACTIONS.map((action) =>
      answerOn(
        {
          roles: [{ crn: CUSTOM, service: 'iam-identity', actions: [], ...definition }],
          policies: [given.policy({ roles: [CUSTOM], target })],
        },
        action,
      ),
    );

  it('count for the actions that the definition lists', () => {
    expect(answersWith({ actions: [CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY] })).toEqual([
      'no-grant',
      'granted',
      'granted',
      'no-grant',
    ]);
    expect(answersWith({ actions: [UPDATE_SETTING, CREATE_SERVICE_ID, 'iam-identity.apikey.delete'] })).toEqual([
      'granted',
      'no-grant',
      'no-grant',
      'granted',
    ]);
    expect(answersWith({ actions: ['iam-identity.apikey.*', 'iam-identity.apikey.Create', ''] })).toEqual(
      ACTIONS.map(() => 'no-grant'),
    );
  });

  it.each([
    ['serviceName', [given.IAM_IDENTITY], 'granted'],
    ['serviceName beside serviceType', [given.IAM_IDENTITY, given.PLATFORM_SERVICES], 'granted'],
    ['serviceName beside service_group_id', [given.IAM_GROUP, given.IAM_IDENTITY], 'granted'],
    ['serviceType', [given.PLATFORM_SERVICES], ['undocumented-target']],
    ['service_group_id', [given.IAM_GROUP], ['undocumented-target']],
    ['serviceType and service_group_id', [given.PLATFORM_SERVICES, given.IAM_GROUP], ['undocumented-target']],
    [
      'service_group_id, serviceName only existing',
      [given.IAM_GROUP, given.attribute('serviceName', true, 'stringExists')],
      ['undocumented-target'],
    ],
  ])('on a target that selects by %s', (_, attributes, answer) => {
    expect(answersWith({ actions: [CREATE_SERVICE_ID_API_KEY] }, given.on(...attributes))[2]).toEqual(answer);
    // An action that the definition lacks is a no wherever the policy points.
    expect(answersWith({ actions: [CREATE_SERVICE_ID_API_KEY] }, given.on(...attributes))[0]).toBe('no-grant');
  });

  it.each(['iam', 'IAM-Identity', 'iam-identity ', '', 'iam-access-management'])(
    'a role of service %j grants nothing here',
    (service) => {
      expect(answersWith({ service, actions: [...ACTIONS] })).toEqual(ACTIONS.map(() => 'no-grant'));
    },
  );

  it('if the account contradicts the catalogue, the catalogue wins', () => {
    const generous = { crn: VIEWER, service: 'iam-identity', actions: [...ACTIONS] };
    const second = { ...generous, crn: `${IAM}serviceRole:ConfigReader` };
    const mean = { crn: ADMINISTRATOR, service: 'iam-identity', actions: [] };
    const elsewhere = { crn: KEY_CREATOR, service: 'other', actions: [] };
    const roles = [generous, second, mean, elsewhere];
    for (const crn of [VIEWER, second.crn]) {
      expect(answerOn({ roles, policies: [given.policy({ roles: [crn] })] }, UPDATE_SETTING)).toBe('no-grant');
    }
    expect(answerOn({ roles, policies: [given.policy({ roles: [ADMINISTRATOR] })] }, UPDATE_SETTING)).toBe('granted');
    expect(answerOn({ roles, policies: [given.policy({ roles: [KEY_CREATOR] })] }, CREATE_USER_API_KEY)).toBe(
      'granted',
    );
    expect(ask(given.account({ roles }), UPDATE_SETTING).requires?.roles).toEqual([ADMINISTRATOR, OPERATOR, EDITOR]);
  });
});

describe('R2: unknown roles', () => {
  it.each([UNHEARD_OF, 'constructor', '__proto__', 'toString'])('%s is never a silent no', (role) => {
    expect(answersBy({ roles: [role] })).toEqual(ACTIONS.map(() => ['unknown-role']));
  });

  it('matters only if the policy would otherwise match', () => {
    const roles = [UNHEARD_OF];
    expect(answerBy({ roles, target: given.on(given.attribute('serviceName', 'kms')) }, UPDATE_SETTING)).toBe(
      'no-grant',
    );
    expect(answerBy({ roles, condition: given.FAILS }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerBy({ roles, subject: { principal: BEN } }, UPDATE_SETTING)).toBe('no-grant');
    expect(answerBy({ roles, state: 'deleted' }, UPDATE_SETTING)).toBe('no-grant');
  });

  it('a role that certainly carries the action is enough, and is the only grant', () => {
    const { effect, grants } = ask(
      given.account({ policies: [given.policy({ roles: [UNHEARD_OF, OPERATOR] })] }),
      UPDATE_SETTING,
    );
    expect([effect, grants]).toEqual(['allow', [{ policy: 'p', role: OPERATOR }]]);
    expect(answerBy({ roles: [VIEWER, UNHEARD_OF] }, UPDATE_SETTING)).toEqual(['unknown-role']);
  });

  it('the placeholder UnsupportedVersion is known and grants nothing', () => {
    expect(answersBy({ roles: [`${IAM}role:UnsupportedVersion`] })).toEqual(ACTIONS.map(() => 'no-grant'));
  });
});

describe('R4: on which targets the roles of the catalogue are documented', () => {
  const CREATORS = { roles: [KEY_CREATOR, SERVICE_ID_CREATOR] };
  const EXISTING_NAME = given.attribute('serviceName', true, 'stringExists');

  it.each([
    ['serviceName', [given.IAM_IDENTITY], 'granted'],
    ['service_group_id', [given.IAM_GROUP], 'granted'],
    ['serviceType and serviceName', [given.PLATFORM_SERVICES, given.IAM_IDENTITY], 'granted'],
    ['serviceType and service_group_id', [given.PLATFORM_SERVICES, given.IAM_GROUP], 'granted'],
    ['serviceType alone', [given.PLATFORM_SERVICES], ['undocumented-target']],
    [
      'serviceType alone, in the account',
      [given.PLATFORM_SERVICES, given.attribute('accountId', 'account-1')],
      ['undocumented-target'],
    ],
    ['serviceType, serviceName only existing', [given.PLATFORM_SERVICES, EXISTING_NAME], ['undocumented-target']],
  ])('the creator roles on a target that selects by %s', (_, attributes, answer) => {
    expect(answerBy({ ...CREATORS, target: given.on(...attributes) }, CREATE_USER_API_KEY)).toEqual(answer);
    expect(answerBy({ ...CREATORS, target: given.on(...attributes) }, CREATE_SERVICE_ID)).toEqual(answer);
  });

  it('a creator role on a serviceName that cannot be read is unknown for the target alone (G3)', () => {
    const target = given.on(given.PLATFORM_SERVICES, given.attribute('serviceName', 'iam-identity', 'odd'));
    expect(answerBy({ ...CREATORS, target }, CREATE_USER_API_KEY)).toEqual(['unknown-operator']);
  });

  it.each([
    ['serviceName', given.IAM_IDENTITY],
    ['serviceType', given.PLATFORM_SERVICES],
    ['service_group_id', given.IAM_GROUP],
  ])('the platform roles count on a target that selects by %s', (_, selecting) => {
    for (const role of [ADMINISTRATOR, OPERATOR, EDITOR]) {
      expect(answerBy({ roles: [role], target: given.on(selecting) }, UPDATE_SETTING)).toBe('granted');
    }
    for (const role of [ADMINISTRATOR, OPERATOR]) {
      expect(answerBy({ roles: [role], target: given.on(selecting) }, CREATE_SERVICE_ID_API_KEY)).toBe('granted');
    }
  });
});

it('R1, R2: a role is known by the documentation, else by the account, else by nobody', () => {
  const own = {
    crn: 'crn:v1:bluemix:public:iam-identity::a/account-1::customRole:Own',
    service: 'iam-identity',
    actions: [],
  };
  const definitions = new Map([[own.crn, own]]);
  const known = (crn: string): object => {
    const role = readRole(crn, definitions);
    return { name: role.documented?.name, own: role.defined?.crn, isUnknown: isUnknownRole(role) };
  };
  expect(known(OPERATOR)).toEqual({ name: 'Operator', own: undefined, isUnknown: false });
  expect(known(own.crn)).toEqual({ name: undefined, own: own.crn, isUnknown: false });
  expect(known(UNHEARD_OF)).toEqual({ name: undefined, own: undefined, isUnknown: true });
  expect(catalogueRole(UNHEARD_OF)).toBe(undefined);
});

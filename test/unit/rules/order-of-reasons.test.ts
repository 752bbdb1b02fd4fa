import { describe, expect, it } from 'vitest';
import { answerOn, ask } from '../../support/answers.ts';
import * as given from '../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  ROBOT,
  UNHEARD_OF,
  UPDATE_SETTING,
} from '../../support/names.ts';

describe('section 9, order of reasons: denies', () => {
  const suspended = { principals: [given.user(ANNA, 'SUSPENDED'), { kind: 'service-id', id: ROBOT }] };

  // Each breaks all that the later ones break, as far as one request can.
  it.each([
    ['unknown-principal', CREATE_USER_API_KEY, { principal: 'iam-ServiceId-GONE', resource: BEN }],
    ['unknown-principal', CREATE_SERVICE_ID_API_KEY, { principal: 'IBMid-GONE', resource: 'GONE' }],
    ['not-a-user', CREATE_USER_API_KEY, { principal: ROBOT, resource: BEN }],
    ['not-own-key', CREATE_USER_API_KEY, { resource: BEN }],
    ['inactive-principal', CREATE_SERVICE_ID_API_KEY, { resource: 'GONE' }],
    ['inactive-principal', CREATE_USER_API_KEY, {}],
    ['inactive-principal', UPDATE_SETTING, {}],
  ] as const)('%s comes first on %s of %j', (reason, action, request) => {
    expect(answerOn(suspended, action, request)).toBe(reason);
  });

  it('unknown-service-id comes before no-grant', () => {
    expect(answerOn({}, CREATE_SERVICE_ID_API_KEY, { resource: 'GONE' })).toBe('unknown-service-id');
    expect(answerOn({}, CREATE_SERVICE_ID_API_KEY)).toBe('no-grant');
  });

  it('a certain deny stays a deny if other parts are unknown', () => {
    const partial = ['policies', 'principals', 'accessGroups', 'roles'];
    expect(answerOn({ partial, apiKeyCreation: 'garbled' }, CREATE_USER_API_KEY, { resource: BEN })).toBe(
      'not-own-key',
    );
    // Who is not listed may be listed somewhere else, so the first certain reason is the next.
    expect(answerOn({ partial }, CREATE_USER_API_KEY, { principal: 'iam-Profile-GONE', resource: BEN })).toBe(
      'not-a-user',
    );
    expect(answerOn({ partial }, CREATE_SERVICE_ID_API_KEY, { principal: 'IBMid-GONE', resource: 'GONE' })).toBe(
      'unknown-service-id',
    );
  });
});

describe('section 9, order of reasons: allows', () => {
  it('not-restricted, with the grants, if the setting is off and a grant exists', () => {
    expect(
      ask(given.account({ apiKeyCreation: 'NOT_RESTRICTED', policies: [given.policy()] }), CREATE_USER_API_KEY),
    ).toMatchObject({
      reason: 'not-restricted',
      grants: [{ policy: 'p', role: KEY_CREATOR }],
    });
    expect(ask(given.account({ policies: [given.policy()] }), CREATE_USER_API_KEY).reason).toBe('granted');
  });
});

describe('section 9, order of reasons: indeterminates', () => {
  // One uncertain policy for each reason, the last reason first.
  const uncertain = (action: string) => [
    given.policy({ id: 'partial-data', subject: { accessGroup: GROUP } }),
    given.policy({ id: 'unknown-condition', condition: given.UNREADABLE }),
    given.policy({ id: 'time-needed', condition: given.earlierThan('12:00:00Z') }),
    given.policy({ id: 'tags-unknown', target: { ...given.narrowedBy(), tags: [given.attribute('env', 'prod')] } }),
    given.policy({
      id: 'undocumented-target',
      roles: ['crn:own', KEY_CREATOR],
      target: given.on(given.PLATFORM_SERVICES),
    }),
    given.policy({ id: 'unknown-operator', target: given.narrowedBy(given.attribute('region', action, 'odd')) }),
    given.policy({ id: 'unknown-role', roles: [UNHEARD_OF] }),
  ];
  const doubtful = {
    roles: [{ crn: 'crn:own', service: 'iam-identity', actions: [CREATE_SERVICE_ID_API_KEY] }],
    accessGroups: [{ ...given.member(), partial: true }],
    principals: [{ kind: 'user', id: ANNA }],
    apiKeyCreation: 'garbled',
    partial: ['principals'],
  };

  it('all reasons that apply are listed, and the first is the reason of the decision', () => {
    const onS = ask(
      given.account({ ...doubtful, policies: uncertain(CREATE_SERVICE_ID_API_KEY) }),
      CREATE_SERVICE_ID_API_KEY,
    );
    expect(onS.unknowns).toEqual([
      'unknown-state',
      'unknown-service-id',
      'unknown-role',
      'unknown-operator',
      'undocumented-target',
      'tags-unknown',
      'time-needed',
      'unknown-condition',
      'partial-data',
    ]);
    expect(onS.reason).toBe('unknown-state');
    const onU = ask(given.account({ ...doubtful, policies: uncertain(CREATE_USER_API_KEY) }), CREATE_USER_API_KEY);
    expect(onU.unknowns).toEqual([
      'unknown-state',
      'unknown-setting',
      'unknown-role',
      'unknown-operator',
      'undocumented-target',
      'time-needed',
      'unknown-condition',
      'partial-data',
    ]);
    const unlisted = ask(
      given.account({ ...doubtful, principals: [], partial: ['principals', 'policies'] }),
      CREATE_USER_API_KEY,
    );
    expect(unlisted.unknowns).toEqual(['unknown-principal', 'unknown-setting', 'partial-data']);
    expect(unlisted.reason).toBe('unknown-principal');
  });

  it.each([
    'partial-data',
    'unknown-condition',
    'time-needed',
    'tags-unknown',
    'undocumented-target',
    'unknown-operator',
    'unknown-role',
  ])('%s is the reason if nothing else is unknown', (reason) => {
    const certain = { roles: doubtful.roles, accessGroups: doubtful.accessGroups };
    const policies = uncertain(CREATE_SERVICE_ID_API_KEY).filter((one) => 'id' in one && one.id === reason);
    expect(ask(given.account({ ...certain, policies }), CREATE_SERVICE_ID_API_KEY)).toMatchObject({
      reason,
      unknowns: [reason],
    });
  });

  it('an unknown that could not matter is not reported (A3)', () => {
    expect(
      answerOn(
        { principals: [{ kind: 'user', id: ANNA }], policies: [given.policy({ roles: [EDITOR] })] },
        CREATE_USER_API_KEY,
      ),
    ).toBe('no-grant');
    expect(
      answerOn(
        { policies: [given.policy({ id: 'odd', roles: [UNHEARD_OF] }), given.policy({ roles: [OPERATOR] })] },
        UPDATE_SETTING,
      ),
    ).toBe('granted');
  });
});

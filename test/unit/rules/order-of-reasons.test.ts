import { describe, expect, it } from 'vitest';
import {
  ANNA,
  account,
  answerOn,
  ask,
  attribute,
  BEN,
  EDITOR,
  earlierThan,
  GROUP,
  KEY_CREATOR,
  member,
  narrowedBy,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  policy,
  ROBOT,
  S,
  T,
  U,
  UNHEARD_OF,
  UNREADABLE,
  user,
} from '../../support/build.ts';

describe('section 9, order of reasons: denies', () => {
  const suspended = { principals: [user(ANNA, 'SUSPENDED'), { kind: 'service-id', id: ROBOT }] };

  // Each breaks all that the later ones break, as far as one request can.
  it.each([
    ['unknown-principal', U, { principal: 'iam-ServiceId-GONE', resource: BEN }],
    ['unknown-principal', S, { principal: 'IBMid-GONE', resource: 'GONE' }],
    ['not-a-user', U, { principal: ROBOT, resource: BEN }],
    ['not-own-key', U, { resource: BEN }],
    ['inactive-principal', S, { resource: 'GONE' }],
    ['inactive-principal', U, {}],
    ['inactive-principal', T, {}],
  ] as const)('%s comes first on %s of %j', (reason, action, request) => {
    expect(answerOn(suspended, action, request)).toBe(reason);
  });

  it('unknown-service-id comes before no-grant', () => {
    expect(answerOn({}, S, { resource: 'GONE' })).toBe('unknown-service-id');
    expect(answerOn({}, S)).toBe('no-grant');
  });

  it('a certain deny stays a deny if other parts are unknown', () => {
    const partial = ['policies', 'principals', 'accessGroups', 'roles'];
    expect(answerOn({ partial, apiKeyCreation: 'garbled' }, U, { resource: BEN })).toBe('not-own-key');
    // Who is not listed may be listed somewhere else, so the first certain reason is the next.
    expect(answerOn({ partial }, U, { principal: 'iam-Profile-GONE', resource: BEN })).toBe('not-a-user');
    expect(answerOn({ partial }, S, { principal: 'IBMid-GONE', resource: 'GONE' })).toBe('unknown-service-id');
  });
});

describe('section 9, order of reasons: allows', () => {
  it('not-restricted, with the grants, if the setting is off and a grant exists', () => {
    expect(ask(account({ apiKeyCreation: 'NOT_RESTRICTED', policies: [policy()] }), U)).toMatchObject({
      reason: 'not-restricted',
      grants: [{ policy: 'p', role: KEY_CREATOR }],
    });
    expect(ask(account({ policies: [policy()] }), U).reason).toBe('granted');
  });
});

describe('section 9, order of reasons: indeterminates', () => {
  // One uncertain policy for each reason, the last reason first.
  const uncertain = (action: string) => [
    policy({ id: 'partial-data', subject: { accessGroup: GROUP } }),
    policy({ id: 'unknown-condition', condition: UNREADABLE }),
    policy({ id: 'time-needed', condition: earlierThan('12:00:00Z') }),
    policy({ id: 'tags-unknown', target: { ...narrowedBy(), tags: [attribute('env', 'prod')] } }),
    policy({ id: 'undocumented-target', roles: ['crn:own', KEY_CREATOR], target: on(PLATFORM_SERVICES) }),
    policy({ id: 'unknown-operator', target: narrowedBy(attribute('region', action, 'odd')) }),
    policy({ id: 'unknown-role', roles: [UNHEARD_OF] }),
  ];
  const doubtful = {
    roles: [{ crn: 'crn:own', service: 'iam-identity', actions: [S] }],
    accessGroups: [{ ...member(), partial: true }],
    principals: [{ kind: 'user', id: ANNA }],
    apiKeyCreation: 'garbled',
    partial: ['principals'],
  };

  it('all reasons that apply are listed, and the first is the reason of the decision', () => {
    const onS = ask(account({ ...doubtful, policies: uncertain(S) }), S);
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
    const onU = ask(account({ ...doubtful, policies: uncertain(U) }), U);
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
    const unlisted = ask(account({ ...doubtful, principals: [], partial: ['principals', 'policies'] }), U);
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
    const policies = uncertain(S).filter((one) => 'id' in one && one.id === reason);
    expect(ask(account({ ...certain, policies }), S)).toMatchObject({ reason, unknowns: [reason] });
  });

  it('an unknown that could not matter is not reported (A3)', () => {
    expect(answerOn({ principals: [{ kind: 'user', id: ANNA }], policies: [policy({ roles: [EDITOR] })] }, U)).toBe(
      'no-grant',
    );
    expect(answerOn({ policies: [policy({ id: 'odd', roles: [UNHEARD_OF] }), policy({ roles: [OPERATOR] })] }, T)).toBe(
      'granted',
    );
  });
});

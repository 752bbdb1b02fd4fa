import { audit, FINDING_CODES } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import * as given from '../../support/given.ts';
import {
  ADMINISTRATOR,
  ANNA,
  BEN,
  EDITOR,
  GROUP,
  KEY_CREATOR,
  OPERATOR,
  PUBLIC,
  ROBOT,
  SERVICE_ID_CREATOR,
  UNHEARD_OF,
  VIEWER,
} from '../../support/names.ts';
import { by, CUSTOM, custom, found, isFound, LAST_WEEK, NOW, narrowable, owner, ROBOTS } from './audit-cases.ts';

describe('AUD-1: settings', () => {
  const about = (changes: object): unknown[] =>
    audit(given.account(changes)).flatMap(({ code, subject }) =>
      'setting' in subject ? [[code, subject.setting]] : [],
    );

  // Before: a setting that a template restricts was found not restricted, severity high. Now: it is information.
  it('evaluates the effective value, and reports a setting that only a template restricts', () => {
    const apiKeyCreation = 'NOT_SET';
    expect(about({ apiKeyCreation, enterprise: { apiKeyCreation: ['RESTRICTED', 'other'] } })).toEqual([
      ['setting-unreadable', 'apiKeyCreation'],
      ['setting-restricted-by-template', 'apiKeyCreation'],
    ]);
    expect(about({ apiKeyCreation, enterprise: { apiKeyCreation: ['RESTRICTED'] } })).toEqual([
      ['setting-restricted-by-template', 'apiKeyCreation'],
    ]);
    expect(about({ apiKeyCreation, enterprise: { apiKeyCreation: ['other'] } })).toEqual([
      ['setting-unreadable', 'apiKeyCreation'],
    ]);
    expect(about({ enterprise: { apiKeyCreation: ['RESTRICTED'] } })).toEqual([]);
  });

  it('finds a value that is missing unreadable', () => {
    expect(found({ serviceIdCreation: undefined }, 'setting-unreadable')).toMatchObject([
      { subject: { setting: 'serviceIdCreation' } },
    ]);
  });
});

describe('AUD-1: roles and members', () => {
  it('AUD-2: finds either creator role of the public access group, and no custom role', () => {
    const subject = { accessGroup: PUBLIC };
    expect(isFound(by({ subject, roles: [SERVICE_ID_CREATOR] }), 'public-creator-role')).toBe(true);
    // Before: a custom role counted as a creator role. Now: only the two of the catalogue do.
    const role = custom('iam-identity.serviceid.create');
    expect(isFound(by({ subject, roles: [CUSTOM] }, role), 'public-creator-role')).toBe(false);
    expect(isFound(by({ subject: { accessGroup: GROUP } }), 'public-creator-role')).toBe(false);
  });

  it('finds no role unknown of the public access group, which grants nothing anyway', () => {
    expect(isFound(by({ subject: { accessGroup: PUBLIC }, roles: [UNHEARD_OF] }), 'unknown-role')).toBe(false);
  });

  it('names each unknown role once', () => {
    const [finding] = found(by({ roles: ['crn:b', 'crn:a', 'crn:b'] }), 'unknown-role');
    expect(finding?.message).toMatch(/: `crn:a`, `crn:b`\.$/);
  });

  it('ignores deleted principals without a grant', () => {
    const changes = { subject: { principal: 'IBMid-GONE' }, roles: [VIEWER] };
    expect(isFound(by(changes), 'deleted-principal')).toBe(false);
    const oneServiceId = given.narrowedBy(given.attribute('resource', 'ServiceId-ROBOT'));
    const narrowed = (role: string): object => by({ ...changes, roles: [role], target: oneServiceId });
    expect(isFound(narrowed(OPERATOR), 'deleted-principal')).toBe(true);
    expect(isFound(narrowed(KEY_CREATOR), 'deleted-principal')).toBe(false);
    const accessGroups = [given.member('IBMid-GONE')];
    expect(isFound({ accessGroups }, 'deleted-members')).toBe(false);
    const viewers = { subject: { accessGroup: GROUP }, roles: [VIEWER] };
    expect(isFound(by(viewers, { accessGroups }), 'deleted-members')).toBe(false);
    expect(isFound(by({}, { accessGroups }), 'deleted-members')).toBe(false);
    const ofPublic = [{ id: PUBLIC, members: ['IBMid-GONE'] }];
    expect(isFound(by({ subject: { accessGroup: PUBLIC } }, { accessGroups: ofPublic }), 'deleted-members')).toBe(
      false,
    );
  });

  it('finds no members deleted where not all principals are listed', () => {
    const changes = by({ subject: { accessGroup: GROUP } }, { accessGroups: [given.member('IBMid-GONE')] });
    expect(isFound(changes, 'deleted-members')).toBe(true);
    expect(isFound({ ...changes, partial: ['principals'] }, 'deleted-members')).toBe(false);
  });
});

describe('AUD-1: nobody may', () => {
  const NOBODY = Object.keys(FINDING_CODES).filter((code) => code.startsWith('nobody-may-'));
  const nobody = (changes: object): string[] => NOBODY.filter((code) => isFound(changes, code));

  it('finds all four where nothing is granted, about the account', () => {
    expect(nobody({})).toEqual(NOBODY);
    expect(found({}, 'nobody-may-create-service-ids')).toMatchObject([{ subject: { account: 'account-1' } }]);
  });

  it('finds none where somebody else may be there, or a policy that was not read', () => {
    expect(nobody({ partial: ['principals'] })).toEqual([]);
    expect(nobody({ partial: ['policies'] })).toEqual([]);
  });

  it('finds no key of a service ID missing where there is no service ID', () => {
    expect(nobody({ principals: [given.user(ANNA)] })).not.toContain('nobody-may-create-service-id-keys');
  });

  it('decides the keys of all service IDs, with all policies of the requester', () => {
    const on1 = (resource: string): object => given.narrowedBy(given.attribute('resource', resource));
    const policies = [
      given.policy({ target: on1('ServiceId-OTHER') }),
      given.policy({ id: 'gone', target: on1('ServiceId-GONE') }),
      given.policy({ id: 'viewer', roles: [VIEWER] }),
    ];
    expect(nobody({ principals: [given.user(ANNA), ...ROBOTS], policies })).not.toContain(
      'nobody-may-create-service-id-keys',
    );
  });

  it('asks at the time of the audit', () => {
    const changes = by({ condition: LAST_WEEK });
    expect(nobody(changes)).toEqual([]);
    expect(NOBODY.filter((code) => isFound(changes, code, NOW))).toEqual(NOBODY);
  });

  it('counts nobody who does not act, nor a policy for a service ID that is gone', () => {
    expect(nobody(by({}, { principals: [given.user(ANNA, 'SUSPENDED'), { kind: 'service-id', id: ROBOT }] }))).toEqual(
      NOBODY,
    );
    const target = given.narrowedBy(given.attribute('resource', 'ServiceId-GONE'));
    expect(nobody(by({ target }))).toContain('nobody-may-create-service-id-keys');
  });
});

describe('AUD-2', () => {
  it('finds the owner by a grant of user API keys alone, restricted or not', () => {
    const code = 'owner-may-create-user-keys';
    expect(isFound({ ...owner(KEY_CREATOR), apiKeyCreation: 'NOT_SET' }, code)).toBe(true);
    expect(isFound({ ...owner(ADMINISTRATOR), apiKeyCreation: 'NOT_SET' }, code)).toBe(false);
    expect(isFound({ ...owner(KEY_CREATOR), ownerId: BEN }, code)).toBe(false);
    expect(isFound({ ...owner(KEY_CREATOR), principals: [given.user(ANNA, 'SUSPENDED')] }, code)).toBe(false);
  });

  it('finds creation beside others by what one role carries, not by what roles stand together', () => {
    const code = 'creation-beside-others';
    expect(isFound(by({ roles: [ADMINISTRATOR, KEY_CREATOR, SERVICE_ID_CREATOR] }), code)).toBe(false);
    expect(isFound(by({ roles: [CUSTOM] }, custom('iam-identity.serviceid.create')), code)).toBe(false);
    const both = custom('iam-identity.serviceid.create', 'iam-identity.user-apikey.create');
    expect(isFound(by({ roles: [CUSTOM] }, both), code)).toBe(true);
    expect(isFound(by({ roles: [CUSTOM, KEY_CREATOR] }, both), code)).toBe(true);
    expect(found(by({ roles: [VIEWER, CUSTOM] }, both), code)[0]?.message).toMatch(/: `[^`]*:KeyMaker`\.$/);
    expect(isFound(by({ roles: [CUSTOM], subject: { accessGroup: PUBLIC } }, both), code)).toBe(false);
  });

  it.each([
    ['an Administrator', { roles: [ADMINISTRATOR] }, {}, true],
    ['an Administrator who is more', { roles: [ADMINISTRATOR, VIEWER] }, {}, true],
    ['an Editor', { roles: [EDITOR] }, {}, false],
    [
      'who has it on no service ID',
      { target: given.narrowedBy(given.attribute('resource', false, 'stringExists')) },
      {},
      false,
    ],
    ['who has it on more services', { target: given.on(given.PLATFORM_SERVICES) }, {}, false],
    [
      'who has it on that service ID',
      { target: given.narrowedBy(given.attribute('resource', 'ServiceId-ROBOT')) },
      {},
      false,
    ],
    ['who does not act', {}, { principals: [given.user(ANNA, 'INVALID'), given.user(BEN), ...ROBOTS.slice(1)] }, false],
    ['where nobody knows all service IDs', {}, { partial: ['principals'] }, false],
    ['where there is no service ID', {}, { principals: [given.user(ANNA), given.user(BEN)] }, false],
    ['where nobody else may change the setting', {}, by({ roles: [OPERATOR] }), false],
  ])('finds a policy wider than one service ID: %s', (_, changes, others, expected) => {
    expect(isFound(narrowable(changes, others), 'wider-than-one-service-id')).toBe(expected);
  });

  it('counts the active users that have a creator role, directly or through groups', () => {
    const code = 'creator-role-of-most-users';
    const toGroup = { subject: { accessGroup: GROUP }, roles: [SERVICE_ID_CREATOR] };
    const principals = [
      given.user(ANNA),
      given.user(BEN, 'DISABLED_CLASSIC_INFRASTRUCTURE'),
      given.user('IBMid-C', 'PENDING'),
    ];
    const accessGroups = [given.member(ANNA, BEN, 'IBMid-C')];
    expect(found(by(toGroup, { principals, accessGroups }), code)).toMatchObject([
      { subject: { setting: 'serviceIdCreation' }, message: expect.stringMatching(/: 2 of 2\.$/) },
    ]);
    expect(isFound(by(toGroup, { principals, accessGroups: [given.member(BEN, 'IBMid-C')] }), code)).toBe(false);
    expect(found(by(toGroup, { principals: [given.user(ANNA), ...ROBOTS], accessGroups }), code)).toMatchObject([
      { message: expect.stringMatching(/: 1 of 1\.$/) },
    ]);
    const robots = [given.member(...ROBOTS.map(({ id }) => id))];
    expect(isFound(by(toGroup, { principals: [given.user(ANNA), ...ROBOTS], accessGroups: robots }), code)).toBe(false);
    expect(isFound(by(toGroup, { principals, accessGroups, partial: ['principals'] }), code)).toBe(false);
  });
});

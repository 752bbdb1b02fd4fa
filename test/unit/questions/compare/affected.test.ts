import { describe, expect, it } from 'vitest';
import { type Affected, affectedBy } from '../../../../src/questions/compare/affected.ts';
import * as given from '../../../support/given.ts';
import {
  ANNA,
  BEN,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  GROUP,
  PROFILE,
  PUBLIC,
  ROBOT,
  UNHEARD_OF,
  VIEWER,
} from '../../../support/names.ts';

const CUSTOM = 'crn:v1:bluemix:public:iam-identity::a/account-1::customRole:Custom';
const OTHER = 'AccessGroupId-OTHER';
const LOST = 'iam-ServiceId-LOST';

const NOBODY = { isForAll: false, principals: [], serviceIds: [], actions: [] };
const EVERYONE = { ...NOBODY, isForAll: true };
const only = (...principals: readonly string[]): object => ({ ...NOBODY, principals });

const inShort = ({ isForAll, principals, serviceIds, actions }: Affected): object => ({
  isForAll,
  principals: [...principals].sort(),
  serviceIds: [...serviceIds],
  actions: [...actions],
});

type Row = readonly [what: string, before: object, after: object, expected: object];

function testRows(rows: readonly Row[]): void {
  it.each(rows)('%s', (_, before, after, expected) => {
    expect(inShort(affectedBy(given.account(before), given.account(after)))).toEqual(expected);
    expect(inShort(affectedBy(given.account(after), given.account(before)))).toEqual(expected);
  });
}

describe('CMP-2: a setting reaches its action', () => {
  testRows([
    ['for user API keys', {}, { apiKeyCreation: 'NOT_SET' }, { ...NOBODY, actions: [CREATE_USER_API_KEY] }],
    ['for service IDs', {}, { serviceIdCreation: 'NOT_SET' }, { ...NOBODY, actions: [CREATE_SERVICE_ID] }],
    [
      'both',
      {},
      { apiKeyCreation: undefined, serviceIdCreation: undefined },
      { ...NOBODY, actions: [CREATE_USER_API_KEY, CREATE_SERVICE_ID] },
    ],
    [
      'from a template, for user API keys',
      { enterprise: { apiKeyCreation: ['NOT_SET'] } },
      { enterprise: { apiKeyCreation: ['RESTRICTED'] } },
      { ...NOBODY, actions: [CREATE_USER_API_KEY] },
    ],
    [
      'from a template more',
      {},
      { enterprise: { serviceIdCreation: ['RESTRICTED'] } },
      { ...NOBODY, actions: [CREATE_SERVICE_ID] },
    ],
    ['not without a template', {}, { enterprise: {} }, NOBODY],
    ['not with a list of no template', {}, { enterprise: { apiKeyCreation: [], serviceIdCreation: [] } }, NOBODY],
    [
      'not in another order of the templates',
      { enterprise: { apiKeyCreation: ['RESTRICTED', 'NOT_SET'] } },
      { enterprise: { apiKeyCreation: ['NOT_SET', 'RESTRICTED', 'NOT_SET'] } },
      NOBODY,
    ],
  ]);
});

/** What an account has where a policy more speaks of a group. */
const granting = (accessGroup: string, others: object = {}): object => ({
  policies: [given.policy({ subject: { accessGroup } })],
  ...others,
});

describe('CMP-2: a policy reaches its subject', () => {
  const bens = given.policy({ id: 'b', subject: { principal: BEN } });
  const team = { accessGroups: [given.member(PROFILE, BEN), { id: OTHER, members: [ANNA], partial: true }] };
  const partialTeam = { accessGroups: [{ id: GROUP, members: [BEN], partial: true }] };
  const unread = { partial: ['accessGroups'] };

  testRows([
    ['a new one', { policies: [bens] }, { policies: [bens, given.policy()] }, only(ANNA)],
    [
      'one with other roles',
      { policies: [bens, given.policy()] },
      { policies: [bens, given.policy({ roles: [] })] },
      only(ANNA),
    ],
    [
      'of two subjects',
      { policies: [given.policy()] },
      { policies: [given.policy({ subject: { principal: BEN } })] },
      only(ANNA, BEN),
    ],
    ['not in another order', { policies: [bens, given.policy()] }, { policies: [given.policy(), bens] }, NOBODY],
    [
      'not by another name',
      { policies: [given.policy({ name: 'a' })] },
      { policies: [given.policy({ name: 'b' })] },
      NOBODY,
    ],
    ['of a group: its members', team, granting(GROUP, team), only(BEN, PROFILE)],
    ['of a group that is not listed: nobody', {}, granting(GROUP), NOBODY],
    ['of a partial group: anybody', partialTeam, granting(GROUP, partialTeam), { ...EVERYONE, principals: [BEN] }],
    ['of a group that was not read: anybody', unread, granting(GROUP, unread), EVERYONE],
    [
      'of a group that was read, though others were not: its members',
      { ...unread, accessGroups: [given.member(BEN)] },
      granting(GROUP, { ...unread, accessGroups: [given.member(BEN)] }),
      only(BEN),
    ],
    [
      'of a group, where something else was not read: its members',
      { partial: ['policies'], accessGroups: [given.member(BEN)] },
      granting(GROUP, { partial: ['policies'], accessGroups: [given.member(BEN)] }),
      only(BEN),
    ],
    [
      'of the public access group: nobody (M2)',
      { accessGroups: [{ id: PUBLIC, members: [BEN], partial: true }] },
      granting(PUBLIC, { accessGroups: [{ id: PUBLIC, members: [BEN], partial: true }] }),
      NOBODY,
    ],
  ]);
});

describe('CMP-2: a role reaches the subjects of its policies', () => {
  const with2 = {
    policies: [
      given.policy({ id: 'a', roles: [VIEWER, CUSTOM] }),
      given.policy({ id: 'b', subject: { principal: BEN } }),
      given.policy({ id: 'g', subject: { accessGroup: GROUP }, roles: [UNHEARD_OF] }),
    ],
    accessGroups: [given.member(ROBOT)],
  };
  const role = (crn: string): object => ({ crn, service: 'iam-identity', actions: [CREATE_USER_API_KEY] });
  const roles = (crn: string, changes: object = {}): object => ({ ...with2, roles: [{ ...role(crn), ...changes }] });

  testRows([
    ['a new one', with2, roles(CUSTOM), only(ANNA)],
    ['one with other actions', roles(CUSTOM), roles(CUSTOM, { actions: [CREATE_SERVICE_ID] }), only(ANNA)],
    ['of another service', roles(CUSTOM), roles(CUSTOM, { service: 'kms' }), only(ANNA)],
    ['two, one of them of a group', roles(CUSTOM), roles(UNHEARD_OF), only(ANNA, ROBOT)],
    ['not by another name', roles(CUSTOM), roles(CUSTOM, { name: 'Custom' }), NOBODY],
    [
      'not in another order of its actions',
      roles(CUSTOM, { actions: [CREATE_USER_API_KEY, CREATE_SERVICE_ID] }),
      roles(CUSTOM, { actions: [CREATE_SERVICE_ID, CREATE_USER_API_KEY] }),
      NOBODY,
    ],
    [
      'one of two',
      { ...with2, roles: [role(CUSTOM), role(UNHEARD_OF)] },
      { ...with2, roles: [role(UNHEARD_OF)] },
      only(ANNA),
    ],
    ['not where the catalogue knows better (R1)', with2, roles(VIEWER), NOBODY],
    ['not where no policy has it', with2, roles('crn:v1:none'), NOBODY],
    ['no role is as good as no list', with2, { ...with2, roles: [] }, NOBODY],
  ]);
});

describe('CMP-2: a group reaches the members that it gains or loses', () => {
  const groups = (...accessGroups: readonly object[]): object => ({ accessGroups });
  const others = { id: OTHER, members: [PROFILE] };
  const partial = (...members: readonly string[]): object => ({ id: GROUP, members, partial: true });

  testRows([
    ['one that it gains', groups(given.member(ANNA), others), groups(given.member(ANNA, BEN), others), only(BEN)],
    ['one for another', groups(given.member(ANNA, ROBOT)), groups(given.member(ROBOT, BEN)), only(ANNA, BEN)],
    ['all where it is new', groups(others), groups(others, given.member(ANNA, BEN)), only(ANNA, BEN)],
    ['not in another order', groups(given.member(ANNA, BEN), others), groups(others, given.member(BEN, ANNA)), NOBODY],
    ['not by another name', groups({ ...others, name: 'a' }), groups({ ...others, name: 'b' }), NOBODY],
    [
      'anybody where it is partial now',
      groups(given.member(BEN)),
      groups(partial(BEN)),
      { ...EVERYONE, principals: [BEN] },
    ],
    ['one of a group that was partial before', groups(partial(ANNA, BEN)), groups(partial(ANNA)), only(BEN)],
    [
      'anybody where the group was not read before',
      { partial: ['accessGroups'] },
      { partial: ['accessGroups'], accessGroups: [given.member(BEN)] },
      { ...EVERYONE, principals: [BEN] },
    ],
    ['nobody where the public one is new (M2)', {}, groups({ id: PUBLIC, members: [], partial: true }), NOBODY],
    ['one that the public one names (P2)', {}, groups({ id: PUBLIC, members: [LOST] }), only(LOST)],
  ]);
});

describe('CMP-2: a principal affects its own answers, and a service ID the answers of all on its keys', () => {
  const rest = [{ kind: 'trusted-profile', id: PROFILE }, given.user(BEN)];
  const those = (...principals: readonly object[]): object => ({ principals: [...rest, ...principals] });
  const robot = { kind: 'service-id', id: ROBOT };
  const robotsKeys = {
    ...NOBODY,
    principals: [ROBOT],
    serviceIds: ['ServiceId-ROBOT'],
    actions: [CREATE_SERVICE_ID_API_KEY],
  };

  testRows([
    ['a new user', those(), those(given.user(ANNA)), only(ANNA)],
    ['a user of another state', those(given.user(ANNA)), those(given.user(ANNA, 'SUSPENDED')), only(ANNA)],
    ['a profile that is gone', { principals: rest }, { principals: rest.slice(1) }, only(PROFILE)],
    ['a new service ID', those(), those(robot), robotsKeys],
    ['a locked service ID', those(robot), those({ ...robot, locked: true }), robotsKeys],
    [
      'not with other labels',
      those(given.user(ANNA)),
      those({ ...given.user(ANNA), name: 'Anna', email: 'anna@example.com' }),
      NOBODY,
    ],
    ['not in another order', those(robot, given.user(ANNA)), those(given.user(ANNA), robot), NOBODY],
  ]);
});

describe('CMP-2: an incomplete part affects all principals', () => {
  testRows([
    ['a list more', { partial: ['roles'] }, { partial: ['roles', 'policies'] }, EVERYONE],
    ['one at all', {}, { partial: ['policies'] }, EVERYONE],
    ['not in another order', { partial: ['roles', 'policies'] }, { partial: ['policies', 'roles'] }, NOBODY],
    ['not where all is as it was', { partial: ['policies'] }, { partial: ['policies'] }, NOBODY],
  ]);

  it('nothing reaches nobody', () => {
    const same = given.account({ policies: [given.policy()], accessGroups: [given.member(ANNA)] });
    expect(inShort(affectedBy(same, same))).toEqual(NOBODY);
  });
});

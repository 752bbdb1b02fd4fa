import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  BEN,
  GROUP,
  group,
  having,
  havingGroup,
  MORNING,
  OPERATOR,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
  VIEWER,
} from './accounts.ts';
import { by, denied, free, grant, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const GROUPS_PARTIAL = { partial: ['accessGroups'] };

const POLICIES_PARTIAL = { partial: ['policies'] };

const PRINCIPALS_PARTIAL = { partial: ['principals'] };

const PARTIAL_DATA = open(['partial-data']);

const THROUGH_GROUP = granted({ grants: [grant(OPERATOR, { accessGroup: GROUP })] });

const NOTHING = { requires: 'nothing' } as const;

const UNLISTED_GROUP = { subject: { accessGroup: 'AccessGroupId-UNLISTED' } };

/** I1, I2: incomplete accounts. */
export const incomplete: readonly Vector[] = [
  vector(
    'I1-policies',
    'The list of policies can be partial.',
    account(POLICIES_PARTIAL),
    UPDATE_REQUEST,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'I1-access-groups',
    'The list of groups can be partial.',
    having(UNLISTED_GROUP, GROUPS_PARTIAL),
    USER_KEY_REQUEST,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'I1-principals',
    'The list of principals can be partial.',
    having({ subject: { principal: BEN } }, PRINCIPALS_PARTIAL),
    by(BEN, USER_KEY_REQUEST),
    open(['unknown-principal'], [], NOTHING),
    'P2',
  ),
  vector(
    'I1-roles',
    'The list of roles can be partial: an unknown role is unknown anyway.',
    having({ roles: [UNHEARD_OF] }, { partial: ['roles'] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
    'I2',
    'R2',
  ),
  vector(
    'I1-roles-otherwise',
    'With a partial list of roles nothing but an unknown role is unknown.',
    having({ roles: [VIEWER] }, { partial: ['roles'] }),
    UPDATE_REQUEST,
    noGrant(miss('role')),
    'I2',
  ),
  vector(
    'I1-owner',
    'Who the owner is can be unknown.',
    account({ partial: ['owner'] }),
    UPDATE_REQUEST,
    PARTIAL_DATA,
    'I4',
  ),
  vector(
    'I1-members',
    "A group's members can be partial.",
    havingGroup(group([BEN], { partial: true })),
    UPDATE_REQUEST,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'I1-members-not',
    'A group can say that its members are not partial.',
    havingGroup(group([BEN], { partial: false })),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector('I1-nothing', 'An empty list of partial lists is none.', account({ partial: [] }), UPDATE_REQUEST, noGrant()),

  ...vectors(
    'I2-policies-without-grant',
    'With partial policies, what needs a grant and has none is unknown.',
    account(POLICIES_PARTIAL),
    [
      [UPDATE_REQUEST, PARTIAL_DATA],
      [USER_KEY_REQUEST, PARTIAL_DATA],
      [SERVICE_ID_KEY_REQUEST, PARTIAL_DATA],
      [SERVICE_ID_REQUEST, PARTIAL_DATA],
    ],
  ),
  vector(
    'I2-policies-with-grant',
    'With partial policies a certain grant is enough.',
    having({}, POLICIES_PARTIAL),
    UPDATE_REQUEST,
    granted(),
  ),
  vector(
    'I2-policies-with-uncertain-grant',
    'With partial policies, partial-data is one more unknown beside an uncertain grant.',
    having({ condition: MORNING }, POLICIES_PARTIAL),
    UPDATE_REQUEST,
    open(['time-needed', 'partial-data']),
  ),
  vector(
    'I2-policies-with-near-miss',
    'With partial policies, near misses are listed all the same.',
    having({ roles: [VIEWER] }, POLICIES_PARTIAL),
    UPDATE_REQUEST,
    open(['partial-data'], miss('role')),
    'A8',
  ),
  vector(
    'I2-policies-and-unknown-setting',
    'With partial policies, partial-data is listed where a grant may be needed.',
    account({ ...POLICIES_PARTIAL, apiKeyCreation: '' }),
    USER_KEY_REQUEST,
    open(['unknown-setting', 'partial-data']),
    'S4',
  ),
  vector(
    'I2-policies-and-unknown-state',
    'With partial policies, partial-data is listed beside what else is unknown.',
    account({ ...POLICIES_PARTIAL, principals: [user(ANNA, '?')] }),
    UPDATE_REQUEST,
    open(['unknown-state', 'partial-data']),
  ),
  vector(
    'I2-policies-free',
    'With partial policies, what needs no grant stays an allow.',
    account({ ...POLICIES_PARTIAL, apiKeyCreation: 'NOT_SET' }),
    USER_KEY_REQUEST,
    free(),
    'S5',
  ),
  vector(
    'I2-unknown-principal',
    'Denies that no grant can change stay denies: unknown-principal.',
    account(POLICIES_PARTIAL),
    by(BEN, UPDATE_REQUEST),
    denied('unknown-principal'),
    'P2',
  ),
  vector(
    'I2-inactive-principal',
    'Denies that no grant can change stay denies: inactive-principal.',
    account({ ...POLICIES_PARTIAL, principals: [user(ANNA, 'SUSPENDED')] }),
    UPDATE_REQUEST,
    denied('inactive-principal'),
    'P3',
  ),
  vector(
    'I2-not-a-user',
    'Denies that no grant can change stay denies: not-a-user.',
    account(POLICIES_PARTIAL),
    by(ROBOT, USER_KEY_REQUEST),
    denied('not-a-user'),
    'P4',
  ),
  vector(
    'I2-not-own-key',
    'Denies that no grant can change stay denies: not-own-key.',
    account(POLICIES_PARTIAL),
    { ...USER_KEY_REQUEST, resource: BEN },
    denied('not-own-key'),
    'P5',
  ),
  vector(
    'I2-unknown-service-id',
    'Denies that no grant can change stay denies: unknown-service-id.',
    account(POLICIES_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' },
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'I2-listed-member',
    'A listed member of a partial group is a member.',
    havingGroup(group([ANNA], { partial: true })),
    UPDATE_REQUEST,
    THROUGH_GROUP,
  ),
  vector(
    'I2-listed-group',
    'A listed group is whole, though the list of groups is partial.',
    havingGroup(group([BEN]), {}, GROUPS_PARTIAL),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'I2-member-and-role',
    'Membership that is unknown is a part like any other.',
    havingGroup(group([], { partial: true }), { roles: [UNHEARD_OF] }),
    UPDATE_REQUEST,
    open(['unknown-role', 'partial-data']),
    'G8',
  ),
  vector(
    'I2-member-and-false-part',
    'Membership that is unknown does not matter beside a false part.',
    havingGroup(group([], { partial: true }), { state: 'deleted' }),
    UPDATE_REQUEST,
    noGrant(),
    'G8',
  ),
];

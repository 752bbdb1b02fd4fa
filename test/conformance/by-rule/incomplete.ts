import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  BEN,
  C,
  GROUP,
  group,
  having,
  havingGroup,
  MORNING,
  OPERATOR,
  ROBOT,
  S,
  T,
  U,
  UNHEARD_OF,
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
  vector('I1-policies', 'The list of policies can be partial.', account(POLICIES_PARTIAL), T, PARTIAL_DATA, 'I2'),
  vector(
    'I1-access-groups',
    'The list of groups can be partial.',
    having(UNLISTED_GROUP, GROUPS_PARTIAL),
    U,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'I1-principals',
    'The list of principals can be partial.',
    having({ subject: { principal: BEN } }, PRINCIPALS_PARTIAL),
    by(BEN, U),
    open(['unknown-principal'], [], NOTHING),
    'P2',
  ),
  vector(
    'I1-roles',
    'The list of roles can be partial: an unknown role is unknown anyway.',
    having({ roles: [UNHEARD_OF] }, { partial: ['roles'] }),
    T,
    open(['unknown-role']),
    'I2',
    'R2',
  ),
  vector(
    'I1-roles-otherwise',
    'With a partial list of roles nothing but an unknown role is unknown.',
    having({ roles: [VIEWER] }, { partial: ['roles'] }),
    T,
    noGrant(miss('role')),
    'I2',
  ),
  vector('I1-owner', 'Who the owner is can be unknown.', account({ partial: ['owner'] }), T, PARTIAL_DATA, 'I4'),
  vector(
    'I1-members',
    "A group's members can be partial.",
    havingGroup(group([BEN], { partial: true })),
    T,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'I1-members-not',
    'A group can say that its members are not partial.',
    havingGroup(group([BEN], { partial: false })),
    T,
    noGrant(),
  ),
  vector('I1-nothing', 'An empty list of partial lists is none.', account({ partial: [] }), T, noGrant()),

  ...vectors(
    'I2-policies-without-grant',
    'With partial policies, what needs a grant and has none is unknown.',
    account(POLICIES_PARTIAL),
    [
      [T, PARTIAL_DATA],
      [U, PARTIAL_DATA],
      [S, PARTIAL_DATA],
      [C, PARTIAL_DATA],
    ],
  ),
  vector(
    'I2-policies-with-grant',
    'With partial policies a certain grant is enough.',
    having({}, POLICIES_PARTIAL),
    T,
    granted(),
  ),
  vector(
    'I2-policies-with-uncertain-grant',
    'With partial policies, partial-data is one more unknown beside an uncertain grant.',
    having({ condition: MORNING }, POLICIES_PARTIAL),
    T,
    open(['time-needed', 'partial-data']),
  ),
  vector(
    'I2-policies-with-near-miss',
    'With partial policies, near misses are listed all the same.',
    having({ roles: [VIEWER] }, POLICIES_PARTIAL),
    T,
    open(['partial-data'], miss('role')),
    'A8',
  ),
  vector(
    'I2-policies-and-unknown-setting',
    'With partial policies, partial-data is listed where a grant may be needed.',
    account({ ...POLICIES_PARTIAL, apiKeyCreation: '' }),
    U,
    open(['unknown-setting', 'partial-data']),
    'S4',
  ),
  vector(
    'I2-policies-and-unknown-state',
    'With partial policies, partial-data is listed beside what else is unknown.',
    account({ ...POLICIES_PARTIAL, principals: [user(ANNA, '?')] }),
    T,
    open(['unknown-state', 'partial-data']),
  ),
  vector(
    'I2-policies-free',
    'With partial policies, what needs no grant stays an allow.',
    account({ ...POLICIES_PARTIAL, apiKeyCreation: 'NOT_SET' }),
    U,
    free(),
    'S5',
  ),
  vector(
    'I2-unknown-principal',
    'Denies that no grant can change stay denies: unknown-principal.',
    account(POLICIES_PARTIAL),
    by(BEN, T),
    denied('unknown-principal'),
    'P2',
  ),
  vector(
    'I2-inactive-principal',
    'Denies that no grant can change stay denies: inactive-principal.',
    account({ ...POLICIES_PARTIAL, principals: [user(ANNA, 'SUSPENDED')] }),
    T,
    denied('inactive-principal'),
    'P3',
  ),
  vector(
    'I2-not-a-user',
    'Denies that no grant can change stay denies: not-a-user.',
    account(POLICIES_PARTIAL),
    by(ROBOT, U),
    denied('not-a-user'),
    'P4',
  ),
  vector(
    'I2-not-own-key',
    'Denies that no grant can change stay denies: not-own-key.',
    account(POLICIES_PARTIAL),
    { ...U, resource: BEN },
    denied('not-own-key'),
    'P5',
  ),
  vector(
    'I2-unknown-service-id',
    'Denies that no grant can change stay denies: unknown-service-id.',
    account(POLICIES_PARTIAL),
    { ...S, resource: 'ServiceId-GONE' },
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'I2-listed-member',
    'A listed member of a partial group is a member.',
    havingGroup(group([ANNA], { partial: true })),
    T,
    THROUGH_GROUP,
  ),
  vector(
    'I2-listed-group',
    'A listed group is whole, though the list of groups is partial.',
    havingGroup(group([BEN]), {}, GROUPS_PARTIAL),
    T,
    noGrant(),
  ),
  vector(
    'I2-member-and-role',
    'Membership that is unknown is a part like any other.',
    havingGroup(group([], { partial: true }), { roles: [UNHEARD_OF] }),
    T,
    open(['unknown-role', 'partial-data']),
    'G8',
  ),
  vector(
    'I2-member-and-false-part',
    'Membership that is unknown does not matter beside a false part.',
    havingGroup(group([], { partial: true }), { state: 'deleted' }),
    T,
    noGrant(),
    'G8',
  ),
];

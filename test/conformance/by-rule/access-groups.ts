import type { Vector } from '../vector.ts';
import {
  ANNA,
  BEN,
  GROUP,
  group,
  having,
  havingGroup,
  OPERATOR,
  PROFILE,
  PUBLIC,
  profile,
  ROBOT,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
} from './accounts.ts';
import { by, denied, grant, granted, miss, noGrant, open, vector } from './answer-builders.ts';

const GROUPS_PARTIAL = { partial: ['accessGroups'] };

const PARTIAL_DATA = open(['partial-data']);

const THROUGH_GROUP = granted({ grants: [grant(OPERATOR, { accessGroup: GROUP })] });

const UNLISTED_GROUP = { subject: { accessGroup: 'AccessGroupId-UNLISTED' } };

/** M1, M2: access groups. */
export const accessGroups: readonly Vector[] = [
  vector('M1-user', 'A user is a member.', havingGroup(group([ANNA])), UPDATE_REQUEST, THROUGH_GROUP),
  vector(
    'M1-service-id',
    'A service ID is a member.',
    havingGroup(group([ROBOT])),
    by(ROBOT, UPDATE_REQUEST),
    THROUGH_GROUP,
  ),
  vector(
    'M1-trusted-profile',
    'A trusted profile is a member.',
    havingGroup(group([PROFILE]), {}, { principals: [profile(PROFILE)] }),
    by(PROFILE, UPDATE_REQUEST),
    THROUGH_GROUP,
  ),
  vector('M1-case', 'Members compare exactly.', havingGroup(group(['IBMid-anna'])), UPDATE_REQUEST, noGrant()),
  vector(
    'M1-no-nesting',
    'Groups do not nest.',
    havingGroup(
      group(['AccessGroupId-INNER']),
      {},
      { accessGroups: [group(['AccessGroupId-INNER']), { id: 'AccessGroupId-INNER', members: [ANNA] }] },
    ),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'M1-unlisted-group',
    'A group that the account does not list has nobody as a member.',
    having(UNLISTED_GROUP),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'M1-unlisted-group-partial',
    'Where the list of groups is partial, an unlisted group may have anybody as a member.',
    having(UNLISTED_GROUP, GROUPS_PARTIAL),
    UPDATE_REQUEST,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'M1-unlisted-member',
    'A member of a group that the account does not list as a principal is unknown to it.',
    havingGroup(group([BEN])),
    by(BEN, UPDATE_REQUEST),
    denied('unknown-principal', miss('principal', { accessGroup: GROUP })),
    'P2',
  ),
  vector(
    'M2-listed',
    'The public access group grants nothing, whoever is listed in it.',
    having({ subject: { accessGroup: PUBLIC } }, { accessGroups: [{ id: PUBLIC, members: [ANNA] }] }),
    USER_KEY_REQUEST,
    noGrant(miss('public-access-group', { accessGroup: PUBLIC })),
  ),
  vector(
    'M2-unlisted',
    'The public access group grants nothing where it is not listed.',
    having({ subject: { accessGroup: PUBLIC } }),
    by(ROBOT, UPDATE_REQUEST),
    noGrant(miss('public-access-group', { accessGroup: PUBLIC })),
  ),
  vector(
    'M2-partial',
    'The public access group grants nothing where its members or the groups are partial.',
    having(
      { subject: { accessGroup: PUBLIC } },
      { accessGroups: [{ id: PUBLIC, members: [], partial: true }], ...GROUPS_PARTIAL },
    ),
    UPDATE_REQUEST,
    noGrant(miss('public-access-group', { accessGroup: PUBLIC })),
    'I2',
  ),
  vector(
    'M2-unknown-role',
    'The public access group grants nothing where the role of its policy is unknown.',
    having({ subject: { accessGroup: PUBLIC }, roles: [UNHEARD_OF] }),
    UPDATE_REQUEST,
    noGrant(miss('public-access-group', { accessGroup: PUBLIC })),
    'G8',
  ),
  vector(
    'M2-case',
    'A group whose id differs in case from the public access group is another group.',
    havingGroup(
      { id: 'AccessGroupId-publicaccess', members: [ANNA] },
      { subject: { accessGroup: 'AccessGroupId-publicaccess' } },
    ),
    UPDATE_REQUEST,
    granted({ grants: [grant(OPERATOR, { accessGroup: 'AccessGroupId-publicaccess' })] }),
  ),
];

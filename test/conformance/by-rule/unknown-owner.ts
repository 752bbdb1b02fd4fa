import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  BEN,
  EDITOR,
  having,
  PROFILE,
  profile,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  serviceId,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
  VIEWER,
} from './accounts.ts';
import { by, denied, free, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const OWNER_UNKNOWN = { partial: ['owner'] };

const PRINCIPALS_PARTIAL = { partial: ['owner', 'principals'] };

const PARTIAL_DATA = open(['partial-data']);

const LOST = 'iam-ServiceId-LOST';

/** I4: a snapshot that does not know who the owner is. */
export const unknownOwner: readonly Vector[] = [
  ...vectors(
    'I4-user',
    'Any user may be the owner, who has Administrator.',
    account(OWNER_UNKNOWN),
    [
      [UPDATE_REQUEST, PARTIAL_DATA],
      [USER_KEY_REQUEST, noGrant()],
      [SERVICE_ID_KEY_REQUEST, PARTIAL_DATA],
      [SERVICE_ID_REQUEST, noGrant()],
    ],
    'P6',
  ),
  ...vectors('I4-user-with-grant', 'A certain grant is enough, whoever the owner is.', having({}, OWNER_UNKNOWN), [
    [UPDATE_REQUEST, granted()],
    [USER_KEY_REQUEST, granted()],
    [SERVICE_ID_KEY_REQUEST, granted()],
    [SERVICE_ID_REQUEST, granted()],
  ]),
  ...vectors(
    'I4-service-id',
    'A service ID is no user, so it is not the owner.',
    account(OWNER_UNKNOWN),
    [UPDATE_REQUEST, SERVICE_ID_KEY_REQUEST, SERVICE_ID_REQUEST].map((question) => [by(ROBOT, question), noGrant()]),
  ),
  ...vectors(
    'I4-trusted-profile',
    'A trusted profile is no user, so it is not the owner.',
    account({ ...OWNER_UNKNOWN, principals: [profile(PROFILE), serviceId(ROBOT)] }),
    [UPDATE_REQUEST, SERVICE_ID_KEY_REQUEST, SERVICE_ID_REQUEST].map((question) => [by(PROFILE, question), noGrant()]),
  ),
  ...vectors(
    'I4-unlisted',
    'A user that is not in the account is not its owner.',
    account(OWNER_UNKNOWN),
    [UPDATE_REQUEST, USER_KEY_REQUEST, SERVICE_ID_KEY_REQUEST, SERVICE_ID_REQUEST].map((question) => [
      by(BEN, question),
      denied('unknown-principal'),
    ]),
    'P2',
  ),
  ...vectors(
    'I4-perhaps-listed',
    'A user that may be in the account may be its owner.',
    account(PRINCIPALS_PARTIAL),
    [
      [by(BEN, UPDATE_REQUEST), open(['unknown-principal', 'partial-data'])],
      [by(BEN, USER_KEY_REQUEST), noGrant()],
      [by(BEN, SERVICE_ID_KEY_REQUEST), open(['unknown-principal', 'partial-data'])],
      [by(BEN, SERVICE_ID_REQUEST), noGrant()],
    ],
    'P2',
  ),
  ...vectors(
    'I4-service-id-perhaps-listed',
    'A service ID that may be in the account is not its owner.',
    account(PRINCIPALS_PARTIAL),
    [UPDATE_REQUEST, SERVICE_ID_KEY_REQUEST].map((question) => [by(LOST, question), noGrant()]),
    'P2',
  ),
  ...vectors(
    'I4-service-id-only-named',
    'A service ID that is only named is not the owner.',
    having({ subject: { principal: LOST }, roles: [VIEWER] }, OWNER_UNKNOWN),
    [UPDATE_REQUEST, SERVICE_ID_KEY_REQUEST].map((question) => [by(LOST, question), noGrant(miss('role'))]),
    'P2',
  ),
  vector(
    'I4-not-restricted',
    'What needs no grant is allowed, whoever the owner is.',
    account({ ...OWNER_UNKNOWN, apiKeyCreation: 'NOT_SET' }),
    USER_KEY_REQUEST,
    free(),
    'S5',
  ),
  vector(
    'I4-uncertain-grant',
    'An unknown owner is one more unknown beside an uncertain grant.',
    having({ roles: [UNHEARD_OF] }, OWNER_UNKNOWN),
    UPDATE_REQUEST,
    open(['unknown-role', 'partial-data']),
    'R2',
  ),
  vector(
    'I4-near-miss',
    'Near misses are listed all the same.',
    having({ roles: [VIEWER] }, OWNER_UNKNOWN),
    SERVICE_ID_KEY_REQUEST,
    open(['partial-data'], miss('role')),
    'A8',
  ),
  vector(
    'I4-unknown-state',
    'The owner may be a user of unknown state.',
    account({ ...OWNER_UNKNOWN, principals: [user(ANNA, '?')] }),
    UPDATE_REQUEST,
    open(['unknown-state', 'partial-data']),
    'P3',
  ),
  vector(
    'I4-inactive',
    'An inactive user is denied, even if it is the owner.',
    account({ ...OWNER_UNKNOWN, principals: [user(ANNA, 'SUSPENDED')] }),
    UPDATE_REQUEST,
    denied('inactive-principal'),
    'P3',
  ),
  vector(
    'I4-unknown-service-id',
    'A key of a service ID that is not in the account is denied to the owner, too.',
    account(OWNER_UNKNOWN),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' },
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'I4-with-partial-policies',
    'With partial policies as well, partial-data is listed once.',
    account({ partial: ['policies', 'owner'] }),
    UPDATE_REQUEST,
    PARTIAL_DATA,
    'I2',
  ),
  vector(
    'I4-owner-named',
    '`owner` in `partial` counts, even if the account names its owner.',
    account({ ...OWNER_UNKNOWN, ownerId: BEN }),
    UPDATE_REQUEST,
    PARTIAL_DATA,
    'P6',
  ),
  vector(
    'I4-editor',
    'What may be an allow has no caveat on Editor.',
    having({ roles: [EDITOR] }, OWNER_UNKNOWN),
    SERVICE_ID_KEY_REQUEST,
    open(['partial-data'], miss('role')),
    'R3',
  ),
];

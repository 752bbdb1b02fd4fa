import type { Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  attribute,
  BEN,
  having,
  IAM_IDENTITY,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  PROFILE,
  profile,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  serviceId,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
} from './accounts.ts';
import { by, denied, free, grant, granted, miss, noGrant, vector, vectors } from './answer-builders.ts';

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };

const ROBOTS = having({ subject: { principal: ROBOT } });

const PROFILES = having({ subject: { principal: PROFILE } }, { principals: [profile(PROFILE)] });

const OWNERS_POLICY = { id: 'account-owner', roles: [ADMINISTRATOR], target: on(PLATFORM_SERVICES) };

/** P4 to P7: what nobody may, and what nobody may without a policy. */
export const ownRights: readonly Vector[] = [
  vector(
    'P4-service-id',
    'A service ID never creates a user API key, whatever its roles.',
    ROBOTS,
    by(ROBOT, USER_KEY_REQUEST),
    denied('not-a-user', miss('principal')),
  ),
  vector(
    'P4-trusted-profile',
    'A trusted profile never creates a user API key, whatever its roles.',
    PROFILES,
    by(PROFILE, USER_KEY_REQUEST),
    denied('not-a-user', miss('principal')),
  ),
  vector(
    'P4-free',
    'Not even where nothing is restricted does a trusted profile create a user API key.',
    account({ ...FREE, principals: [profile(PROFILE)] }),
    by(PROFILE, USER_KEY_REQUEST),
    denied('not-a-user'),
    'S5',
  ),
  ...vectors(
    'P4-other-questions',
    'The questions about the setting and service IDs are open to a trusted profile.',
    PROFILES,
    [
      [by(PROFILE, UPDATE_REQUEST), granted()],
      [by(PROFILE, SERVICE_ID_REQUEST), granted()],
    ],
  ),

  vector('P5-default', 'Without a resource, the key is for the requester.', having(), USER_KEY_REQUEST, granted()),
  vector(
    'P5-oneself',
    'A resource may name the requester.',
    having(),
    { ...USER_KEY_REQUEST, resource: ANNA },
    granted(),
  ),
  vector(
    'P5-somebody-else',
    'Nobody creates a user API key for somebody else.',
    having({}, { principals: [user(ANNA), user(BEN)] }),
    { ...USER_KEY_REQUEST, resource: BEN },
    denied('not-own-key', miss('principal')),
  ),
  vector(
    'P5-case',
    'The id that asks and the id that gets the key must be the same, exactly.',
    having(),
    { ...USER_KEY_REQUEST, resource: 'IBMid-anna' },
    denied('not-own-key', miss('principal')),
    'P1',
  ),
  vector(
    'P5-empty',
    'An empty resource is not the requester.',
    account(FREE),
    { ...USER_KEY_REQUEST, resource: '' },
    denied('not-own-key'),
    'S5',
  ),
  ...vectors(
    'P5-other-questions',
    'For changing the setting and creating a service ID, a resource has no effect.',
    having(),
    [
      [{ ...UPDATE_REQUEST, resource: BEN }, granted()],
      [{ ...SERVICE_ID_REQUEST, resource: BEN }, granted()],
    ],
  ),

  ...vectors('P6-owner-without-policy', 'The owner has no special case.', account({ ownerId: ANNA }), [
    [UPDATE_REQUEST, noGrant()],
    [USER_KEY_REQUEST, noGrant()],
    [SERVICE_ID_KEY_REQUEST, noGrant()],
    [SERVICE_ID_REQUEST, noGrant()],
  ]),
  ...vectors(
    'P6-owner-with-policy',
    'The policy of the account owner lets the owner change the setting and create API keys for service IDs, and nothing else while restricted.',
    having(OWNERS_POLICY, { ownerId: ANNA }),
    [
      [UPDATE_REQUEST, granted({ grants: [grant(ADMINISTRATOR, { policy: 'account-owner' })] })],
      [USER_KEY_REQUEST, noGrant(miss('role', { policy: 'account-owner' }))],
      [SERVICE_ID_KEY_REQUEST, granted({ grants: [grant(ADMINISTRATOR, { policy: 'account-owner' })] })],
      [SERVICE_ID_REQUEST, noGrant(miss('role', { policy: 'account-owner' }))],
    ],
  ),
  vector(
    'P6-owner-free',
    'If the setting does not restrict, the owner may, like every user.',
    account({ ...FREE, ownerId: ANNA }),
    USER_KEY_REQUEST,
    free(),
  ),
  vector(
    'P6-owner-unlisted',
    'An owner who is not in the account is denied like every other user.',
    having(OWNERS_POLICY, { ownerId: ANNA, principals: [] }),
    UPDATE_REQUEST,
    denied('unknown-principal', miss('principal', { policy: 'account-owner' })),
    'P2',
  ),

  vector(
    'P7-own-key',
    'A service ID has no implicit right to its own keys.',
    account(),
    by(ROBOT, SERVICE_ID_KEY_REQUEST),
    noGrant(),
  ),
  vector(
    'P7-own-key-by-policy',
    'A policy about the service ID decides on its keys.',
    having({
      subject: { principal: ROBOT },
      roles: [OPERATOR],
      target: on(IAM_IDENTITY, attribute('resource', 'ServiceId-ROBOT')),
    }),
    by(ROBOT, SERVICE_ID_KEY_REQUEST),
    granted(),
    'G2',
  ),
  vector(
    'P7-creator-by-policy',
    "The creator's policy grants the one service ID, and no other.",
    having(
      {
        roles: [ADMINISTRATOR],
        target: on(IAM_IDENTITY, attribute('resourceType', 'serviceid'), attribute('resource', 'ServiceId-ROBOT')),
      },
      { principals: [user(ANNA), serviceId('iam-ServiceId-OTHER')] },
    ),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-OTHER' },
    noGrant(miss('target')),
    'G2',
  ),
];

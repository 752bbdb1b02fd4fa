import type { Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  attribute,
  BEN,
  C,
  having,
  IAM_IDENTITY,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  PROFILE,
  profile,
  ROBOT,
  S,
  serviceId,
  T,
  U,
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
    by(ROBOT, U),
    denied('not-a-user', miss('principal')),
  ),
  vector(
    'P4-trusted-profile',
    'A trusted profile never creates a user API key, whatever its roles.',
    PROFILES,
    by(PROFILE, U),
    denied('not-a-user', miss('principal')),
  ),
  vector(
    'P4-free',
    'Not even where nothing is restricted does a trusted profile create a user API key.',
    account({ ...FREE, principals: [profile(PROFILE)] }),
    by(PROFILE, U),
    denied('not-a-user'),
    'S5',
  ),
  ...vectors(
    'P4-other-questions',
    'The questions about the setting and service IDs are open to a trusted profile.',
    PROFILES,
    [
      [by(PROFILE, T), granted()],
      [by(PROFILE, C), granted()],
    ],
  ),

  vector('P5-default', 'Without a resource, the key is for the requester.', having(), U, granted()),
  vector('P5-oneself', 'A resource may name the requester.', having(), { ...U, resource: ANNA }, granted()),
  vector(
    'P5-somebody-else',
    'Nobody creates a user API key for somebody else.',
    having({}, { principals: [user(ANNA), user(BEN)] }),
    { ...U, resource: BEN },
    denied('not-own-key', miss('principal')),
  ),
  vector(
    'P5-case',
    'The id that asks and the id that gets the key must be the same, exactly.',
    having(),
    { ...U, resource: 'IBMid-anna' },
    denied('not-own-key', miss('principal')),
    'P1',
  ),
  vector(
    'P5-empty',
    'An empty resource is not the requester.',
    account(FREE),
    { ...U, resource: '' },
    denied('not-own-key'),
    'S5',
  ),
  ...vectors(
    'P5-other-questions',
    'For changing the setting and creating a service ID, a resource has no effect.',
    having(),
    [
      [{ ...T, resource: BEN }, granted()],
      [{ ...C, resource: BEN }, granted()],
    ],
  ),

  ...vectors('P6-owner-without-policy', 'The owner has no special case.', account({ ownerId: ANNA }), [
    [T, noGrant()],
    [U, noGrant()],
    [S, noGrant()],
    [C, noGrant()],
  ]),
  ...vectors(
    'P6-owner-with-policy',
    'The policy of the account owner lets the owner change the setting and create API keys for service IDs, and nothing else while restricted.',
    having(OWNERS_POLICY, { ownerId: ANNA }),
    [
      [T, granted({ grants: [grant(ADMINISTRATOR, { policy: 'account-owner' })] })],
      [U, noGrant(miss('role', { policy: 'account-owner' }))],
      [S, granted({ grants: [grant(ADMINISTRATOR, { policy: 'account-owner' })] })],
      [C, noGrant(miss('role', { policy: 'account-owner' }))],
    ],
  ),
  vector(
    'P6-owner-free',
    'If the setting does not restrict, the owner may, like every user.',
    account({ ...FREE, ownerId: ANNA }),
    U,
    free(),
  ),
  vector(
    'P6-owner-unlisted',
    'An owner who is not in the account is denied like every other user.',
    having(OWNERS_POLICY, { ownerId: ANNA, principals: [] }),
    T,
    denied('unknown-principal', miss('principal', { policy: 'account-owner' })),
    'P2',
  ),

  vector('P7-own-key', 'A service ID has no implicit right to its own keys.', account(), by(ROBOT, S), noGrant()),
  vector(
    'P7-own-key-by-policy',
    'A policy about the service ID decides on its keys.',
    having({
      subject: { principal: ROBOT },
      roles: [OPERATOR],
      target: on(IAM_IDENTITY, attribute('resource', 'ServiceId-ROBOT')),
    }),
    by(ROBOT, S),
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
    { ...S, resource: 'ServiceId-OTHER' },
    noGrant(miss('target')),
    'G2',
  ),
];

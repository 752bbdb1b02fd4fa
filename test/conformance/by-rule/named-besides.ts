import type { Vector } from '../vector.ts';
import {
  account,
  attribute,
  BEN,
  GROUP,
  group,
  having,
  havingGroup,
  on,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UNHEARD_OF,
  UPDATE_REQUEST,
  VIEWER,
} from './accounts.ts';
import { by, denied, miss, noGrant, open, vector } from './answer-builders.ts';

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };

/** No account lists it. */
const LOST = 'iam-ServiceId-LOST';

const NAMING = { subject: { principal: LOST } };

/** P2: how being named goes together with other rules. */
export const namedBesides: readonly Vector[] = [
  vector(
    'P2-named-by-policy-without-role',
    'A policy that grants nothing names its subject.',
    having({ ...NAMING, roles: [] }, FREE),
    by(LOST, SERVICE_ID_REQUEST),
    open(['unknown-principal'], miss('role'), { requires: 'nothing' }),
    'A8',
  ),
  vector(
    'P2-named-by-deleted-policy',
    'A deleted policy does not count, so it names nobody.',
    having({ ...NAMING, state: 'deleted' }, FREE),
    by(LOST, SERVICE_ID_REQUEST),
    denied('unknown-principal', miss('not-active')),
    'G1',
  ),
  vector(
    'P2-named-by-authorization',
    'A policy that does not count names nobody: one of another type.',
    having({ ...NAMING, type: 'authorization' }, FREE),
    by(LOST, SERVICE_ID_REQUEST),
    denied('unknown-principal', miss('not-active')),
    'G1',
  ),
  vector(
    'P2-named-without-grant',
    'A principal that is only named is denied for want of a grant where nothing could grant it.',
    having({ ...NAMING, roles: [VIEWER] }),
    by(LOST, UPDATE_REQUEST),
    noGrant(miss('role')),
    'A3',
  ),
  vector(
    'P2-named-elsewhere-without-grant',
    'A principal that only policies about other services name is denied for want of a grant.',
    having({ ...NAMING, target: on(attribute('serviceName', 'kms')) }),
    by(LOST, UPDATE_REQUEST),
    noGrant(),
    'A3',
    'A8',
  ),
  vector(
    'P2-named-with-uncertain-grant',
    'A principal that is only named is unknown, and so is what its policy leaves unknown.',
    having({ ...NAMING, roles: [UNHEARD_OF] }),
    by(LOST, UPDATE_REQUEST),
    open(['unknown-principal', 'unknown-role']),
    'R2',
  ),
  vector(
    'P2-perhaps-named-with-partial-policies',
    'A policy that was not read may name this principal and grant it.',
    account({ partial: ['policies'] }),
    by(LOST, UPDATE_REQUEST),
    open(['unknown-principal', 'partial-data']),
    'I2',
  ),
  vector(
    'P2-perhaps-named-with-partial-group',
    'A member that was not read may be this principal, and the policy of the group then grants it.',
    havingGroup(group([], { partial: true })),
    by(LOST, UPDATE_REQUEST),
    open(['unknown-principal', 'partial-data']),
    'I2',
  ),
  vector(
    'P2-named-service-id-as-resource',
    'No key can be created for a service ID that is only named.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: LOST },
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'P2-named-own-key',
    'A service ID that is only named cannot create a key of its own.',
    having(NAMING),
    by(LOST, { ...SERVICE_ID_KEY_REQUEST, resource: LOST }),
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'P2-user-named-by-policy',
    'A policy that names a user leaves no doubt: the user is not in the account.',
    having({ subject: { principal: BEN } }),
    by(BEN, UPDATE_REQUEST),
    denied('unknown-principal', miss('principal')),
    'A8',
  ),
  vector(
    'P2-user-named-by-group',
    'An access group that names a user leaves no doubt: the user is not in the account.',
    havingGroup(group([BEN])),
    by(BEN, UPDATE_REQUEST),
    denied('unknown-principal', miss('principal', { accessGroup: GROUP })),
    'A8',
  ),
  vector(
    'P2-user-perhaps-named',
    'Policies and groups that were not read leave no doubt about a user.',
    account({ ...FREE, accessGroups: [group([], { partial: true })], partial: ['policies', 'accessGroups', 'owner'] }),
    by(BEN, SERVICE_ID_REQUEST),
    denied('unknown-principal'),
    'I2',
    'I4',
  ),
];

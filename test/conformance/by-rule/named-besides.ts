import type { Vector } from '../vector.ts';
import {
  account,
  attribute,
  BEN,
  C,
  GROUP,
  group,
  having,
  havingGroup,
  on,
  S,
  T,
  UNHEARD_OF,
  VIEWER,
} from './accounts.ts';
import { by, denied, miss, noGrant, open, vector } from './words.ts';

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };

/** No account lists it. */
const LOST = 'iam-ServiceId-LOST';

const NAMING = { subject: { principal: LOST } };

/** P2: what being named means beside other rules. */
export const namedBesides: readonly Vector[] = [
  vector(
    'P2-named-by-policy-without-role',
    'A policy that grants nothing names its subject.',
    having({ ...NAMING, roles: [] }, FREE),
    by(LOST, C),
    open(['unknown-principal'], miss('role'), { requires: 'nothing' }),
    'A8',
  ),
  vector(
    'P2-named-by-deleted-policy',
    'A policy that does not count names nobody: one that is deleted.',
    having({ ...NAMING, state: 'deleted' }, FREE),
    by(LOST, C),
    denied('unknown-principal', miss('not-active')),
    'G1',
  ),
  vector(
    'P2-named-by-authorization',
    'A policy that does not count names nobody: one of another type.',
    having({ ...NAMING, type: 'authorization' }, FREE),
    by(LOST, C),
    denied('unknown-principal', miss('not-active')),
    'G1',
  ),
  vector(
    'P2-named-without-grant',
    'Who is only named is denied for want of a grant, where nothing could be one.',
    having({ ...NAMING, roles: [VIEWER] }),
    by(LOST, T),
    noGrant(miss('role')),
    'A3',
  ),
  vector(
    'P2-named-elsewhere-without-grant',
    'Who is named by policies about other services alone is denied for want of a grant.',
    having({ ...NAMING, target: on(attribute('serviceName', 'kms')) }),
    by(LOST, T),
    noGrant(),
    'A3',
    'A8',
  ),
  vector(
    'P2-named-with-uncertain-grant',
    'Who is only named is unknown beside what its policy leaves unknown.',
    having({ ...NAMING, roles: [UNHEARD_OF] }),
    by(LOST, T),
    open(['unknown-principal', 'unknown-role']),
    'R2',
  ),
  vector(
    'P2-perhaps-named-with-partial-policies',
    'A policy that was not read may name it and grant it.',
    account({ partial: ['policies'] }),
    by(LOST, T),
    open(['unknown-principal', 'partial-data']),
    'I2',
  ),
  vector(
    'P2-perhaps-named-with-partial-group',
    'A member that was not read may be it, whom the policy of the group then grants it.',
    havingGroup(group([], { partial: true })),
    by(LOST, T),
    open(['unknown-principal', 'partial-data']),
    'I2',
  ),
  vector(
    'P2-named-service-id-as-resource',
    'A service ID that is only named is none whose key can be created.',
    having(),
    { ...S, resource: LOST },
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'P2-named-own-key',
    'Nor can it create a key of its own.',
    having(NAMING),
    by(LOST, { ...S, resource: LOST }),
    denied('unknown-service-id'),
    'I3',
  ),
  vector(
    'P2-user-named-by-policy',
    'A user is never in doubt for being named: a policy.',
    having({ subject: { principal: BEN } }),
    by(BEN, T),
    denied('unknown-principal', miss('principal')),
    'A8',
  ),
  vector(
    'P2-user-named-by-group',
    'A user is never in doubt for being named: an access group.',
    havingGroup(group([BEN])),
    by(BEN, T),
    denied('unknown-principal', miss('principal', { accessGroup: GROUP })),
    'A8',
  ),
  vector(
    'P2-user-perhaps-named',
    'A user is not in doubt for what was not read about policies and groups.',
    account({ ...FREE, accessGroups: [group([], { partial: true })], partial: ['policies', 'accessGroups', 'owner'] }),
    by(BEN, C),
    denied('unknown-principal'),
    'I2',
    'I4',
  ),
];

import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  BEN,
  GROUP,
  group,
  HOLDS,
  having,
  havingGroup,
  KEY_CREATOR,
  MORNING,
  narrowedBy,
  ODD,
  OPERATOR,
  policy,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  VIEWER,
} from './accounts.ts';
import { grant, granted, miss, noGrant, open, vector } from './answer-builders.ts';

/** Type and state of policy p, and whether it counts. */
const ACTIVITY: readonly (readonly [string, object, boolean])[] = [
  ['neither', {}, true],
  ['access', { type: 'access' }, true],
  ['active', { state: 'active' }, true],
  ['access-active', { type: 'access', state: 'active' }, true],
  ['authorization', { type: 'authorization' }, false],
  ['type-case', { type: 'Access' }, false],
  ['type-empty', { type: '' }, false],
  ['deleted', { state: 'deleted' }, false],
  ['state-case', { state: 'ACTIVE' }, false],
  ['state-empty', { state: '' }, false],
];

/** G1, G7, G8: which policies count, and what they come to. */
export const policies: readonly Vector[] = [
  ...ACTIVITY.map(([name, changes, counts]) =>
    vector(
      `G1-${name}`,
      counts ? 'A policy of this type and state counts.' : 'A policy of this type or state does not count.',
      having(changes),
      UPDATE_REQUEST,
      counts ? granted() : noGrant(miss('not-active')),
    ),
  ),
  vector(
    'G1-somebody-else',
    'A policy about somebody else grants nothing.',
    having({ subject: { principal: BEN } }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'G1-member',
    'A policy about a group grants its members.',
    havingGroup(group([BEN, ANNA])),
    UPDATE_REQUEST,
    granted({ grants: [grant(OPERATOR, { accessGroup: GROUP })] }),
  ),
  vector(
    'G1-not-member',
    'A policy about a group grants nobody who is no member.',
    havingGroup(group([BEN])),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'G1-principal-as-group',
    "A principal's id is no group's.",
    having({ subject: { accessGroup: ANNA } }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'G7-two-policies',
    'Two policies that grant the same are two pieces of evidence.',
    account({ policies: [policy(), policy({ id: 'q' })] }),
    USER_KEY_REQUEST,
    granted({ grants: [grant(KEY_CREATOR), grant(KEY_CREATOR, { policy: 'q' })] }),
  ),
  vector(
    'G7-one-is-enough',
    'One policy that grants is enough.',
    account({ policies: [policy({ state: 'deleted' }), policy({ id: 'q' })] }),
    USER_KEY_REQUEST,
    granted({ grants: [grant(KEY_CREATOR, { policy: 'q' })] }),
  ),
  vector(
    'G8-false-part',
    'A false part makes a policy no grant, however many parts are unknown.',
    having({ state: 'deleted', roles: [UNHEARD_OF], target: narrowedBy(ODD), condition: MORNING }),
    UPDATE_REQUEST,
    noGrant(miss('not-active')),
  ),
  vector(
    'G8-unknown-parts',
    'All unknown parts of an uncertain grant are listed.',
    having({ roles: [UNHEARD_OF], target: narrowedBy(ODD), condition: MORNING }),
    UPDATE_REQUEST,
    open(['unknown-role', 'unknown-operator', 'time-needed']),
  ),
  vector(
    'G8-true-role',
    'A role that certainly carries the action makes the role part true.',
    having({ roles: [UNHEARD_OF, OPERATOR], condition: MORNING }),
    UPDATE_REQUEST,
    open(['time-needed']),
  ),
  vector(
    'G8-no-role',
    'Roles without the action make the role part false.',
    having({ roles: [VIEWER, KEY_CREATOR] }),
    UPDATE_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'G8-all-true',
    'Where all parts are true, it is a grant.',
    having({ type: 'access', state: 'active', condition: HOLDS }),
    UPDATE_REQUEST,
    granted(),
  ),
];

import type { Obstacle, Request } from 'apikey-policy';
import type { RuleId } from '../rule-ids.ts';
import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  attribute,
  BEN,
  FAILS,
  GROUP,
  group,
  having,
  havingGroup,
  MORNING,
  narrowedBy,
  ODD,
  PROFILE,
  PUBLIC,
  policy,
  profile,
  SERVICE_ID_KEY_REQUEST,
  UNHEARD_OF,
  UNREADABLE,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
  VIEWER,
} from './accounts.ts';
import { by, denied, granted, miss, noGrant, open, vector } from './answer-builders.ts';

const ELSEWHERE = narrowedBy(attribute('region', 'eu-de'));

/** One false part, and what it is called. */
const ONE_FALSE_PART: readonly (readonly [Obstacle, string, object])[] = [
  ['not-active', 'A policy whose state does not count is missed for that.', { state: 'deleted' }],
  ['role', 'A policy whose roles lack the action is missed for that.', { roles: [VIEWER] }],
  ['target', 'A policy whose target is elsewhere is missed for that.', { target: ELSEWHERE }],
  ['condition', 'A policy whose condition is false is missed for that.', { condition: FAILS }],
  ['not-active', 'Type and state are one part, which is false once.', { type: 'authorization', state: 'deleted' }],
];

/** Denies because of the principal, although policy p would grant. */
const WHO_ASKS: readonly (readonly [
  'not-a-user' | 'inactive-principal' | 'unknown-principal' | 'not-own-key',
  RuleId,
  object,
  Request,
])[] = [
  [
    'not-a-user',
    'P4',
    having({ subject: { principal: PROFILE } }, { principals: [profile(PROFILE)] }),
    by(PROFILE, USER_KEY_REQUEST),
  ],
  ['inactive-principal', 'P3', having({}, { principals: [user(ANNA, 'PENDING')] }), USER_KEY_REQUEST],
  ['unknown-principal', 'P2', having({}, { principals: [] }), USER_KEY_REQUEST],
  ['not-own-key', 'P5', having(), { ...USER_KEY_REQUEST, resource: BEN }],
];

/** A8: what nearly granted. */
export const nearMisses: readonly Vector[] = [
  ...ONE_FALSE_PART.map(([obstacle, sentence, changes], position) =>
    vector(`A8-${obstacle}-${position + 1}`, sentence, having(changes), UPDATE_REQUEST, noGrant(miss(obstacle))),
  ),
  vector(
    'A8-public-access-group',
    'A policy of the public access group is missed for that, whoever asks.',
    having({ subject: { accessGroup: PUBLIC } }),
    UPDATE_REQUEST,
    noGrant(miss('public-access-group', { accessGroup: PUBLIC })),
    'M2',
  ),
  ...WHO_ASKS.map(([reason, rule, of, request]) =>
    vector(
      `A8-principal-${reason}`,
      'If the principal is the reason of the deny, a policy that would grant is a near miss with the obstacle principal.',
      of,
      request,
      denied(reason, miss('principal')),
      rule,
    ),
  ),
  vector(
    'A8-principal-and-another',
    'There, a policy with a false part of its own is missed for that part.',
    account({ principals: [], policies: [policy(), policy({ id: 'q', roles: [VIEWER] })] }),
    UPDATE_REQUEST,
    denied('unknown-principal', [...miss('principal'), ...miss('role', { policy: 'q' })]),
    'P2',
  ),
  vector(
    'A8-service-id-is-no-principal',
    'Where the service ID is the reason, a policy that would grant is not listed.',
    account({ policies: [policy(), policy({ id: 'q', roles: [VIEWER] })] }),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' },
    denied('unknown-service-id', miss('role', { policy: 'q' })),
    'I3',
  ),
  vector(
    'A8-two-false-parts',
    'A policy with two false parts is no near miss.',
    having({ target: ELSEWHERE, condition: FAILS }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'A8-public-and-false-role',
    'A policy of the public access group with another false part is no near miss.',
    having({ subject: { accessGroup: PUBLIC }, roles: [VIEWER] }),
    UPDATE_REQUEST,
    noGrant(),
    'M2',
  ),
  vector(
    'A8-false-and-unknown-parts',
    'The parts of a near miss that are not false may be unknown.',
    having({ roles: [UNHEARD_OF], target: narrowedBy(ODD), condition: FAILS }),
    UPDATE_REQUEST,
    noGrant(miss('condition')),
  ),
  vector(
    'A8-unknown-parts-alone',
    'A policy without a false part is no near miss.',
    having({ roles: [UNHEARD_OF], condition: UNREADABLE }),
    UPDATE_REQUEST,
    open(['unknown-role', 'unknown-condition']),
  ),
  vector(
    'A8-through-a-group',
    'A near miss through an access group names it.',
    havingGroup(group([ANNA]), { roles: [VIEWER] }),
    UPDATE_REQUEST,
    noGrant(miss('role', { accessGroup: GROUP })),
  ),
  vector(
    'A8-somebody-else',
    'A policy about somebody else is no near miss.',
    having({ subject: { principal: BEN }, roles: [VIEWER] }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'A8-perhaps-a-member',
    'A policy whose subject is not certain is no near miss.',
    havingGroup(group([], { partial: true }), { roles: [VIEWER] }),
    UPDATE_REQUEST,
    noGrant(),
    'I2',
  ),
  vector(
    'A8-on-indeterminate',
    'Near misses stand beside an indeterminate, too.',
    account({ policies: [policy({ condition: MORNING }), policy({ id: 'q', state: 'deleted' })] }),
    UPDATE_REQUEST,
    open(['time-needed'], miss('not-active', { policy: 'q' })),
  ),
  vector(
    'A8-not-on-allow',
    'An allow lists no near miss.',
    account({ policies: [policy(), policy({ id: 'q', state: 'deleted' })] }),
    UPDATE_REQUEST,
    granted(),
  ),
  vector(
    'A8-another-service-id',
    'A policy on another service ID is missed for its target.',
    having({ target: narrowedBy(attribute('resource', 'ServiceId-OTHER')) }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('target')),
    'G2',
  ),
];

import type { DenyReason } from 'apikey-policy';
import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  any,
  attribute,
  BEN,
  GROUP,
  group,
  having,
  IAM_IDENTITY,
  MORNING,
  narrowedBy,
  ODD,
  on,
  PLATFORM_SERVICES,
  policy,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  UNHEARD_OF,
  UNREADABLE,
  USER_KEY_REQUEST,
  user,
} from './accounts.ts';
import { by, denied, open, vector } from './answer-builders.ts';

const SUSPENDED = { principals: [user(ANNA, 'SUSPENDED')] };
const GONE = { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' };

/** Two denies at once: the first stands. */
const DENIES: readonly (readonly [Exclude<DenyReason, 'no-grant'>, string, object, typeof USER_KEY_REQUEST])[] = [
  ['unknown-principal', 'not-a-user', account(), by('iam-Profile-GONE', USER_KEY_REQUEST)],
  ['unknown-principal', 'not-own-key', account(), { ...USER_KEY_REQUEST, principal: BEN, resource: ANNA }],
  ['unknown-principal', 'unknown-service-id', account(), by(BEN, GONE)],
  ['unknown-principal', 'no-grant', account(), by(BEN, USER_KEY_REQUEST)],
  ['not-a-user', 'not-own-key', account(), { ...USER_KEY_REQUEST, principal: ROBOT, resource: ANNA }],
  ['not-a-user', 'no-grant', account(), by(ROBOT, USER_KEY_REQUEST)],
  ['not-own-key', 'inactive-principal', account(SUSPENDED), { ...USER_KEY_REQUEST, resource: BEN }],
  ['not-own-key', 'no-grant', account(), { ...USER_KEY_REQUEST, resource: BEN }],
  ['inactive-principal', 'unknown-service-id', account(SUSPENDED), GONE],
  ['inactive-principal', 'no-grant', account(SUSPENDED), USER_KEY_REQUEST],
  ['unknown-service-id', 'no-grant', account(), GONE],
];

/** One policy for each doubt that a policy can raise. */
const DOUBTS = [
  policy({ id: 'member', subject: { accessGroup: GROUP } }),
  policy({ id: 'condition', condition: UNREADABLE }),
  policy({ id: 'time', condition: MORNING }),
  policy({ id: 'tags', target: { ...on(IAM_IDENTITY), tags: [attribute('env', 'prod')] } }),
  policy({ id: 'target', target: on(PLATFORM_SERVICES) }),
  policy({ id: 'operator', target: narrowedBy(ODD) }),
  policy({ id: 'role', roles: [UNHEARD_OF] }),
];
const PARTIAL_GROUP = [group([], { partial: true })];

/** Section 9. */
export const orderOfReasons: readonly Vector[] = [
  ...DENIES.map(([reason, other, of, request]) =>
    vector(
      `section-9-${reason}-before-${other}`,
      'Where several rules deny at once, the first of the list is the reason.',
      of,
      request,
      denied(reason),
    ),
  ),
  vector(
    'section-9-all-unknowns-of-a-user-key',
    'All that apply are listed, and the first is the reason.',
    account({
      apiKeyCreation: '?',
      principals: [user(ANNA, '?')],
      accessGroups: PARTIAL_GROUP,
      policies: DOUBTS,
    }),
    USER_KEY_REQUEST,
    open(
      [
        'unknown-state',
        'unknown-setting',
        'unknown-role',
        'unknown-operator',
        'undocumented-target',
        'time-needed',
        'unknown-condition',
        'partial-data',
      ],
      [{ policy: 'tags', obstacle: 'target' }],
    ),
  ),
  vector(
    'section-9-all-unknowns-of-a-service-id-key',
    'All that apply are listed, and the first is the reason.',
    account({
      accessGroups: PARTIAL_GROUP,
      policies: DOUBTS.map((doubt) => ({ ...doubt, roles: [UNHEARD_OF] })),
      principals: [],
      partial: ['principals'],
    }),
    GONE,
    open([
      'unknown-principal',
      'unknown-service-id',
      'unknown-role',
      'unknown-operator',
      'tags-unknown',
      'time-needed',
      'unknown-condition',
      'partial-data',
    ]),
  ),
  vector(
    'section-9-deny-before-unknowns',
    'A deny is certain, whatever is unknown besides.',
    account({
      apiKeyCreation: '?',
      policies: DOUBTS,
      accessGroups: PARTIAL_GROUP,
      partial: ['policies', 'principals'],
    }),
    by(ROBOT, USER_KEY_REQUEST),
    denied('not-a-user'),
    'A3',
  ),
  vector(
    'section-9-one-condition-two-unknowns',
    'The order is that of the list, not of the account.',
    having({ condition: any(UNREADABLE, MORNING) }),
    USER_KEY_REQUEST,
    open(['time-needed', 'unknown-condition']),
    'C1',
  ),
];

import type { Vector } from '../vector.ts';
import {
  dateTime,
  day,
  HOLDS,
  having,
  MORNING,
  resource,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  time,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
} from './accounts.ts';
import { type Answer, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const TRUE = granted();

const FALSE = noGrant(miss('condition'));

const UNKNOWN = open(['unknown-condition']);

const NEEDED = open(['time-needed']);

/** Names, sentences, conditions of policy p, and what T is answered without a time. */
const LEAVES: readonly (readonly [string, string, unknown, Answer])[] = [
  ['C4-time-needed', 'A readable time condition needs a time.', MORNING, NEEDED],
  [
    'C4-time-needed-date-time',
    'A readable condition on the date needs a time.',
    dateTime('dateTimeLessThan', '2026-04-01T00:00:00Z'),
    NEEDED,
  ],
  [
    'C4-time-needed-day',
    'A readable condition on the day of the week needs a time.',
    day('dayOfWeekEquals', 1),
    NEEDED,
  ],
  ['C4-time-needed-empty-list', 'An empty list of days needs a time.', day('dayOfWeekAnyOf', []), NEEDED],
  [
    'C4-unreadable-without-time',
    'An unreadable time condition without a time is unknown for being unreadable.',
    time('timeLessThan', 'noon'),
    UNKNOWN,
  ],
  [
    'C4-unknown-key',
    'An unknown key is unknown.',
    { key: '{{environment.attributes.ip}}', operator: 'stringEquals', value: '::1' },
    UNKNOWN,
  ],
  [
    'C4-key-without-braces',
    'A key without its braces is unknown.',
    { key: 'current_time', operator: 'timeLessThan', value: '12:00:00Z' },
    UNKNOWN,
  ],

  [
    'C5-equals',
    'An attribute of the request compares by stringEquals.',
    resource('serviceType', 'platform_service'),
    TRUE,
  ],
  [
    'C5-match',
    'An attribute of the request compares by a pattern.',
    resource('serviceName', 'iam-*', 'stringMatch'),
    TRUE,
  ],
  [
    'C5-equals-any-of',
    'An attribute of the request compares by a list.',
    resource('accountId', ['account-2', 'account-1'], 'stringEqualsAnyOf'),
    TRUE,
  ],
  [
    'C5-match-any-of',
    'An attribute of the request compares by a list of patterns.',
    resource('service_group_id', ['I?M'], 'stringMatchAnyOf'),
    TRUE,
  ],
  ['C5-exists', 'An attribute of the request is present.', resource('serviceName', true, 'stringExists'), TRUE],
  [
    'C5-exists-not',
    'An attribute of the request is not absent.',
    resource('serviceName', false, 'stringExists'),
    FALSE,
  ],
  ['C5-other-value', 'An attribute of another value is false.', resource('serviceName', 'kms'), FALSE],
  ['C5-absent', 'An attribute that the request lacks is absent: false.', resource('region', '*', 'stringMatch'), FALSE],
  [
    'C5-absent-exists',
    'An attribute that the request lacks is not present.',
    resource('region', true, 'stringExists'),
    FALSE,
  ],
  [
    'C5-absent-exists-not',
    'An attribute that the request lacks holds where it is to be absent.',
    resource('region', false, 'stringExists'),
    TRUE,
  ],
  ['C5-empty-list', 'An empty list matches nothing.', resource('serviceName', [], 'stringEqualsAnyOf'), FALSE],
  [
    'C5-resource-type',
    'For changing the setting, resourceType is absent or settings here, too.',
    resource('resourceType', 'settings'),
    open(['undocumented-target']),
  ],
  [
    'C5-other-resource-type',
    'What answers absent and settings alike is decided.',
    resource('resourceType', 'serviceid'),
    FALSE,
  ],
  [
    'C5-value-that-the-operator-cannot-take',
    'A value that the operator cannot take is unknown.',
    resource('serviceName', ['iam-identity']),
    UNKNOWN,
  ],
  [
    'C5-unknown-operator',
    'An unknown operator on an attribute is unknown.',
    resource('serviceName', 'kms', 'stringNotEquals'),
    UNKNOWN,
  ],
  [
    'C5-time-operator',
    'An operator of another key on an attribute is unknown.',
    resource('serviceName', '12:00:00Z', 'timeLessThan'),
    UNKNOWN,
  ],
  ['C5-empty-name', 'The name of an attribute is not empty.', resource('', false, 'stringExists'), UNKNOWN],
  ['C5-odd-name', 'The name of an attribute may be any other string.', resource('}}', false, 'stringExists'), TRUE],
  [
    'C5-without-braces',
    'A key without its braces is unknown.',
    { key: 'resource.attributes.serviceName', operator: 'stringEquals', value: 'iam-identity' },
    UNKNOWN,
  ],
  [
    'C5-with-space',
    'A key with a space behind it is unknown.',
    { key: '{{resource.attributes.serviceName}} ', operator: 'stringEquals', value: 'iam-identity' },
    UNKNOWN,
  ],

  [
    'C6-pattern-in-a-node',
    'The label of a policy is no part of its rule: within a node it is another key than its own.',
    { ...HOLDS, pattern: 'time-based-conditions:once' },
    UNKNOWN,
  ],
];

/** C4 to C6: single conditions, without a time. */
export const leaves: readonly Vector[] = [
  ...LEAVES.map(([id, sentence, condition, answer]) =>
    vector(id, sentence, having({ condition }), UPDATE_REQUEST, answer),
  ),
  ...vectors(
    'C5-attributes-of-the-action',
    'The attributes are those of the action that is asked for.',
    having({ condition: resource('resource', 'ServiceId-ROBOT') }),
    [
      [UPDATE_REQUEST, FALSE],
      [USER_KEY_REQUEST, FALSE],
      [SERVICE_ID_KEY_REQUEST, TRUE],
      [SERVICE_ID_REQUEST, FALSE],
    ],
    'G2',
  ),
  vector(
    'C4-beside-a-false-part',
    'A time that is needed does not matter beside a false part.',
    having({ condition: MORNING, state: 'deleted' }),
    UPDATE_REQUEST,
    noGrant(miss('not-active')),
    'G8',
  ),
];

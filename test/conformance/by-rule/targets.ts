import type { Vector } from '../vector.ts';
import {
  ALL_SERVICES,
  ANNA,
  attribute,
  having,
  IAM_GROUP,
  IAM_IDENTITY,
  narrowedBy,
  ODD,
  on,
  PLATFORM_SERVICES,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  THIS_ACCOUNT,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
} from './accounts.ts';
import { type Answer, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const MISSED = noGrant(miss('target'));

/** An attribute that narrows policy p's target, and the questions that it still grants. */
const NARROWED: readonly (readonly [string, string, string, string])[] = [
  ['account', 'accountId', 'account-1', 'TUSC'],
  ['service-name', 'serviceName', 'iam-identity', 'TUSC'],
  ['service-type', 'serviceType', 'platform_service', 'TUSC'],
  ['service-group', 'service_group_id', 'IAM', 'TUSC'],
  ['service-group-case', 'service_group_id', 'iam', ''],
  ['resource-type-service-id', 'resourceType', 'serviceid', 'S'],
  ['resource', 'resource', 'ServiceId-ROBOT', 'S'],
  ['resource-iam-form', 'resource', 'iam-ServiceId-ROBOT', ''],
  ['resource-other', 'resource', 'ServiceId-OTHER', ''],
  ['resource-of-user', 'resource', ANNA, ''],
  ['resource-group', 'resourceGroupId', 'default', ''],
  ['region', 'region', 'us-south', ''],
  ['service-instance', 'serviceInstance', '1', ''],
  ['key-case', 'ServiceName', 'iam-identity', ''],
  ['key-of-every-object', 'constructor', 'x', ''],
];

/** The attributes of a target, and the answer to T. */
const SELECTING: readonly (readonly [string, string, readonly object[], Answer])[] = [
  ['service-name', 'serviceName selects IAM Identity.', [IAM_IDENTITY], granted()],
  ['service-type', 'serviceType selects IAM Identity.', [PLATFORM_SERVICES], granted()],
  ['service-group', 'service_group_id selects IAM Identity.', [IAM_GROUP], granted()],
  ['wildcard', 'An attribute with a pattern selects.', [attribute('serviceName', 'iam-*', 'stringMatch')], granted()],
  [
    'list',
    'An attribute with a list selects.',
    [attribute('serviceType', ['service', 'platform_service'], 'stringEqualsAnyOf')],
    granted(),
  ],
  ['nothing', 'A target without attributes selects nothing.', [], MISSED],
  ['account-alone', 'The account alone selects nothing.', [THIS_ACCOUNT], MISSED],
  [
    'existing-name',
    'An attribute that only has to exist selects nothing.',
    [attribute('serviceName', true, 'stringExists')],
    MISSED,
  ],
  [
    'absent-region',
    'An attribute that has to be absent selects nothing.',
    [attribute('region', false, 'stringExists')],
    MISSED,
  ],
  [
    'all-services',
    'The services that are enabled for access management do not cover IAM Identity.',
    [ALL_SERVICES],
    MISSED,
  ],
  [
    'other-account',
    "Another account's target never matches.",
    [IAM_IDENTITY, attribute('accountId', 'account-2')],
    MISSED,
  ],
  ['no-account', 'A target without accountId belongs to the account that lists it.', [IAM_GROUP], granted()],
  [
    'unknown-match',
    'An attribute whose match is unknown counts as selecting.',
    [attribute('serviceName', 'kms', 'stringResembles')],
    open(['unknown-operator']),
  ],
  [
    'unknown-existence',
    'An attribute by stringExists does not count as selecting where its match is unknown.',
    [attribute('serviceName', 'perhaps', 'stringExists')],
    MISSED,
  ],
  [
    'unknown-region',
    'An attribute of another key does not count as selecting where its match is unknown.',
    [ODD],
    MISSED,
  ],
];

const selection: readonly Vector[] = SELECTING.map(([name, sentence, list, answer]) =>
  vector(`G3-${name}`, sentence, having({ target: on(...list) }), UPDATE_REQUEST, answer),
);

/** G2, G3: what a target matches. */
export const targets: readonly Vector[] = [
  ...NARROWED.flatMap(([name, key, value, grants]) =>
    vectors(
      `G2-${name}`,
      `Narrowed by ${key} ${value}, a target matches ${grants === '' ? 'no request' : `the requests of ${[...grants].join(', ')}`}.`,
      having({ target: narrowedBy(attribute(key, value)) }),
      (
        [
          ['T', UPDATE_REQUEST],
          ['U', USER_KEY_REQUEST],
          ['S', SERVICE_ID_KEY_REQUEST],
          ['C', SERVICE_ID_REQUEST],
        ] as const
      ).map(([letter, question]) => [question, grants.includes(letter) ? granted() : MISSED]),
    ),
  ),
  vector(
    'G2-resource-asked-in-the-other-form',
    'Asked in either form, the resource is ServiceId-….',
    having({ target: narrowedBy(attribute('resource', 'ServiceId-ROBOT')) }),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'iam-ServiceId-ROBOT' },
    granted(),
    'I3',
  ),
  vector(
    'G2-matcher-is-never-rewritten',
    'The matcher of a policy is never rewritten into the other form.',
    having({ target: narrowedBy(attribute('resource', 'iam-ServiceId-ROBOT')) }),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'iam-ServiceId-ROBOT' },
    MISSED,
    'I3',
  ),
  vector(
    'G2-all-must-match',
    'All attributes of a target must match.',
    having({ target: on(IAM_IDENTITY, PLATFORM_SERVICES, attribute('serviceName', 'kms')) }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'G2-absent-by-wildcard',
    'An attribute that the request lacks matches no pattern.',
    having({ target: narrowedBy(attribute('region', '*', 'stringMatch')) }),
    UPDATE_REQUEST,
    MISSED,
    'G4',
  ),
  vector(
    'G2-absent-not-empty',
    'An attribute that the request lacks is not empty either.',
    having({ target: narrowedBy(attribute('region', '')) }),
    UPDATE_REQUEST,
    MISSED,
  ),
  vector(
    'G2-absent-is-to-be-absent',
    'An attribute that the request lacks matches where it is to be absent.',
    having({ target: narrowedBy(attribute('region', false, 'stringExists')) }),
    UPDATE_REQUEST,
    granted(),
    'G4',
  ),
  ...selection,
];

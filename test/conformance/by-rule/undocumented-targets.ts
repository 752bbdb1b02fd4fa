import type { Vector } from '../vector.ts';
import {
  ALL_SERVICES,
  attribute,
  having,
  IAM_IDENTITY,
  KEY_CREATOR,
  narrowedBy,
  ODD,
  on,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  THIS_ACCOUNT,
  UNREADABLE,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
} from './accounts.ts';
import { type Answer, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const MISSED = noGrant(miss('target'));

const UNDOCUMENTED = open(['undocumented-target']);

/** An operator and value on `resourceType`, and the answers to T and to U and C. */
const RESOURCE_TYPE: readonly (readonly [string, string, unknown, Answer, Answer])[] = [
  ['settings', 'stringEquals', 'settings', UNDOCUMENTED, MISSED],
  ['service-id', 'stringEquals', 'serviceid', MISSED, MISSED],
  ['case', 'stringEquals', 'Settings', MISSED, MISSED],
  ['any', 'stringMatch', '*', UNDOCUMENTED, MISSED],
  ['pattern', 'stringMatch', 'set?ings', UNDOCUMENTED, MISSED],
  ['shorter-pattern', 'stringMatch', 'set?ngs', MISSED, MISSED],
  ['present', 'stringExists', true, UNDOCUMENTED, MISSED],
  ['absent', 'stringExists', false, UNDOCUMENTED, granted()],
  ['list', 'stringEqualsAnyOf', ['serviceid', 'settings'], UNDOCUMENTED, MISSED],
  ['empty-list', 'stringEqualsAnyOf', [], MISSED, MISSED],
];

const TAGS = [attribute('env', 'prod')];

const tagged = (...list: readonly object[]): object => ({ target: { ...on(...list), tags: TAGS } });

const TAGS_UNKNOWN = open(['tags-unknown']);

/** G5, G6: attributes that may be absent, and tags. */
export const undocumentedTargets: readonly Vector[] = [
  ...RESOURCE_TYPE.flatMap(([name, operator, value, ofT, ofOthers]) =>
    vectors(
      `G5-${name}`,
      'For changing the setting, resourceType is absent or settings; for user API keys and service IDs it is absent.',
      having({ target: narrowedBy(attribute('resourceType', value, operator)) }),
      [
        [UPDATE_REQUEST, ofT],
        [USER_KEY_REQUEST, ofOthers],
        [SERVICE_ID_REQUEST, ofOthers],
      ],
    ),
  ),
  vector(
    'G5-beside-a-false-one',
    'A false attribute beside an undocumented one decides.',
    having({ target: narrowedBy(attribute('resourceType', 'settings'), attribute('region', 'x')) }),
    UPDATE_REQUEST,
    MISSED,
    'G8',
  ),
  ...vectors(
    'G5-no-resource',
    'Only a request for the API key of a service ID has a resource.',
    having({ target: narrowedBy(attribute('resource', false, 'stringExists')) }),
    [
      [UPDATE_REQUEST, granted()],
      [USER_KEY_REQUEST, granted()],
      [SERVICE_ID_KEY_REQUEST, MISSED],
      [SERVICE_ID_REQUEST, granted()],
    ],
  ),
  ...vectors(
    'G6-tagged',
    'A target with tags may grant API keys for service IDs, and grants no other action.',
    having(tagged(IAM_IDENTITY)),
    [
      [UPDATE_REQUEST, MISSED],
      [USER_KEY_REQUEST, MISSED],
      [SERVICE_ID_KEY_REQUEST, TAGS_UNKNOWN],
      [SERVICE_ID_REQUEST, MISSED],
    ],
  ),
  vector(
    'G6-no-tag',
    'An empty list of tags is none.',
    having({ target: { ...on(IAM_IDENTITY), tags: [] } }),
    UPDATE_REQUEST,
    granted(),
  ),
  ...vectors(
    'G6-all-services',
    'For API keys of service IDs, serviceType service matches and selects.',
    having(tagged(ALL_SERVICES)),
    [
      [UPDATE_REQUEST, MISSED],
      [SERVICE_ID_KEY_REQUEST, TAGS_UNKNOWN],
    ],
  ),
  vector(
    'G6-all-services-spelt-out',
    'serviceType service counts on a target with tags by stringEquals, too.',
    having(tagged(attribute('serviceType', 'service', 'stringEquals'))),
    SERVICE_ID_KEY_REQUEST,
    TAGS_UNKNOWN,
  ),
  vector(
    'G6-all-services-by-pattern',
    'serviceType service counts on a target with tags by no pattern.',
    having(tagged(attribute('serviceType', 'service', 'stringMatch'))),
    SERVICE_ID_KEY_REQUEST,
    MISSED,
  ),
  vector(
    'G6-all-services-by-list',
    'serviceType service counts on a target with tags by no list.',
    having(tagged(attribute('serviceType', ['service'], 'stringEqualsAnyOf'))),
    SERVICE_ID_KEY_REQUEST,
    MISSED,
  ),
  vector(
    'G6-all-services-untagged',
    'serviceType service does not count without tags.',
    having({ target: on(ALL_SERVICES) }),
    SERVICE_ID_KEY_REQUEST,
    MISSED,
    'G3',
  ),
  vector(
    'G6-nothing-selects',
    'Tags select nothing.',
    having(tagged(THIS_ACCOUNT)),
    SERVICE_ID_KEY_REQUEST,
    MISSED,
    'G3',
  ),
  vector(
    'G6-beside-other-unknowns',
    'The tags are one more unknown part beside others.',
    having({ ...tagged(IAM_IDENTITY, ODD), condition: UNREADABLE }),
    SERVICE_ID_KEY_REQUEST,
    open(['unknown-operator', 'tags-unknown', 'unknown-condition']),
    'G8',
  ),
  vector(
    'G6-beside-a-false-role',
    'Beside a false part tags do not matter.',
    having({ ...tagged(IAM_IDENTITY), roles: [KEY_CREATOR] }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role')),
    'G8',
  ),
];

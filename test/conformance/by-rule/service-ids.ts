import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  attribute,
  BEN,
  having,
  KEY_CREATOR,
  narrowedBy,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  serviceId,
  UNHEARD_OF,
  UPDATE_REQUEST,
  user,
} from './accounts.ts';
import { by, denied, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const PRINCIPALS_PARTIAL = { partial: ['principals'] };

const NOTHING = { requires: 'nothing' } as const;

const LOCKED = { principals: [user(ANNA), serviceId(ROBOT, { locked: true })] };

const SAID = { caveats: ['service-id-locked'] } as const;

/** I3: the service ID that gets a key. */
export const serviceIds: readonly Vector[] = [
  vector(
    'I3-resource-form',
    'A service ID may be named in the form of policies.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-ROBOT' },
    granted(),
  ),
  vector(
    'I3-iam-form',
    'A service ID may be named in the form of principals.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'iam-ServiceId-ROBOT' },
    granted(),
  ),
  vector(
    'I3-unlisted',
    'A service ID that is not listed is denied.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' },
    denied('unknown-service-id'),
  ),
  vector(
    'I3-case',
    'Ids of service IDs compare exactly.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-robot' },
    denied('unknown-service-id'),
    'P1',
  ),
  vector(
    'I3-unlisted-partial',
    'Where principals are partial, the existence of an unlisted service ID is unknown.',
    having({}, PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' },
    open(['unknown-service-id'], [], NOTHING),
  ),
  vector(
    'I3-unlisted-partial-iam-form',
    'Where principals are partial, so it is in the form of principals.',
    having({}, PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'iam-ServiceId-GONE' },
    open(['unknown-service-id'], [], NOTHING),
  ),
  vector(
    'I3-unlisted-partial-without-grant',
    'Where principals are partial, a deny anyway stays a deny.',
    account(PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-GONE' },
    noGrant(),
  ),
  vector(
    'I3-no-prefix',
    'A string with neither prefix is not a service ID.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ROBOT' },
    denied('unknown-service-id'),
  ),
  vector(
    'I3-no-prefix-partial',
    'A string with neither prefix is not a service ID, even if the list is partial.',
    having({}, PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ROBOT' },
    denied('unknown-service-id'),
  ),
  vector(
    'I3-prefix-case',
    'The prefixes of service IDs compare exactly.',
    having({}, PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'serviceid-ROBOT' },
    denied('unknown-service-id'),
  ),
  vector(
    'I3-prefix-twice',
    'A service ID with a prefix too many is none.',
    having({}, PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'iam-iam-ServiceId-ROBOT' },
    denied('unknown-service-id'),
  ),
  vector(
    'I3-prefix-alone',
    'A prefix with nothing behind it names a service ID.',
    having({}, PRINCIPALS_PARTIAL),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'ServiceId-' },
    open(['unknown-service-id'], [], NOTHING),
  ),
  vector(
    'I3-user',
    'A user is no service ID.',
    having(),
    { ...SERVICE_ID_KEY_REQUEST, resource: ANNA },
    denied('unknown-service-id'),
  ),
  vector(
    'I3-text-as-it-is',
    'The attribute resource of a string with neither prefix is the string.',
    having({ target: narrowedBy(attribute('resource', 'ROBOT')) }),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'robot' },
    denied('unknown-service-id', miss('target')),
    'G2',
  ),
  vector(
    'I3-text-as-it-is-matched',
    'The attribute resource of a string with neither prefix may match.',
    having({ target: narrowedBy(attribute('resource', 'robot')), roles: [KEY_CREATOR] }),
    { ...SERVICE_ID_KEY_REQUEST, resource: 'robot' },
    denied('unknown-service-id', miss('role')),
    'G2',
  ),
  vector(
    'I3-locked-allow',
    'The lock of a service ID is a caveat of an allow.',
    having({}, LOCKED),
    SERVICE_ID_KEY_REQUEST,
    granted(SAID),
  ),
  vector(
    'I3-locked-deny',
    'The lock of a service ID is a caveat of a deny.',
    account(LOCKED),
    SERVICE_ID_KEY_REQUEST,
    noGrant([], SAID),
  ),
  vector(
    'I3-locked-indeterminate',
    'The lock of a service ID is a caveat of an indeterminate.',
    having({ roles: [UNHEARD_OF] }, LOCKED),
    { ...SERVICE_ID_KEY_REQUEST, resource: ROBOT },
    open(['unknown-role'], [], SAID),
  ),
  vector(
    'I3-locked-denied-principal',
    'The lock of a service ID is a caveat whoever asks.',
    account(LOCKED),
    by(BEN, SERVICE_ID_KEY_REQUEST),
    denied('unknown-principal', [], SAID),
    'P2',
  ),
  vector(
    'I3-not-locked',
    'A service ID that is not locked has no caveat.',
    having({}, { principals: [user(ANNA), serviceId(ROBOT, { locked: false })] }),
    SERVICE_ID_KEY_REQUEST,
    granted(),
  ),
  ...vectors(
    'I3-locked-principal',
    'The lock of a service ID that asks for something else is no caveat.',
    having({ subject: { principal: ROBOT } }, LOCKED),
    [
      [by(ROBOT, UPDATE_REQUEST), granted()],
      [by(ROBOT, SERVICE_ID_REQUEST), granted()],
    ],
  ),
];

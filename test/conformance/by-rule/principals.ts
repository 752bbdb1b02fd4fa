import type { Vector } from '../vector.ts';
import {
  ANNA,
  account,
  BEN,
  having,
  PROFILE,
  profile,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
} from './accounts.ts';
import { by, denied, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const PARTIAL = { partial: ['principals'] };

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };

const NOTHING = { requires: 'nothing' } as const;

const ROBOTS = having({ subject: { principal: ROBOT } });

const PROFILES = having({ subject: { principal: PROFILE } }, { principals: [profile(PROFILE)] });

const ACTIVE_STATES = ['ACTIVE', 'DISABLED_CLASSIC_INFRASTRUCTURE'];

const NOT_ACTIVE_STATES = ['PENDING', 'PROCESSING', 'ERROR_WHILE_PROCESSING', 'SUSPENDED', 'VPN_ONLY', 'INVALID'];

const UNKNOWN: readonly (readonly [string, string | undefined])[] = [
  ['lower-case', 'active'],
  ['empty', ''],
  ['with-space', 'ACTIVE '],
  ['unheard-of', 'RETIRED'],
];

/** P1 to P3: the requester. */
export const principals: readonly Vector[] = [
  vector('P1-user', 'A user asks for itself, by IAM ID.', having(), UPDATE_REQUEST, granted()),
  vector('P1-service-id', 'A service ID asks, by IAM ID.', ROBOTS, by(ROBOT, UPDATE_REQUEST), granted()),
  vector('P1-trusted-profile', 'A trusted profile asks, by IAM ID.', PROFILES, by(PROFILE, UPDATE_REQUEST), granted()),
  vector(
    'P1-case-of-principal',
    'Ids compare case-sensitively: another case is another principal.',
    having(),
    by('IBMid-anna', UPDATE_REQUEST),
    denied('unknown-principal'),
    'P2',
  ),
  vector(
    'P1-case-of-subject',
    'A policy about an id in another case is about somebody else.',
    having({ subject: { principal: 'IBMid-anna' } }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'P1-unlisted-service-id',
    'The kind of a principal that is not listed is read from its id: a service ID.',
    account({ ...FREE, ...PARTIAL }),
    by('iam-ServiceId-NEW', USER_KEY_REQUEST),
    denied('not-a-user'),
    'P4',
  ),
  vector(
    'P1-unlisted-trusted-profile',
    'The kind of a principal that is not listed is read from its id: a trusted profile.',
    account({ ...FREE, ...PARTIAL }),
    by('iam-Profile-NEW', USER_KEY_REQUEST),
    denied('not-a-user'),
    'P4',
  ),
  vector(
    'P1-unlisted-otherwise-user',
    'A principal that is not listed and has neither of the two prefixes, exactly, is a user.',
    account({ ...FREE, ...PARTIAL }),
    by('iam-serviceid-NEW', USER_KEY_REQUEST),
    open(['unknown-principal'], [], NOTHING),
    'P2',
  ),
  vector(
    'P1-resource-form-is-no-service-id',
    'As a principal, the form that policies name a service ID by is no service ID.',
    account({ ...FREE, ...PARTIAL }),
    by('ServiceId-NEW', USER_KEY_REQUEST),
    open(['unknown-principal'], [], NOTHING),
    'P2',
  ),

  ...vectors(
    'P2-unlisted',
    'Who is not in the account is denied.',
    account(FREE),
    [UPDATE_REQUEST, USER_KEY_REQUEST, SERVICE_ID_KEY_REQUEST, SERVICE_ID_REQUEST].map((question) => [
      by(BEN, question),
      denied('unknown-principal'),
    ]),
  ),
  vector(
    'P2-partial-with-grant',
    'Where the list of principals is partial, membership is unknown.',
    having({ subject: { principal: BEN } }, PARTIAL),
    by(BEN, UPDATE_REQUEST),
    open(['unknown-principal'], [], NOTHING),
    'I1',
  ),
  vector(
    'P2-partial-without-grant',
    'Where the list of principals is partial, a deny anyway stays a deny.',
    account(PARTIAL),
    by(BEN, UPDATE_REQUEST),
    noGrant(),
    'A3',
  ),
  vector(
    'P2-partial-and-listed',
    'Who is listed is in the account, however partial the list.',
    having({}, PARTIAL),
    UPDATE_REQUEST,
    granted(),
  ),
  vector(
    'P2-other-list-partial',
    'Another partial list leaves no doubt about a user.',
    having({ subject: { principal: BEN } }, { partial: ['policies', 'accessGroups', 'roles'] }),
    by(BEN, UPDATE_REQUEST),
    denied('unknown-principal', miss('principal')),
    'I2',
  ),

  ...ACTIVE_STATES.map((state) =>
    vector(
      `P3-${state}`,
      'A user of this state acts.',
      having({}, { principals: [user(ANNA, state)] }),
      USER_KEY_REQUEST,
      granted(),
    ),
  ),
  ...NOT_ACTIVE_STATES.map((state) =>
    vector(
      `P3-${state}`,
      'A user of this state does not act, whatever the roles.',
      having({}, { principals: [user(ANNA, state)] }),
      USER_KEY_REQUEST,
      denied('inactive-principal', miss('principal')),
    ),
  ),
  ...UNKNOWN.map(([name, state]) =>
    vector(
      `P3-unknown-${name}`,
      'A state that is none of these, compared exactly, is unknown.',
      having({}, { principals: [user(ANNA, state)] }),
      USER_KEY_REQUEST,
      open(['unknown-state'], [], NOTHING),
    ),
  ),
  vector(
    'P3-unknown-missing',
    'A missing state is unknown.',
    account({ ...FREE, principals: [{ kind: 'user', id: ANNA }] }),
    USER_KEY_REQUEST,
    open(['unknown-state'], [], NOTHING),
    'S5',
  ),
  vector(
    'P3-unlisted-has-no-state',
    'A user who is not listed has no state to doubt.',
    having({ subject: { principal: BEN } }, PARTIAL),
    by(BEN, USER_KEY_REQUEST),
    open(['unknown-principal'], [], NOTHING),
    'P2',
  ),
  vector(
    'P3-not-acting-and-free',
    'Who does not act may not, though nothing is restricted.',
    account({ ...FREE, principals: [user(ANNA, 'VPN_ONLY')] }),
    USER_KEY_REQUEST,
    denied('inactive-principal'),
    'S5',
  ),
];

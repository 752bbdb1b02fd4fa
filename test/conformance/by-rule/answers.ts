import type { Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  any,
  BEN,
  EDITOR,
  GROUP,
  group,
  having,
  IAM_IDENTITY,
  KEY_SMITH,
  MORNING,
  narrowedBy,
  ODD,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  policy,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  serviceId,
  time,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
  VIEWER,
} from './accounts.ts';
import { grant, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const smith = (crn: string): object => ({ crn, service: 'iam-identity', actions: [USER_KEY_REQUEST.action] });

/** Section 2, but for A5 and A8. */
export const answers: readonly Vector[] = [
  vector('A1-allow', 'A policy that certainly grants the action is an allow.', having(), UPDATE_REQUEST, granted()),
  vector('A1-deny', 'Without a policy there is no grant.', account(), UPDATE_REQUEST, noGrant()),
  vector(
    'A1-indeterminate',
    'What is neither certain nor excluded is no allow, and says what is unknown.',
    having({ roles: [UNHEARD_OF] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
  ),

  ...vectors('A2-default', 'What no policy grants is denied.', account(), [
    [UPDATE_REQUEST, noGrant()],
    [USER_KEY_REQUEST, noGrant()],
    [SERVICE_ID_KEY_REQUEST, noGrant()],
    [SERVICE_ID_REQUEST, noGrant()],
  ]),
  vector(
    'A2-no-deny-policy',
    'A policy that grants less takes nothing away from one that grants.',
    account({ policies: [policy({ id: 'q', roles: [VIEWER] }), policy()] }),
    UPDATE_REQUEST,
    granted(),
  ),
  vector(
    'A2-no-inheritance',
    'Administrator does not inherit what a lesser role carries.',
    having({ roles: [ADMINISTRATOR] }),
    USER_KEY_REQUEST,
    noGrant(miss('role')),
    'S6',
  ),

  vector(
    'A3-certain-only-together',
    'Parts that would be certain only together stay unknown.',
    having({ condition: any(MORNING, time('timeGreaterThanOrEquals', '12:00:00Z')) }),
    UPDATE_REQUEST,
    open(['time-needed']),
    'C1',
  ),
  vector(
    'A3-unknown-that-cannot-matter',
    'A principal of unknown state with no possible grant is denied.',
    account({ principals: [user(ANNA, 'ASLEEP')] }),
    UPDATE_REQUEST,
    noGrant(),
    'section-9',
  ),
  vector(
    'A3-unknown-beside-certain',
    'An uncertain grant beside a certain one leaves the answer certain.',
    account({ policies: [policy({ id: 'q', roles: [UNHEARD_OF] }), policy()] }),
    UPDATE_REQUEST,
    granted(),
  ),
  vector(
    'A3-all-unknowns',
    'The unknowns of several uncertain grants are all listed, in the order of section 9.',
    account({ policies: [policy({ target: narrowedBy(ODD) }), policy({ id: 'q', roles: [UNHEARD_OF] })] }),
    UPDATE_REQUEST,
    open(['unknown-role', 'unknown-operator']),
    'section-9',
  ),

  vector(
    'A4-every-grant',
    'Every policy and role that alone suffices is a grant, with the access group if it is through one.',
    account({
      accessGroups: [group([ANNA])],
      policies: [
        policy({ roles: [ADMINISTRATOR, VIEWER, EDITOR] }),
        policy({ id: 'q', subject: { accessGroup: GROUP }, target: on(PLATFORM_SERVICES) }),
        policy({ id: 'r', subject: { principal: BEN } }),
      ],
    }),
    UPDATE_REQUEST,
    granted({
      grants: [grant(ADMINISTRATOR), grant(EDITOR), grant(OPERATOR, { policy: 'q', accessGroup: GROUP })],
    }),
    'G7',
    'G8',
  ),
  vector(
    'A4-no-grants-without-allow',
    'A certain grant is not listed where the answer is no allow; then no role is missing either.',
    having({}, { principals: [user(ANNA, 'ASLEEP')] }),
    UPDATE_REQUEST,
    open(['unknown-state'], [], { requires: 'nothing' }),
    'P3',
  ),
  vector(
    'A4-required-roles-of-the-account',
    "The account's own roles follow the catalogue's, in the order of their CRNs' UTF-16 code units.",
    account({ roles: ['crn:b', 'crn:\uff5e', 'crn:\u{1f511}', 'crn:B'].map(smith) }),
    USER_KEY_REQUEST,
    noGrant([], {
      requires: [
        'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
        'crn:B',
        'crn:b',
        'crn:\u{1f511}',
        'crn:\uff5e',
      ],
    }),
    'R1',
  ),
  vector(
    'A4-required-roles-of-the-service',
    'A role of another service, or without the action, is none of the roles that are required.',
    account({ roles: [{ crn: 'crn:other', service: 'kms', actions: [USER_KEY_REQUEST.action] }, smith(KEY_SMITH)] }),
    UPDATE_REQUEST,
    noGrant(),
    'R1',
  ),
  vector(
    'A4-required-roles-of-an-indeterminate',
    'An indeterminate for want of a certain grant says which roles would give it.',
    having({ condition: MORNING }),
    SERVICE_ID_KEY_REQUEST,
    open(['time-needed']),
    'C4',
  ),

  vector(
    'A6-duplicates',
    'Entries that stand twice count once.',
    account({
      principals: [user(ANNA), user(ANNA)],
      accessGroups: [group([ANNA, ANNA]), group([ANNA, ANNA])],
      policies: Array.from({ length: 2 }, () =>
        policy({
          subject: { accessGroup: GROUP },
          roles: [OPERATOR, OPERATOR],
          target: on(IAM_IDENTITY, IAM_IDENTITY),
        }),
      ),
      partial: ['roles', 'roles'],
    }),
    UPDATE_REQUEST,
    granted({ grants: [grant(OPERATOR, { accessGroup: GROUP })] }),
  ),
  vector(
    'A6-order',
    'The order of lists changes nothing.',
    account({
      principals: [serviceId(ROBOT), user(BEN), user(ANNA)],
      accessGroups: [group([ROBOT, BEN, ANNA])],
      policies: [
        policy({ id: 'q', subject: { accessGroup: GROUP }, target: on(PLATFORM_SERVICES, IAM_IDENTITY) }),
        policy({ roles: [VIEWER, OPERATOR] }),
      ],
    }),
    UPDATE_REQUEST,
    granted({ grants: [grant(OPERATOR), grant(OPERATOR, { policy: 'q', accessGroup: GROUP })] }),
  ),

  vector(
    'A7-optional-fields-left-out',
    'An allow without a condition on time has neither missing roles nor an end.',
    having(),
    { ...UPDATE_REQUEST, time: 0 },
    granted(),
  ),
];

import type { Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  BEN,
  C,
  EDITOR,
  having,
  KEY_CREATOR,
  OPERATOR,
  PROFILE,
  profile,
  ROBOT,
  S,
  serviceId,
  T,
  U,
  UNHEARD_OF,
  user,
} from './accounts.ts';
import { by, denied, free, grant, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const RESTRICTED = 'RESTRICTED';

const NOT_RESTRICTED = 'NOT_RESTRICTED';

const NOT_SET = 'NOT_SET';

const UNKNOWN = open(['unknown-setting']);

/** S5 to S8: what a setting does. */
export const restriction: readonly Vector[] = [
  vector(
    'S5-grant-besides',
    'Where the setting is off and a grant exists, the grant is listed as well.',
    having({}, { apiKeyCreation: NOT_SET }),
    U,
    free({ grants: [grant(KEY_CREATOR)] }),
    'section-9',
  ),
  vector(
    'S5-uncertain-grant-besides',
    'Unknowns do not matter where nothing is restricted.',
    having({ roles: [UNHEARD_OF] }, { apiKeyCreation: NOT_SET, partial: ['policies'] }),
    U,
    free(),
    'I2',
  ),
  vector(
    'S5-somebody-else',
    'Where nothing is restricted, the key is for oneself all the same.',
    account({ apiKeyCreation: NOT_RESTRICTED, principals: [user(ANNA), user(BEN)] }),
    { ...U, resource: BEN },
    denied('not-own-key'),
    'P5',
  ),

  vector('S6-creator', 'User API key creator carries the action.', having({ roles: [KEY_CREATOR] }), U, granted()),
  vector(
    'S6-others',
    'Administrator, Operator and Editor do not carry the creation of user API keys.',
    having({ roles: [ADMINISTRATOR, OPERATOR, EDITOR] }),
    U,
    noGrant(miss('role')),
  ),

  ...[RESTRICTED, NOT_RESTRICTED, 'OFF'].flatMap((value) => [
    ...vectors(
      `S7-${value}-with-grant`,
      'The setting has no effect on changing it or on API keys of service IDs.',
      having({}, { apiKeyCreation: value, serviceIdCreation: value }),
      [
        [T, granted()],
        [S, granted()],
      ],
    ),
    ...vectors(
      `S7-${value}-without-grant`,
      'The setting has no effect on changing it or on API keys of service IDs.',
      account({ apiKeyCreation: value, serviceIdCreation: value }),
      [
        [T, noGrant()],
        [S, noGrant()],
      ],
    ),
  ]),

  ...[ANNA, ROBOT, PROFILE].map((who) =>
    vector(
      `S8-free-${who}`,
      'Where service ID creation is not restricted, members of every kind may.',
      account({ serviceIdCreation: NOT_SET, principals: [user(ANNA), serviceId(ROBOT), profile(PROFILE)] }),
      by(who, C),
      free(),
    ),
  ),
  vector('S8-granted', 'Restricted, creating a service ID needs Service ID creator.', having(), C, granted()),
  vector(
    'S8-other-roles',
    'Administrator and User API key creator do not carry the creation of service IDs.',
    having({ roles: [ADMINISTRATOR, KEY_CREATOR] }),
    C,
    noGrant(miss('role')),
  ),
  vector(
    'S8-absent',
    'An absent value of the service ID creation setting is unknown.',
    account({ serviceIdCreation: undefined }),
    C,
    UNKNOWN,
    'S4',
  ),
  vector(
    'S8-inactive',
    'Who does not act may create no service ID, though nothing is restricted.',
    account({ serviceIdCreation: NOT_SET, principals: [user(ANNA, 'INVALID')] }),
    C,
    denied('inactive-principal'),
    'P3',
  ),
  ...vectors(
    'S8-independent-of-api-keys',
    'The two settings are independent.',
    account({ apiKeyCreation: RESTRICTED, serviceIdCreation: NOT_RESTRICTED }),
    [
      [U, noGrant()],
      [C, free()],
    ],
  ),
  ...vectors(
    'S8-independent-of-service-ids',
    'The two settings are independent.',
    account({ apiKeyCreation: NOT_RESTRICTED, serviceIdCreation: RESTRICTED }),
    [
      [U, free()],
      [C, noGrant()],
    ],
  ),
];

import type { Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  BEN,
  EDITOR,
  having,
  KEY_CREATOR,
  OPERATOR,
  PROFILE,
  profile,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  serviceId,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
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
    USER_KEY_REQUEST,
    free({ grants: [grant(KEY_CREATOR)] }),
    'section-9',
  ),
  vector(
    'S5-uncertain-grant-besides',
    'Unknowns do not matter where nothing is restricted.',
    having({ roles: [UNHEARD_OF] }, { apiKeyCreation: NOT_SET, partial: ['policies'] }),
    USER_KEY_REQUEST,
    free(),
    'I2',
  ),
  vector(
    'S5-somebody-else',
    'Where nothing is restricted, the key is for oneself all the same.',
    account({ apiKeyCreation: NOT_RESTRICTED, principals: [user(ANNA), user(BEN)] }),
    { ...USER_KEY_REQUEST, resource: BEN },
    denied('not-own-key'),
    'P5',
  ),

  vector(
    'S6-creator',
    'User API key creator carries the action.',
    having({ roles: [KEY_CREATOR] }),
    USER_KEY_REQUEST,
    granted(),
  ),
  vector(
    'S6-others',
    'Administrator, Operator and Editor do not carry the creation of user API keys.',
    having({ roles: [ADMINISTRATOR, OPERATOR, EDITOR] }),
    USER_KEY_REQUEST,
    noGrant(miss('role')),
  ),

  ...[RESTRICTED, NOT_RESTRICTED, 'OFF'].flatMap((value) => [
    ...vectors(
      `S7-${value}-with-grant`,
      'The setting has no effect on changing it or on API keys of service IDs.',
      having({}, { apiKeyCreation: value, serviceIdCreation: value }),
      [
        [UPDATE_REQUEST, granted()],
        [SERVICE_ID_KEY_REQUEST, granted()],
      ],
    ),
    ...vectors(
      `S7-${value}-without-grant`,
      'The setting has no effect on changing it or on API keys of service IDs.',
      account({ apiKeyCreation: value, serviceIdCreation: value }),
      [
        [UPDATE_REQUEST, noGrant()],
        [SERVICE_ID_KEY_REQUEST, noGrant()],
      ],
    ),
  ]),

  ...[ANNA, ROBOT, PROFILE].map((who) =>
    vector(
      `S8-free-${who}`,
      'Where service ID creation is not restricted, members of every kind may.',
      account({ serviceIdCreation: NOT_SET, principals: [user(ANNA), serviceId(ROBOT), profile(PROFILE)] }),
      by(who, SERVICE_ID_REQUEST),
      free(),
    ),
  ),
  vector(
    'S8-granted',
    'Restricted, creating a service ID needs Service ID creator.',
    having(),
    SERVICE_ID_REQUEST,
    granted(),
  ),
  vector(
    'S8-other-roles',
    'Administrator and User API key creator do not carry the creation of service IDs.',
    having({ roles: [ADMINISTRATOR, KEY_CREATOR] }),
    SERVICE_ID_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'S8-absent',
    'An absent value of the service ID creation setting is unknown.',
    account({ serviceIdCreation: undefined }),
    SERVICE_ID_REQUEST,
    UNKNOWN,
    'S4',
  ),
  vector(
    'S8-inactive',
    'Who does not act may create no service ID, though nothing is restricted.',
    account({ serviceIdCreation: NOT_SET, principals: [user(ANNA, 'INVALID')] }),
    SERVICE_ID_REQUEST,
    denied('inactive-principal'),
    'P3',
  ),
  ...vectors(
    'S8-independent-of-api-keys',
    'The two settings are independent.',
    account({ apiKeyCreation: RESTRICTED, serviceIdCreation: NOT_RESTRICTED }),
    [
      [USER_KEY_REQUEST, noGrant()],
      [SERVICE_ID_REQUEST, free()],
    ],
  ),
  ...vectors(
    'S8-independent-of-service-ids',
    'The two settings are independent.',
    account({ apiKeyCreation: NOT_RESTRICTED, serviceIdCreation: RESTRICTED }),
    [
      [USER_KEY_REQUEST, free()],
      [SERVICE_ID_REQUEST, noGrant()],
    ],
  ),
];

import type { Vector } from '../vector.ts';
import {
  all,
  EDITOR,
  FAILS,
  having,
  IAM_IDENTITY,
  MORNING,
  ODD,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  SERVICE_ID_KEY_REQUEST,
  UNHEARD_OF,
  USER_KEY_REQUEST,
} from './accounts.ts';
import { granted, miss, noGrant, open, vector } from './answer-builders.ts';

const SAID = { caveats: ['editor-documented-otherwise'] } as const;

const editing = (changes: object = {}): object => having({ roles: [EDITOR], ...changes });

/** R3: Editor and the keys of service IDs. */
export const editor: readonly Vector[] = [
  vector(
    'R3-denied',
    'The table denies Editor to create API keys for service IDs, and a caveat says that another page allows it.',
    editing(),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role'), SAID),
  ),
  vector(
    'R3-platform-services',
    'The caveat stands on all targets where platform roles count.',
    editing({ target: on(PLATFORM_SERVICES) }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role'), SAID),
  ),
  vector(
    'R3-condition-false',
    'No caveat where Editor would not make it an allow: the condition is false.',
    editing({ condition: FAILS }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(),
  ),
  vector(
    'R3-condition-unknown',
    'No caveat where Editor would not make it an allow: the condition is unknown.',
    editing({ condition: all(MORNING) }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R3-target-unknown',
    'No caveat where Editor would not make it an allow: the target is unknown.',
    editing({ target: on(IAM_IDENTITY, ODD) }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R3-indeterminate',
    'An indeterminate has no caveat about Editor.',
    editing({ roles: [EDITOR, UNHEARD_OF] }),
    SERVICE_ID_KEY_REQUEST,
    open(['unknown-role']),
  ),
  vector(
    'R3-granted',
    'An allow has no caveat about Editor.',
    editing({ roles: [EDITOR, OPERATOR] }),
    SERVICE_ID_KEY_REQUEST,
    granted(),
  ),
  vector(
    'R3-other-question',
    'Only a request for the API key of a service ID has a caveat about Editor.',
    editing(),
    USER_KEY_REQUEST,
    noGrant(miss('role')),
  ),
];

import type { Request } from 'apikey-policy';
import type { Letter, Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  attribute,
  BEN,
  EDITOR,
  having,
  IAM,
  IAM_GROUP,
  IAM_IDENTITY,
  KEY_CREATOR,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  SERVICE_ID_CREATOR,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  VIEWER,
} from './accounts.ts';
import { type Answer, grant, granted, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const QUESTIONS: readonly (readonly [Letter, Request])[] = [
  ['T', UPDATE_REQUEST],
  ['U', USER_KEY_REQUEST],
  ['S', SERVICE_ID_KEY_REQUEST],
  ['C', SERVICE_ID_REQUEST],
];

/** Section 5: a name for the ids, the CRN, and what it carries. */
const TABLE: readonly (readonly [string, string, readonly Letter[]])[] = [
  ['administrator', ADMINISTRATOR, ['T', 'S']],
  ['operator', OPERATOR, ['T', 'S']],
  ['editor', EDITOR, ['T']],
  ['viewer', VIEWER, []],
  ['user-api-key-creator', KEY_CREATOR, ['U']],
  ['service-id-creator', SERVICE_ID_CREATOR, ['C']],
  ['config-reader', `${IAM}role:ConfigReader`, []],
  ['config-reader-service-role', `${IAM}serviceRole:ConfigReader`, []],
  ['template-administrator', `${IAM}role:TemplateAdministrator`, []],
  ['template-assignment-administrator', `${IAM}role:TemplateAssignmentAdministrator`, []],
  ['manager', `${IAM}serviceRole:Manager`, []],
  ['writer', `${IAM}serviceRole:Writer`, []],
  ['reader', `${IAM}serviceRole:Reader`, []],
  ['key-manager', 'crn:v1:bluemix:public:resource-controller::::role:KeyManager', []],
  ['key-manager-service-role', `${IAM}serviceRole:KeyManager`, []],
];

const SAID = { caveats: ['editor-documented-otherwise'] } as const;

const table = TABLE.flatMap(([name, crn, carried]) =>
  vectors(
    `section-5-${name}`,
    `${crn.slice(crn.lastIndexOf(':') + 1)} carries ${carried.length === 0 ? 'none of the four actions' : carried.join(' and ')}.`,
    having({ roles: [crn] }),
    QUESTIONS.map(([letter, question]) => [
      question,
      carried.includes(letter)
        ? granted({ grants: [grant(crn)] })
        : noGrant(miss('role'), crn === EDITOR && letter === 'S' ? SAID : {}),
    ]),
  ),
);

const ONLY_EXISTING = attribute('serviceName', true, 'stringExists');

const unknown: readonly Vector[] = [
  ...vectors('R2-unknown', 'A role that nobody knows is never a silent no.', having({ roles: [UNHEARD_OF] }), [
    [UPDATE_REQUEST, open(['unknown-role'])],
    [USER_KEY_REQUEST, open(['unknown-role'])],
    [SERVICE_ID_KEY_REQUEST, open(['unknown-role'])],
    [SERVICE_ID_REQUEST, open(['unknown-role'])],
  ]),
  vector(
    'R2-case',
    'A CRN in another case is another role.',
    having({ roles: [`${IAM}role:operator`] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
  ),
  vector(
    'R2-display-name',
    'A display name is no CRN, and so a role that nobody knows.',
    having({ roles: ['Administrator'] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
  ),
  vector(
    'R2-name-of-every-object',
    'A name that some languages give every object is a role that nobody knows.',
    having({ roles: ['constructor'] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
  ),
  vector(
    'R2-beside-a-known-role',
    'A role that certainly carries the action is enough, beside an unknown role.',
    having({ roles: [UNHEARD_OF, OPERATOR] }),
    UPDATE_REQUEST,
    granted(),
    'G8',
  ),
  vector(
    'R2-beside-a-lesser-role',
    'A role that lacks the action leaves the one that nobody knows.',
    having({ roles: [VIEWER, UNHEARD_OF] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
    'G8',
  ),
  vector(
    'R2-target-elsewhere',
    'A policy with an unknown role that does not match otherwise stays a no.',
    having({ roles: [UNHEARD_OF], target: on(attribute('serviceName', 'kms')) }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'R2-somebody-else',
    'A policy with an unknown role about somebody else stays a no.',
    having({ roles: [UNHEARD_OF], subject: { principal: BEN } }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'R2-no-role',
    'A policy without a role grants nothing.',
    having({ roles: [] }),
    UPDATE_REQUEST,
    noGrant(miss('role')),
  ),
  ...vectors(
    'R2-placeholder',
    'The placeholder for another version is known and grants nothing.',
    having({ roles: [`${IAM}role:UnsupportedVersion`] }),
    [
      [UPDATE_REQUEST, noGrant(miss('role'))],
      [USER_KEY_REQUEST, noGrant(miss('role'))],
    ],
  ),
];

/** The selecting attributes, and the answer to U and C by a creator role. */
const SELECTING: readonly (readonly [string, string, readonly object[], Answer])[] = [
  ['service-name', 'The creator roles count on a target that selects by serviceName.', [IAM_IDENTITY], granted()],
  ['service-group', 'The creator roles count on a target that selects by service_group_id.', [IAM_GROUP], granted()],
  [
    'service-type',
    'On a target that selects by serviceType alone the creator roles are undocumented.',
    [PLATFORM_SERVICES],
    open(['undocumented-target']),
  ],
  [
    'service-type-and-group',
    'Another selecting attribute beside serviceType documents the creator roles.',
    [PLATFORM_SERVICES, IAM_GROUP],
    granted(),
  ],
  [
    'service-type-and-existing-name',
    'An attribute that only has to exist beside serviceType does not document them.',
    [PLATFORM_SERVICES, ONLY_EXISTING],
    open(['undocumented-target']),
  ],
];

/** Section 5, but for R1 and R3. */
export const roles: readonly Vector[] = [
  ...table,

  ...unknown,

  ...SELECTING.flatMap(([name, sentence, attributes, answer]) =>
    vectors(`R4-creator-by-${name}`, sentence, having({ target: on(...attributes) }), [
      [USER_KEY_REQUEST, answer],
      [SERVICE_ID_REQUEST, answer],
    ]),
  ),
  ...[IAM_IDENTITY, PLATFORM_SERVICES, IAM_GROUP].flatMap((selecting, position) =>
    vectors(
      `R4-platform-role-${position + 1}`,
      'The platform roles count on all three.',
      having({ target: on(selecting) }),
      [
        [UPDATE_REQUEST, granted()],
        [SERVICE_ID_KEY_REQUEST, granted()],
      ],
    ),
  ),
];

import type { Vector } from '../vector.ts';
import {
  account,
  attribute,
  BEN,
  group,
  having,
  havingGroup,
  narrowedBy,
  on,
  PUBLIC,
  ROBOT,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
} from './accounts.ts';
import { by, denied, miss, open, vector, vectors } from './answer-builders.ts';

const FREE = { apiKeyCreation: 'NOT_RESTRICTED', serviceIdCreation: 'NOT_RESTRICTED' };

/** Neither is listed by any of the accounts. */
const UNLISTED = [
  ['service-id', 'A service ID', 'iam-ServiceId-LOST'],
  ['trusted-profile', 'A trusted profile', 'iam-Profile-LOST'],
] as const;

const LOST = 'iam-ServiceId-LOST';

const PERHAPS = open(['unknown-principal'], [], { requires: 'nothing' });

const NAMING = { subject: { principal: LOST } };

/** An account that lets every principal of its own create service IDs: the answer shows who is one. */
const freeWith = (changes: object): object => account({ ...FREE, ...changes });

/** Accounts that name the service ID. */
const NAMED: readonly (readonly [string, string, object])[] = [
  [
    'by-policy-of-another-service',
    'A policy about another service names its subject.',
    having({ ...NAMING, target: on(attribute('serviceName', 'kms')) }, FREE),
  ],
  [
    'by-group',
    'A listed access group names its members, though no policy is about it.',
    freeWith({ accessGroups: [group([LOST])] }),
  ],
  [
    'by-public-access-group',
    'The public access group names its members, too.',
    freeWith({ accessGroups: [{ id: PUBLIC, members: [LOST] }] }),
  ],
  [
    'and-perhaps-listed',
    'A principal that is named and may be listed is one unknown.',
    having(NAMING, { ...FREE, partial: ['principals'] }),
  ],
];

/** Accounts of which something was not read that may name the service ID. */
const PERHAPS_NAMED: readonly (readonly [string, string, object])[] = [
  ['by-policy', 'A policy that was not read may name it.', { partial: ['policies'] }],
  ['by-group', 'An access group that was not read may have it as a member.', { partial: ['accessGroups'] }],
  [
    'as-member',
    'An access group that is partial may have it as a member.',
    { accessGroups: [group([BEN], { partial: true })] },
  ],
  [
    'as-public-member',
    'The public access group, where it is partial, may have it as a member.',
    { accessGroups: [{ id: PUBLIC, members: [], partial: true }] },
  ],
];

/** Accounts that do not name the service ID, and were read as far as that takes. */
const NOT_NAMED: readonly (readonly [string, string, object])[] = [
  [
    'other-case',
    'A policy about the id in another case names another.',
    having({ subject: { principal: 'iam-ServiceId-lost' } }, FREE),
  ],
  [
    'other-form',
    'A policy about the form of resources names a user.',
    having({ subject: { principal: 'ServiceId-LOST' } }, FREE),
  ],
  [
    'as-resource',
    'A policy about its keys does not name it.',
    having({ target: narrowedBy(attribute('resource', 'ServiceId-LOST')) }, FREE),
  ],
  [
    'as-group',
    'A policy about an access group of that id does not name it.',
    having({ subject: { accessGroup: LOST } }, FREE),
  ],
  [
    'whole-group',
    'An access group that was read as a whole has no other members.',
    freeWith({ accessGroups: [group([ROBOT], { partial: false })] }),
  ],
  ['partial-roles', 'Roles that were not read name nobody.', freeWith({ partial: ['roles'] })],
  ['unknown-owner', 'An unknown owner is a user, so no service ID is in doubt.', freeWith({ partial: ['owner'] })],
];

/** P2: service IDs and trusted profiles that no list has. */
export const onlyNamed: readonly Vector[] = [
  ...UNLISTED.flatMap(([kind, name, id]) => [
    ...vectors(
      `P2-${kind}-not-named`,
      `${name} that is not listed, and that nothing names, is not in the account.`,
      account(FREE),
      [UPDATE_REQUEST, USER_KEY_REQUEST, SERVICE_ID_KEY_REQUEST, SERVICE_ID_REQUEST].map((question) => [
        by(id, question),
        denied('unknown-principal'),
      ]),
    ),
    ...vectors(
      `P2-${kind}-named`,
      `${name} that a policy names and no list has was deleted, or is another account's: unknown.`,
      having({ subject: { principal: id } }),
      [
        [by(id, UPDATE_REQUEST), PERHAPS],
        [by(id, USER_KEY_REQUEST), denied('not-a-user', miss('principal'))],
        [by(id, SERVICE_ID_KEY_REQUEST), PERHAPS],
        [by(id, SERVICE_ID_REQUEST), PERHAPS],
      ],
      'P4',
    ),
    vector(
      `P2-${kind}-named-by-group`,
      `${name} that a listed access group has as a member, and no list has, is unknown.`,
      havingGroup(group([id])),
      by(id, UPDATE_REQUEST),
      PERHAPS,
      'M1',
    ),
    vector(
      `P2-${kind}-perhaps-named`,
      `${name} that is not listed may be named by what was not read.`,
      freeWith({ partial: ['policies'] }),
      by(id, SERVICE_ID_REQUEST),
      PERHAPS,
      'I1',
    ),
  ]),
  ...NAMED.map(([name, sentence, of]) =>
    vector(`P2-named-${name}`, sentence, of, by(LOST, SERVICE_ID_REQUEST), PERHAPS, 'S8'),
  ),
  ...PERHAPS_NAMED.map(([name, sentence, changes]) =>
    vector(`P2-perhaps-named-${name}`, sentence, freeWith(changes), by(LOST, SERVICE_ID_REQUEST), PERHAPS, 'I1'),
  ),
  ...NOT_NAMED.map(([name, sentence, of]) =>
    vector(`P2-not-named-${name}`, sentence, of, by(LOST, SERVICE_ID_REQUEST), denied('unknown-principal')),
  ),
];

import type { Vector } from '../vector.ts';
import {
  ADMINISTRATOR,
  ANNA,
  account,
  attribute,
  GROUP,
  group,
  having,
  IAM_IDENTITY,
  KEY_CREATOR,
  narrowedBy,
  on,
  PLATFORM_SERVICES,
  policy,
  SERVICE_ID_CREATOR,
  SERVICE_ID_KEY_REQUEST,
  SERVICE_ID_REQUEST,
  UNHEARD_OF,
  UPDATE_REQUEST,
  USER_KEY_REQUEST,
  user,
} from './accounts.ts';
import { denied, miss, noGrant, open, vector, vectors } from './answer-builders.ts';

const KMS = attribute('serviceName', 'kms');

const POWERFUL = { roles: [ADMINISTRATOR, KEY_CREATOR, SERVICE_ID_CREATOR], target: on(KMS) };

/** Names, what they say, and the attributes of a target that is about another service. */
const ELSEWHERE: readonly (readonly [string, string, readonly object[]])[] = [
  ['case', 'A name in another case is another service.', [attribute('serviceName', 'IAM-identity')]],
  [
    'pattern',
    'A pattern that the name does not match is about others.',
    [attribute('serviceName', 'kms*', 'stringMatch')],
  ],
  ['list', 'A list without the name is about others.', [attribute('serviceName', ['kms', 'cos'], 'stringEqualsAnyOf')]],
  ['absent', 'A name that has to be absent is not this one.', [attribute('serviceName', false, 'stringExists')]],
  ['beside-a-match', 'One name of two that is another is enough.', [IAM_IDENTITY, KMS]],
  ['beside-a-type', 'The type of a service does not outweigh its name.', [PLATFORM_SERVICES, KMS]],
  [
    'beside-an-unreadable-name',
    'A name that cannot be read does not matter beside another one.',
    [attribute('serviceName', 'x', 'odd'), KMS],
  ],
];

/** The same for targets that are near all the same: none of their matchers of `serviceName` is certainly false. */
const NEAR: readonly (readonly [string, string, readonly object[]])[] = [
  ['region', 'A target on IAM Identity in a region is near.', [IAM_IDENTITY, attribute('region', 'eu-de')]],
  [
    'all-services',
    'A target on all services that are enabled for access management is near.',
    [attribute('serviceType', 'service')],
  ],
  ['group', 'A target on another group of services is near.', [attribute('service_group_id', 'other')]],
  ['misspelt', 'A target whose key is misspelt has no matcher of that name.', [attribute('servicename', 'kms')]],
  [
    'unreadable-name',
    'A name that cannot be read is not certainly another.',
    [attribute('serviceName', 'kms', 'stringResembles'), attribute('region', 'eu-de')],
  ],
];

/** A8: policies about another service. */
export const otherServices: readonly Vector[] = [
  ...vectors(
    'A8-other-service',
    'A policy about another service is no near miss, whatever its roles.',
    having(POWERFUL),
    [
      [UPDATE_REQUEST, noGrant()],
      [USER_KEY_REQUEST, noGrant()],
      [SERVICE_ID_KEY_REQUEST, noGrant()],
      [SERVICE_ID_REQUEST, noGrant()],
    ],
  ),
  vector(
    'A8-other-service-through-a-group',
    'A policy about another service is no near miss through an access group.',
    having({ ...POWERFUL, subject: { accessGroup: GROUP } }, { accessGroups: [group([ANNA])] }),
    UPDATE_REQUEST,
    noGrant(),
  ),
  vector(
    'A8-other-service-on-indeterminate',
    'Beside an indeterminate, a policy about another service is not listed.',
    account({ policies: [policy(POWERFUL), policy({ id: 'q', roles: [UNHEARD_OF] })] }),
    UPDATE_REQUEST,
    open(['unknown-role']),
  ),
  vector(
    'A8-other-service-on-another-deny',
    'On a deny because of the principal, a policy about another service is not listed.',
    having(POWERFUL, { principals: [user(ANNA, 'SUSPENDED')] }),
    UPDATE_REQUEST,
    denied('inactive-principal'),
    'P3',
  ),
  vector(
    'A8-other-service-tagged',
    'Tags bring no policy about another service near.',
    having({ ...POWERFUL, target: { ...on(KMS), tags: [attribute('env', 'prod')] } }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(),
    'G6',
  ),
  ...ELSEWHERE.map(([name, sentence, attributes]) =>
    vector(
      `A8-other-service-${name}`,
      sentence,
      having({ target: on(...attributes) }),
      UPDATE_REQUEST,
      noGrant(),
      'G4',
    ),
  ),
  ...NEAR.map(([name, sentence, attributes]) =>
    vector(
      `A8-near-${name}`,
      sentence,
      having({ target: on(...attributes) }),
      UPDATE_REQUEST,
      noGrant(miss('target')),
      'G3',
    ),
  ),
  vector(
    'A8-near-condition',
    'A condition that asks for another service is missed for the condition.',
    having({
      target: narrowedBy(),
      condition: { key: '{{resource.attributes.serviceName}}', operator: 'stringEquals', value: 'kms' },
    }),
    UPDATE_REQUEST,
    noGrant(miss('condition')),
    'C5',
  ),
];

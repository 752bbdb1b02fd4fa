import type { Vector } from '../vector.ts';
import {
  attribute,
  having,
  IAM_GROUP,
  IAM_IDENTITY,
  KEY_SMITH,
  OPERATOR,
  on,
  PLATFORM_SERVICES,
  REQUIRED_ROLES,
  SERVICE_ID_KEY_REQUEST,
  UPDATE_REQUEST,
  VIEWER,
} from './accounts.ts';
import { grant, granted, miss, noGrant, open, vector } from './answer-builders.ts';

/** Policy p has the role KeySmith, which the account defines for S. */
function smithing(target: object, definition: object = {}): object {
  const role = { crn: KEY_SMITH, service: 'iam-identity', actions: [SERVICE_ID_KEY_REQUEST.action], ...definition };
  return having({ roles: [KEY_SMITH], target }, { roles: [role] });
}

const SMITH = { requires: [...REQUIRED_ROLES[SERVICE_ID_KEY_REQUEST.action], KEY_SMITH] };

const BY_SMITH = { grants: [grant(KEY_SMITH)] };

const ON_IAM_IDENTITY = on(IAM_IDENTITY);

const ONLY_EXISTING = attribute('serviceName', true, 'stringExists');

/** R1: roles that the account defines. */
export const ownRoles: readonly Vector[] = [
  vector(
    'R1-listed-action',
    'A role of the account carries the actions that it lists.',
    smithing(ON_IAM_IDENTITY),
    SERVICE_ID_KEY_REQUEST,
    granted(BY_SMITH),
  ),
  vector(
    'R1-other-action',
    'A role of the account carries no action that it does not list.',
    smithing(ON_IAM_IDENTITY),
    UPDATE_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R1-no-wildcard-action',
    'An action is listed exactly or not at all.',
    smithing(ON_IAM_IDENTITY, { actions: ['iam-identity.apikey.*', 'iam-identity.apikey.Create'] }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R1-other-service',
    'A role of another service grants nothing here.',
    smithing(ON_IAM_IDENTITY, { service: 'kms' }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R1-service-exactly',
    "A role's service is compared exactly.",
    smithing(ON_IAM_IDENTITY, { service: 'IAM-Identity' }),
    SERVICE_ID_KEY_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R1-by-service-type',
    'On a target that selects only by serviceType a role of the account is undocumented.',
    smithing(on(PLATFORM_SERVICES)),
    SERVICE_ID_KEY_REQUEST,
    open(['undocumented-target'], [], SMITH),
  ),
  vector(
    'R1-by-service-group',
    'On a target that selects only by service_group_id a role of the account is undocumented.',
    smithing(on(IAM_GROUP)),
    SERVICE_ID_KEY_REQUEST,
    open(['undocumented-target'], [], SMITH),
  ),
  vector(
    'R1-by-service-name-too',
    'A serviceName beside other selecting attributes is enough for a role of the account.',
    smithing(on(PLATFORM_SERVICES, IAM_GROUP, IAM_IDENTITY)),
    SERVICE_ID_KEY_REQUEST,
    granted(BY_SMITH),
  ),
  vector(
    'R1-by-existing-service-name',
    'A serviceName that only has to exist selects nothing.',
    smithing(on(IAM_GROUP, ONLY_EXISTING)),
    SERVICE_ID_KEY_REQUEST,
    open(['undocumented-target'], [], SMITH),
    'G3',
  ),
  vector(
    'R1-undocumented-other-action',
    'An action that a role of the account lacks is a certain no on every target.',
    smithing(on(PLATFORM_SERVICES)),
    UPDATE_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R1-catalogue-stands-over-more',
    'Where the account gives a role of the catalogue more, the catalogue stands.',
    having(
      { roles: [VIEWER] },
      { roles: [{ crn: VIEWER, service: 'iam-identity', actions: [UPDATE_REQUEST.action] }] },
    ),
    UPDATE_REQUEST,
    noGrant(miss('role')),
  ),
  vector(
    'R1-catalogue-stands-over-less',
    'Where the account gives a role of the catalogue less, the catalogue stands.',
    having({ roles: [OPERATOR] }, { roles: [{ crn: OPERATOR, service: 'iam-identity', actions: [] }] }),
    UPDATE_REQUEST,
    granted(),
  ),
  vector(
    'R1-name-decides-nothing',
    'Roles are compared by CRN, never by display name.',
    smithing(ON_IAM_IDENTITY, { name: 'Administrator' }),
    UPDATE_REQUEST,
    noGrant(miss('role')),
  ),
];

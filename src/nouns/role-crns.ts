import { frozen } from './frozen.ts';

const roles = {
  administrator: 'crn:v1:bluemix:public:iam::::role:Administrator',
  operator: 'crn:v1:bluemix:public:iam::::role:Operator',
  editor: 'crn:v1:bluemix:public:iam::::role:Editor',
  viewer: 'crn:v1:bluemix:public:iam::::role:Viewer',
  userApiKeyCreator: 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator',
  serviceIdCreator: 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator',
  serviceConfigurationReader: 'crn:v1:bluemix:public:iam::::role:ConfigReader',
  templateAdministrator: 'crn:v1:bluemix:public:iam::::role:TemplateAdministrator',
  templateAssignmentAdministrator: 'crn:v1:bluemix:public:iam::::role:TemplateAssignmentAdministrator',
  manager: 'crn:v1:bluemix:public:iam::::serviceRole:Manager',
  writer: 'crn:v1:bluemix:public:iam::::serviceRole:Writer',
  reader: 'crn:v1:bluemix:public:iam::::serviceRole:Reader',
  keyManager: 'crn:v1:bluemix:public:resource-controller::::role:KeyManager',
  unsupportedVersion: 'crn:v1:bluemix:public:iam::::role:UnsupportedVersion',
} as const;

type RoleTable = typeof roles;

/** The roles that IBM documents for IAM Identity, each with its CRN. */
export interface Roles extends RoleTable {}

/**
 * The CRNs of the roles in `ROLE_CATALOGUE`, by name, for the `roles` of a policy. Where a role has two spellings, this
 * is the usual one.
 *
 * @example
 * ```ts
 * import { ROLES } from 'apikey-policy';
 *
 * ROLES.userApiKeyCreator; // => 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator'
 * ```
 */
export const ROLES: Roles = frozen(roles);

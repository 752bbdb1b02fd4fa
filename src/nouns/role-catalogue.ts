import type { Action } from './action.ts';
import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from './action.ts';
import { frozen } from './frozen.ts';
import { ROLES } from './role-crns.ts';

/** A role that IBM documents for IAM Identity (rules.md, section 5). */
export interface CatalogueRole {
  readonly name: string;
  /** The role's CRN in every spelling that IBM uses, the usual one first. */
  readonly crns: readonly [string, ...string[]];
  /** The actions, of the four, that it carries. */
  readonly actions: readonly Action[];
  /** Whether it is also documented on targets that select by `serviceType` alone (R4). */
  readonly onServiceType: boolean;
}

const IAM = 'crn:v1:bluemix:public:iam::::';

function role(name: string, crn: string, actions: readonly Action[] = [], ...otherCrns: string[]): CatalogueRole {
  return { name, crns: [crn, ...otherCrns], actions, onServiceType: true };
}

function creator(name: string, crn: string, action: Action): CatalogueRole {
  return { name, crns: [crn], actions: [action], onServiceType: false };
}

const SETTING_AND_SERVICE_ID_KEYS = [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY] as const;

/** The roles of rules.md, section 5, in its order. A change of IBM's roles changes this table. */
export const ROLE_CATALOGUE: readonly CatalogueRole[] = frozen([
  role('Administrator', ROLES.administrator, SETTING_AND_SERVICE_ID_KEYS),
  role('Operator', ROLES.operator, SETTING_AND_SERVICE_ID_KEYS),
  // IBM's pages contradict each other on whether Editor may create API keys for service IDs (R3).
  role('Editor', ROLES.editor, [UPDATE_SETTING]),
  role('Viewer', ROLES.viewer),
  creator('User API key creator', ROLES.userApiKeyCreator, CREATE_USER_API_KEY),
  creator('Service ID creator', ROLES.serviceIdCreator, CREATE_SERVICE_ID),
  role('Service Configuration Reader', ROLES.serviceConfigurationReader, [], `${IAM}serviceRole:ConfigReader`),
  role('Template Administrator', ROLES.templateAdministrator),
  role('Template Assignment Administrator', ROLES.templateAssignmentAdministrator),
  role('Manager', ROLES.manager),
  role('Writer', ROLES.writer),
  role('Reader', ROLES.reader),
  role('Key Manager', ROLES.keyManager, [], `${IAM}serviceRole:KeyManager`),
  // In v1 lists, it replaces the roles of a policy that only v2 can express. It grants nothing (R2).
  role('Unsupported Version', ROLES.unsupportedVersion),
]);

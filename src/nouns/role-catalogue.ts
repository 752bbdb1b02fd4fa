import type { Action } from './action.ts';
import { CREATE_SERVICE_ID, CREATE_SERVICE_ID_API_KEY, CREATE_USER_API_KEY, UPDATE_SETTING } from './action.ts';
import { frozen } from './frozen.ts';

/** A role that IBM documents for IAM Identity (rules.md, section 5). */
export interface CatalogueRole {
  readonly name: string;
  /** The role's CRN in every spelling that is met, the usual one first. */
  readonly crns: readonly [string, ...string[]];
  /** Those of the four actions that it carries. */
  readonly actions: readonly Action[];
  /** Whether it is documented on targets that select by `serviceType` alone, too (R4). */
  readonly onServiceType: boolean;
}

const IAM = 'crn:v1:bluemix:public:iam::::';
const IAM_IDENTITY = 'crn:v1:bluemix:public:iam-identity::::';
const RESOURCE_CONTROLLER = 'crn:v1:bluemix:public:resource-controller::::';

function platform(name: string, id: string, actions: readonly Action[], ...otherCrns: string[]): CatalogueRole {
  return { name, crns: [`${IAM}role:${id}`, ...otherCrns], actions, onServiceType: true };
}

function creator(name: string, id: string, action: Action): CatalogueRole {
  return { name, crns: [`${IAM_IDENTITY}serviceRole:${id}`], actions: [action], onServiceType: false };
}

function service(name: string): CatalogueRole {
  return { name, crns: [`${IAM}serviceRole:${name}`], actions: [], onServiceType: true };
}

const SETTING_AND_SERVICE_ID_KEYS = [UPDATE_SETTING, CREATE_SERVICE_ID_API_KEY] as const;

/** Editor, whose right to create keys for service IDs IBM's pages contradict each other on (R3). */
export const EDITOR: CatalogueRole = platform('Editor', 'Editor', [UPDATE_SETTING]);

/** The roles of rules.md, section 5, in its order: what a change at IBM would change. */
export const ROLE_CATALOGUE: readonly CatalogueRole[] = frozen([
  platform('Administrator', 'Administrator', SETTING_AND_SERVICE_ID_KEYS),
  platform('Operator', 'Operator', SETTING_AND_SERVICE_ID_KEYS),
  EDITOR,
  platform('Viewer', 'Viewer', []),
  creator('User API key creator', 'UserApiKeyCreator', CREATE_USER_API_KEY),
  creator('Service ID creator', 'ServiceIdCreator', CREATE_SERVICE_ID),
  platform('Service Configuration Reader', 'ConfigReader', [], `${IAM}serviceRole:ConfigReader`),
  platform('Template Administrator', 'TemplateAdministrator', []),
  platform('Template Assignment Administrator', 'TemplateAssignmentAdministrator', []),
  service('Manager'),
  service('Writer'),
  service('Reader'),
  {
    name: 'Key Manager',
    crns: [`${RESOURCE_CONTROLLER}role:KeyManager`, `${IAM}serviceRole:KeyManager`],
    actions: [],
    onServiceType: true,
  },
  // Stands in v1 lists for a policy that only v2 can say: known, and grants nothing (R2).
  platform('Unsupported Version', 'UnsupportedVersion', []),
]);

import { ACTIONS } from 'apikey-policy';

/** The four actions. */
export const [UPDATE_SETTING, CREATE_USER_API_KEY, CREATE_SERVICE_ID_API_KEY, CREATE_SERVICE_ID]: typeof ACTIONS =
  ACTIONS;

/** The requester, unless a test names another. */
export const ANNA = 'IBMid-ANNA';
export const BEN = 'IBMid-BEN';
export const ROBOT = 'iam-ServiceId-ROBOT';
export const PROFILE = 'iam-Profile-DEPLOY';
export const GROUP = 'AccessGroupId-TEAM';
export const PUBLIC = 'AccessGroupId-PublicAccess';

export const ADMINISTRATOR = 'crn:v1:bluemix:public:iam::::role:Administrator';
export const OPERATOR = 'crn:v1:bluemix:public:iam::::role:Operator';
export const EDITOR = 'crn:v1:bluemix:public:iam::::role:Editor';
export const VIEWER = 'crn:v1:bluemix:public:iam::::role:Viewer';
export const KEY_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';
export const SERVICE_ID_CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:ServiceIdCreator';
/** A role that nobody defines. */
export const UNHEARD_OF = 'crn:v1:bluemix:public:iam::::role:UnheardOf';

/** A Monday, at noon. */
export const MONDAY_NOON: number = Date.parse('2026-03-16T12:00:00Z');

/** The states of users that IBM documents (P3). */
export const USER_STATES = [
  'ACTIVE',
  'DISABLED_CLASSIC_INFRASTRUCTURE',
  'PENDING',
  'PROCESSING',
  'ERROR_WHILE_PROCESSING',
  'SUSPENDED',
  'VPN_ONLY',
  'INVALID',
] as const;

/** T: change the account's API key creation setting. */
export const UPDATE_SETTING = 'iam-identity.account.update';
/** U: create a user API key. */
export const CREATE_USER_API_KEY = 'iam-identity.user-apikey.create';
/** S: create an API key for a service ID. */
export const CREATE_SERVICE_ID_API_KEY = 'iam-identity.apikey.create';
/** C: create a service ID. */
export const CREATE_SERVICE_ID = 'iam-identity.serviceid.create';

/** An IAM action that this library decides on (rules.md, section 1). */
export type Action =
  | typeof UPDATE_SETTING
  | typeof CREATE_USER_API_KEY
  | typeof CREATE_SERVICE_ID_API_KEY
  | typeof CREATE_SERVICE_ID;

/** The four questions, in the order of rules.md: T, U, S, C. */
export const ACTIONS: readonly [Action, Action, Action, Action] = Object.freeze([
  UPDATE_SETTING,
  CREATE_USER_API_KEY,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_SERVICE_ID,
]);

/** Whether a text names one of the four actions. */
export function isAction(name: unknown): name is Action {
  switch (name) {
    case UPDATE_SETTING:
    case CREATE_USER_API_KEY:
    case CREATE_SERVICE_ID_API_KEY:
    case CREATE_SERVICE_ID:
      return true;
    default:
      return false;
  }
}

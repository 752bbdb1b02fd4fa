/** Change the account's API key creation setting: T in rules.md. */
export const UPDATE_SETTING = 'iam-identity.account.update';
/** Create a user API key: U in rules.md. */
export const CREATE_USER_API_KEY = 'iam-identity.user-apikey.create';
/** Create an API key for a service ID: S in rules.md. */
export const CREATE_SERVICE_ID_API_KEY = 'iam-identity.apikey.create';
/** Create a service ID: C in rules.md. */
export const CREATE_SERVICE_ID = 'iam-identity.serviceid.create';

/** An IAM action that this library decides on (rules.md, section 1). */
export type Action =
  | typeof UPDATE_SETTING
  | typeof CREATE_USER_API_KEY
  | typeof CREATE_SERVICE_ID_API_KEY
  | typeof CREATE_SERVICE_ID;

/** The four actions, in the order of rules.md. */
export const ACTIONS: readonly [Action, Action, Action, Action] = Object.freeze([
  UPDATE_SETTING,
  CREATE_USER_API_KEY,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_SERVICE_ID,
]);

/** Whether a value is one of the four actions. */
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

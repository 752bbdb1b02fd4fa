import {
  type Action,
  CREATE_SERVICE_ID,
  CREATE_SERVICE_ID_API_KEY,
  CREATE_USER_API_KEY,
  UPDATE_SETTING,
} from '../nouns/action.ts';

/** One value for each of the four actions. */
export type ByAction<Value> = Record<Action, Value>;

export function byAction<Value>(make: (action: Action) => Value): ByAction<Value> {
  return {
    [UPDATE_SETTING]: make(UPDATE_SETTING),
    [CREATE_USER_API_KEY]: make(CREATE_USER_API_KEY),
    [CREATE_SERVICE_ID_API_KEY]: make(CREATE_SERVICE_ID_API_KEY),
    [CREATE_SERVICE_ID]: make(CREATE_SERVICE_ID),
  };
}

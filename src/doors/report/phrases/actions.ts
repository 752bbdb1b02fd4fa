import type { Action } from 'apikey-policy';

/** What an action is called (REP-4, REP-1). */
export interface ActionPhrases {
  /** What it is called in expectations and as a column. */
  readonly alias: 'change-setting' | 'create-user-api-key' | 'create-service-id-api-key' | 'create-service-id';
  /** The head of a narrow column. */
  readonly head: string;
  /** What somebody may do: the part of a sentence after "may". */
  readonly phrase: string;
}

export const ACTION_PHRASES: Readonly<Record<Action, ActionPhrases>> = {
  'iam-identity.account.update': {
    alias: 'change-setting',
    head: 'setting',
    phrase: "change the account's API key creation setting",
  },
  'iam-identity.user-apikey.create': {
    alias: 'create-user-api-key',
    head: 'user key',
    phrase: 'create a user API key',
  },
  'iam-identity.apikey.create': {
    alias: 'create-service-id-api-key',
    head: 'service ID key',
    phrase: 'create an API key for a service ID',
  },
  'iam-identity.serviceid.create': {
    alias: 'create-service-id',
    head: 'service ID',
    phrase: 'create a service ID',
  },
};

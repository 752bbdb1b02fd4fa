import type { Action } from 'apikey-policy';

/** The words for an action (REP-4, REP-1). */
export interface ActionWords {
  /** What it is called in expectations and as a column. */
  readonly alias: 'change-setting' | 'create-user-api-key' | 'create-service-id-api-key' | 'create-service-id';
  /** The head of a narrow column. */
  readonly head: string;
  /** What somebody may do, after "may". */
  readonly deed: string;
}

export const ACTION_WORDS: Readonly<Record<Action, ActionWords>> = {
  'iam-identity.account.update': {
    alias: 'change-setting',
    head: 'setting',
    deed: "change the account's API key creation setting",
  },
  'iam-identity.user-apikey.create': {
    alias: 'create-user-api-key',
    head: 'user key',
    deed: 'create a user API key',
  },
  'iam-identity.apikey.create': {
    alias: 'create-service-id-api-key',
    head: 'service ID key',
    deed: 'create an API key for a service ID',
  },
  'iam-identity.serviceid.create': {
    alias: 'create-service-id',
    head: 'service ID',
    deed: 'create a service ID',
  },
};

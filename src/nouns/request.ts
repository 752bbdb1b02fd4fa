import type { Action } from './action.ts';

/** One question: may this principal perform this action on this resource at this time? */
export interface Request {
  /** IAM ID of the requester. */
  readonly principal: string;
  readonly action: Action;
  /**
   * For a user API key: the IAM ID of the user who gets the key, by default the principal.
   * For an API key of a service ID, required: the service ID as `ServiceId-…` or `iam-ServiceId-…`.
   * For other actions, it has no effect.
   */
  readonly resource?: string | undefined;
  /** The time of the request, in epoch milliseconds, within ±8.64e15. Without it, time conditions are unknown. */
  readonly time?: number | undefined;
}

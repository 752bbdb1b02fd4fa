import type { Action } from './action.ts';

/** One question: may this principal do this, to that, at this time? */
export interface Request {
  /** IAM ID of who asks. */
  readonly principal: string;
  readonly action: Action;
  /**
   * For a user API key: IAM ID of the user who gets it, by default the principal.
   * For a service ID's API key, required: the service ID as `ServiceId-…` or `iam-ServiceId-…`.
   * Otherwise without effect.
   */
  readonly resource?: string | undefined;
  /** When it is asked, in epoch milliseconds, at most ±8.64e15; without it, conditions on time are unknown. */
  readonly time?: number | undefined;
}

import type { Action, Effect, ReasonCode } from 'apikey-policy';
import type { ActionWords } from '../words/actions.ts';

/** What is expected of one request. */
export interface Expectation {
  /** What it is called in the results; without it, the request in words. */
  readonly name?: string | undefined;
  /** An IAM ID, or the e-mail address of exactly one user of the account. */
  readonly principal: string;
  /** An IAM action, or its short name. */
  readonly action: Action | ActionWords['alias'];
  /** The resource of the request: for an API key of a service ID, the service ID. */
  readonly resource?: string | undefined;
  /** When, as RFC 3339 with an offset; without it, the time that is given to `checkExpectations`. */
  readonly time?: string | undefined;
  readonly effect: Effect;
  /** The reason of the decision; without it, any. */
  readonly reason?: ReasonCode | undefined;
}

/** A file of expectations, as the package's `schemas/expectations.json` describes it. */
export interface Expectations {
  readonly $schema?: string | undefined;
  readonly expect: readonly [Expectation, ...Expectation[]];
}

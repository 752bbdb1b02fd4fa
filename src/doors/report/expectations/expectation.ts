import type { Action, Effect, ReasonCode } from 'apikey-policy';
import type { ActionPhrases } from '../phrases/actions.ts';

/** What is expected of one request. */
export interface Expectation {
  /** The name in the results; without it, a phrase that describes the request. */
  readonly name?: string | undefined;
  /** An IAM ID, or the e-mail address of exactly one user of the account. */
  readonly principal: string;
  /** An IAM action, or its short name. */
  readonly action: Action | ActionPhrases['alias'];
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

import type { Properties } from './entities.ts';

/**
 * The response of a server: an answer with status 200, also for a denial, or the problems of the body. Send the body as
 * JSON.
 */
export type AuthzenResponse<Body> =
  | { readonly status: 200; readonly body: Body }
  | { readonly status: 400; readonly body: string };

/** The answer to one question. */
export interface AuthzenDecision {
  readonly decision: boolean;
  readonly context?: Properties | undefined;
}

/** The answers to a batch, in its order; a semantic that stops early has fewer, the deciding one last. */
export interface AuthzenDecisions {
  readonly evaluations: readonly AuthzenDecision[];
}

/** One page of results, or all results if there is no `page`. */
export interface AuthzenResults<Result> {
  readonly page?: AuthzenPage | undefined;
  readonly context?: Properties | undefined;
  readonly results: readonly Result[];
}

/** Where a page stands among all results. */
export interface AuthzenPage {
  /** The `page.token` for the next page; empty on the last page. */
  readonly next_token: string;
  /** How many results this page has. */
  readonly count: number;
  /** How many results there are on all pages. */
  readonly total: number;
}

export function answered<Body>(body: Body): AuthzenResponse<Body> {
  return { status: 200, body };
}

/** The problem of an answer that is too long to be sent (AZ-3). */
export function tooLong(most: number, instead: string): string {
  return `the answer would have more than ${most} characters: ${instead}`;
}

export function refused(problems: readonly string[]): AuthzenResponse<never> {
  return { status: 400, body: problems.join('; ') };
}

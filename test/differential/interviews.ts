import type { Account, Request } from 'apikey-policy';
import { accounts, requestsOf } from 'apikey-policy/testing';
import fc from 'fast-check';
import { biased } from './biased.ts';

/** An account and what it is asked, one question after the other. */
export interface Interview {
  readonly account: Account;
  readonly requests: readonly Request[];
}

/** How many questions one interview has. */
export const QUESTIONS_EACH = 5;

/** Another time, or none, for the same question. */
function at({ time: _, ...question }: Request, { time }: Request): Request {
  return time === undefined ? question : { ...question, time };
}

/**
 * Accounts, each with three questions, and the first two at the time of the one behind them. One in six is drawn to show a
 * rule that drawn accounts seldom show.
 *
 * What a compiled account was asked before must change no answer (A6), least of all what only the time differs in.
 */
export const interviews: fc.Arbitrary<Interview> = fc.oneof(
  { weight: 5, arbitrary: accounts().chain((account) => interviewsAbout(account, requestsOf(account))) },
  { weight: 1, arbitrary: biased.chain(({ account, request }) => interviewsAbout(account, fc.constant(request))) },
);

function interviewsAbout(account: Account, firsts: fc.Arbitrary<Request>): fc.Arbitrary<Interview> {
  return fc.tuple(firsts, requestsOf(account), requestsOf(account)).map(([first, second, third]): Interview => {
    const requests = [first, second, at(first, second), third, at(second, third)];
    return { account, requests };
  });
}

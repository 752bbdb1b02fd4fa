import { shortDigest } from '../../../json/short-digest.ts';
import type { Properties } from './entities.ts';
import { pageOf, readPage } from './page.ts';
import type { AuthzenFound, AuthzenProblem } from './policy.ts';
import { fieldOf, type Problems, readBody } from './read-fields.ts';
import { type AuthzenResponse, type AuthzenResults, answered, refused, tooLong } from './responses.ts';

/**
 * Answers the body of a search with one page, `page` being its first key so that a reader knows what is coming.
 *
 * @param read reads the query of this search
 * @param find finds all results
 * @param limits the most results on a page, and the most characters of an answer (AZ-3)
 */
export function answerSearch<Query, Result>(
  read: (body: Properties, problems: Problems) => Query | undefined,
  find: (query: Query) => AuthzenFound<Result> | AuthzenProblem,
  body: unknown,
  limits: { readonly pageSize: number; readonly answerLength: number },
): AuthzenResponse<AuthzenResults<Result>> {
  const problems: Problems = [];
  const fields = readBody(body, problems);
  if (fields === undefined) return refused(problems);
  const query = read(fields, problems);
  const requested = readPage(fields, problems);
  if (query === undefined || requested === undefined) return refused(problems);
  const found = find(query);
  if ('problem' in found) return refused([found.problem]);
  const { results: all, context } = found;
  const paged = pageOf(all, requested, shortDigest([query, all]), limits.pageSize);
  if (paged === undefined) {
    return refused(['`page.token` must come from the same query and limit, and the results must not have changed']);
  }
  const { page, results } = paged;
  // A request without `page` gets no `page` if the response has all results.
  const isPaged = fieldOf(fields, 'page') !== undefined || page.next_token !== '';
  const answer = { ...(isPaged && { page }), ...(context && { context }), results };
  return JSON.stringify(answer).length > limits.answerLength
    ? refused([tooLong(limits.answerLength, 'ask for smaller pages with `page.limit`')])
    : answered(answer);
}

import { fingerprint } from '../../../json/fingerprint.ts';
import type { Properties } from './entities.ts';
import { pageOf, readPage } from './page.ts';
import type { AuthzenFound, AuthzenProblem } from './policy.ts';
import { fieldOf, type Problems, readBody } from './read-fields.ts';
import { type AuthzenResponse, type AuthzenResults, answered, refused } from './responses.ts';

/**
 * Answers the body of a search with one page, `page` being its first key so that a reader knows what is coming.
 *
 * @param read how the query of this search is read
 * @param find what finds everything that it asks for
 * @param pageSize results on a page at most
 */
export function answerSearch<Query, Result>(
  read: (body: Properties, problems: Problems) => Query | undefined,
  find: (query: Query) => AuthzenFound<Result> | AuthzenProblem,
  body: unknown,
  pageSize: number,
): AuthzenResponse<AuthzenResults<Result>> {
  const problems: Problems = [];
  const fields = readBody(body, problems);
  if (fields === undefined) return refused(problems);
  const query = read(fields, problems);
  const asked = readPage(fields, problems);
  if (query === undefined || asked === undefined) return refused(problems);
  const found = find(query);
  if ('problem' in found) return refused([found.problem]);
  const { results: all, context } = found;
  const paged = pageOf(all, asked, fingerprint([query, all]), pageSize);
  if (paged === undefined) {
    return refused(['`page.token` is of another query, of another limit, or of results that have changed since']);
  }
  const { page, results } = paged;
  // Who asked for no page and got everything reads of none.
  const isPaged = fieldOf(fields, 'page') !== undefined || page.next_token !== '';
  return answered({ ...(isPaged && { page }), ...(context && { context }), results });
}

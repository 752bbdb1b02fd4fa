import { type Body, isBody } from '../../ibm-api/body.ts';
import { MOST_PAGES, type NextPage, namesNext, nextToken } from '../../ibm-api/next-page.ts';
import type { PayloadList } from '../../ibm-api/payloads.ts';
import { isPaged, pagingOf } from './bodies.ts';

/** The next call for a list: its page, and the token from the link of the page before. */
export interface Step {
  readonly page: number;
  readonly token: string | undefined;
}

const FIRST: Step = { page: 0, token: undefined };

/**
 * The next call for a list; `undefined` if the list is complete or is not read further (N3).
 *
 * For a complete list, this reads only the last link. For an incomplete list, it reads all links, to find a token that
 * was used before. So the cost grows with the square of the pages; but a list has at most 10,000 pages, and to read a
 * link takes far less time than to wait for a page.
 */
export function nextStep(bodies: unknown, list: PayloadList): Step | undefined {
  if (bodies === undefined) return FIRST;
  // The adapter reports an unreadable list.
  if (!isPaged(list) || !Array.isArray(bodies)) return undefined;
  return bodies.length === 0 ? FIRST : stepAfter(bodies, pagingOf(list).next);
}

function stepAfter(pages: readonly unknown[], next: NextPage): Step | undefined {
  const page = pages.length;
  const last = pages[page - 1];
  const hasNext = (one: unknown): one is Body => isBody(one) && namesNext(one, next);
  if (!hasNext(last) || page >= MOST_PAGES || !pages.every(hasNext)) return undefined;
  const token = nextToken(last, next);
  const isFollowed = pages.some((one, at) => at < page - 1 && nextToken(one, next) === token);
  return token === undefined || isFollowed ? undefined : { page, token };
}

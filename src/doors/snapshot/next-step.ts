import { type Body, isBody } from '../../ibm-api/body.ts';
import { MOST_PAGES, type NextPage, namesNext, nextToken } from '../../ibm-api/next-page.ts';
import type { PayloadList } from '../../ibm-api/payloads.ts';
import { isPaged, pagingOf } from './bodies.ts';

/** The next call of one list: the page that it is for, and what it goes on with. */
export interface Step {
  readonly page: number;
  readonly token: string | undefined;
}

const FIRST: Step = { page: 0, token: undefined };

/**
 * How a list goes on from what there is of it; nothing where it ends, or is not followed further (N3).
 *
 * Of a list that has ended this looks at the last link alone, of one that goes on at all of them, for a token that was
 * followed before. So the pages of one list cost their square, as copying its list does; but a list has at most 10,000,
 * they come one after the other, and to look at a link takes far less than to wait for a page.
 */
export function nextStep(bodies: unknown, list: PayloadList): Step | undefined {
  if (bodies === undefined) return FIRST;
  // What cannot be read is for the adapter to blame.
  if (!isPaged(list) || !Array.isArray(bodies)) return undefined;
  return bodies.length === 0 ? FIRST : stepAfter(bodies, pagingOf(list).next);
}

function stepAfter(pages: readonly unknown[], next: NextPage): Step | undefined {
  const page = pages.length;
  const last = pages[page - 1];
  const goesOn = (one: unknown): one is Body => isBody(one) && namesNext(one, next);
  if (!goesOn(last) || page >= MOST_PAGES || !pages.every(goesOn)) return undefined;
  const token = nextToken(last, next);
  const isFollowed = pages.some((one, at) => at < page - 1 && nextToken(one, next) === token);
  return token === undefined || isFollowed ? undefined : { page, token };
}

import type { PayloadList } from '../../ibm-api/payloads.ts';
import { isPaged } from './bodies.ts';
import { tokenAfter } from './pages-read.ts';

/** The next call for a list: its page, and the token from the link of the page before. */
export interface Step {
  readonly page: number;
  readonly token: string | undefined;
}

const FIRST: Step = { page: 0, token: undefined };

/** The next call for a list; `undefined` if the list is complete or is not read further (N3). */
export function nextStep(bodies: unknown, list: PayloadList): Step | undefined {
  if (bodies === undefined) return FIRST;
  // The adapter reports an unreadable list.
  if (!isPaged(list) || !Array.isArray(bodies)) return undefined;
  if (bodies.length === 0) return FIRST;
  const token = tokenAfter(bodies, list);
  return token === undefined ? undefined : { page: bodies.length, token };
}

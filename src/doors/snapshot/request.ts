import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { BY_GROUP, type IbmCloudPayloads, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { isPaged, pagingOf } from './bodies.ts';
import { addressOf, callOf } from './calls.ts';

/** Where the answer of a call goes. */
export interface SnapshotPlace {
  readonly list: PayloadList;
  /** The group's id, where a list is asked group by group. */
  readonly key?: string | undefined;
  /** The number of the page, from 0; 0 as well where the answer is no page. */
  readonly page: number;
}

/** A call that is to be made: plain data. Token and other headers are the caller's. */
export interface SnapshotRequest {
  readonly method: 'GET';
  readonly host: string;
  readonly path: string;
  /** Parameters by name, not encoded. */
  readonly query: Readonly<Record<string, string>>;
  /** The whole address, encoded. */
  readonly url: string;
  readonly into: SnapshotPlace;
}

/** A call that is not answered, and what it goes on with where it is not the first of its list. */
export interface Missing {
  readonly place: SnapshotPlace;
  readonly token: string | undefined;
}

/** The request of a call. Of what IBM's links say it has the token alone (N2). */
export function requestOf({ place, token }: Missing, account: string): SnapshotRequest {
  const { list, key = '' } = place;
  const { host, path, query: asked } = callOf(list, account, key);
  const query = token !== undefined && isPaged(list) ? { ...asked, [pagingOf(list).next.parameter]: token } : asked;
  return { method: 'GET', host, path, query, url: addressOf({ host, path, query }), into: place };
}

/** What a request goes on with, if it does. */
export function tokenOf(request: SnapshotRequest): unknown {
  const { list } = request.into;
  return isPaged(list) && isBody(request.query) ? fieldOf(request.query, pagingOf(list).next.parameter) : undefined;
}

/** The account of payloads, which must have one for a call to be made. */
export function accountOf(payloads: IbmCloudPayloads): string {
  const account = isBody(payloads) ? fieldOf(payloads, 'accountId') : undefined;
  if (typeof account === 'string' && account !== '') return account;
  throw new TypeError('`accountId` of payloads must be an account ID, a text that is not empty');
}

/** The place of a request, which must be one that `nextRequests` can have given. */
export function placeOf(request: SnapshotRequest): SnapshotPlace {
  const into: unknown = isBody(request) ? request.into : undefined;
  if (!isBody(into)) throw new TypeError('`into` of a request must be the place that its answer goes to');
  const list = PAYLOAD_LISTS.find((known) => known === fieldOf(into, 'list'));
  const key = fieldOf(into, 'key');
  const page = fieldOf(into, 'page');
  if (list === undefined) throw new TypeError('`into.list` of a request must be a list of payloads');
  if (typeof page !== 'number' || !Number.isSafeInteger(page) || page < 0)
    throw new TypeError('`into.page` of a request must be a whole number from 0');
  if (!BY_GROUP.includes(list)) return { list, page };
  if (typeof key !== 'string' || key === '')
    throw new TypeError('`into.key` of a request must be the id of a group, a text that is not empty');
  return { list, key, page };
}

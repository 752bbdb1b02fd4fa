import { fieldOf, isBody } from '../../ibm-api/body.ts';
import { BY_GROUP, type IbmCloudPayloads, PAYLOAD_LISTS, type PayloadList } from '../../ibm-api/payloads.ts';
import { isPaged, pagingOf } from './bodies.ts';
import { addressOf, callOf } from './calls.ts';

/** The place of a response in the payloads. */
export interface SnapshotPlace {
  readonly list: PayloadList;
  /** The group's id, if the list is requested for each group. */
  readonly key?: string | undefined;
  /** The number of the page, from 0. It is 0 if the list has no pages. */
  readonly page: number;
}

/** A call to make, as plain data. You add the token and other headers. */
export interface SnapshotRequest {
  readonly method: 'GET';
  readonly host: string;
  readonly path: string;
  /** Parameters by name, not encoded. */
  readonly query: Readonly<Record<string, string>>;
  /** The whole URL, encoded. */
  readonly url: string;
  readonly into: SnapshotPlace;
}

/** A call without a response, and the token of its page, unless it is the first page. */
export interface Missing {
  readonly place: SnapshotPlace;
  readonly token: string | undefined;
}

/** The request of a call. From IBM's links it uses only the token (N2). */
export function requestOf({ place, token }: Missing, account: string): SnapshotRequest {
  const { list, key = '' } = place;
  const { host, path, query: first } = callOf(list, account, key);
  const query = token !== undefined && isPaged(list) ? { ...first, [pagingOf(list).next.parameter]: token } : first;
  return { method: 'GET', host, path, query, url: addressOf({ host, path, query }), into: place };
}

/** The token of a request, if it is not for a first page. */
export function tokenOf(request: SnapshotRequest): unknown {
  const { list } = request.into;
  return isPaged(list) && isBody(request.query) ? fieldOf(request.query, pagingOf(list).next.parameter) : undefined;
}

/** The account ID of payloads, without which no call is possible. */
export function accountOf(payloads: IbmCloudPayloads): string {
  const account = isBody(payloads) ? fieldOf(payloads, 'accountId') : undefined;
  if (typeof account === 'string' && account !== '') return account;
  throw new TypeError('`accountId` of payloads must be an account ID, a non-empty string');
}

/** The place of a request from `nextRequests`. */
export function placeOf(request: SnapshotRequest): SnapshotPlace {
  const into: unknown = isBody(request) ? request.into : undefined;
  if (!isBody(into)) throw new TypeError('`into` of a request must be an object, the place of its response');
  const list = PAYLOAD_LISTS.find((known) => known === fieldOf(into, 'list'));
  const key = fieldOf(into, 'key');
  const page = fieldOf(into, 'page');
  if (list === undefined) throw new TypeError('`into.list` of a request must be one of `PayloadList`');
  if (typeof page !== 'number' || !Number.isSafeInteger(page) || page < 0)
    throw new TypeError('`into.page` of a request must be an integer of at least 0');
  if (!BY_GROUP.includes(list)) return { list, page };
  if (typeof key !== 'string' || key === '')
    throw new TypeError('`into.key` of a request must be the id of a group, a non-empty string');
  return { list, key, page };
}

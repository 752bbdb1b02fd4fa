import { ACTIONS, type Account } from 'apikey-policy';
import fc from 'fast-check';
import { requestsOf } from './requests.ts';

/** What `decide` refuses with a `TypeError`. */
export interface InvalidRequest {
  readonly request: unknown;
  /** What is wrong, as the error names it: a field, or the request as a whole. */
  readonly field: 'request' | 'principal' | 'action' | 'resource' | 'time';
}

const [, , CREATE_SERVICE_ID_KEY] = ACTIONS;

const NO_TEXTS = [null, 0, true, {}, ['IBMid-060001ADMN']];
const NO_OBJECTS = [undefined, null, true, 0, '', 'IBMid-060001ADMN'];
const NO_ACTIONS = [...NO_TEXTS, undefined, '', 'toString', 'iam-identity.apikey', 'IAM-IDENTITY.APIKEY.CREATE'];
const NO_TIMES = [null, '0', true, {}, Number.NaN, Infinity, -Infinity, 8.64e15 + 2, -8.64e15 - 2];

/** Fields that make any request one that cannot be answered. */
const FLAWS: readonly (readonly [field: InvalidRequest['field'], fields: object])[] = [
  ...[...NO_TEXTS, undefined, ''].map((principal) => ['principal', { principal }] as const),
  ...NO_ACTIONS.map((action) => ['action', { action }] as const),
  ...NO_TEXTS.map((resource) => ['resource', { resource }] as const),
  ...[undefined, ''].map((resource) => ['resource', { action: CREATE_SERVICE_ID_KEY, resource }] as const),
  ...NO_TIMES.map((time) => ['time', { time }] as const),
];

/**
 * Requests that TypeScript would have refused, each with one thing wrong: `decide` throws a `TypeError` that names it.
 *
 * @param account whose ids are asked about
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { invalidRequests } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const account = { id: 'account-1', principals: [], accessGroups: [], policies: [] };
 * const isRefused = (request: unknown): boolean => {
 *   try {
 *     Reflect.apply(decide, undefined, [account, request]);
 *     return false;
 *   } catch (error) {
 *     return error instanceof TypeError;
 *   }
 * };
 * fc.sample(invalidRequests(account), 10).every(({ request }) => isRefused(request)); // => true
 * ```
 */
export function invalidRequests(account: Account): fc.Arbitrary<InvalidRequest> {
  const spoiled = fc
    .tuple(requestsOf(account), fc.constantFrom(...FLAWS))
    .map(([request, [field, fields]]): InvalidRequest => ({ request: { ...request, ...fields }, field }));
  const none = fc.constantFrom(...NO_OBJECTS).map((request): InvalidRequest => ({ request, field: 'request' }));
  return fc.oneof({ weight: 9, arbitrary: spoiled }, { weight: 1, arbitrary: none });
}

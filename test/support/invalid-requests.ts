import { ACTIONS, type Account } from 'apikey-policy';
import fc from 'fast-check';
import { requestsOf } from '../../src/doors/testing/arbitraries/requests.ts';

/** A request that `decide` refuses with a `TypeError`. */
export interface InvalidRequest {
  readonly request: unknown;
  /** The field that the error names, or the whole request. */
  readonly field: 'request' | 'principal' | 'action' | 'resource' | 'time';
}

const [, , CREATE_SERVICE_ID_KEY] = ACTIONS;

const NOT_STRINGS = [null, 0, true, {}, ['IBMid-060001ADMN']];
const NOT_OBJECTS = [undefined, null, true, 0, '', 'IBMid-060001ADMN'];
const NOT_ACTIONS = [...NOT_STRINGS, undefined, '', 'toString', 'iam-identity.apikey', 'IAM-IDENTITY.APIKEY.CREATE'];
const NOT_TIMES = [null, '0', true, {}, Number.NaN, Infinity, -Infinity, 8.64e15 + 2, -8.64e15 - 2];

/** Fields that make any request invalid. */
const FLAWS: readonly (readonly [field: InvalidRequest['field'], fields: object])[] = [
  ...[...NOT_STRINGS, undefined, ''].map((principal) => ['principal', { principal }] as const),
  ...NOT_ACTIONS.map((action) => ['action', { action }] as const),
  ...NOT_STRINGS.map((resource) => ['resource', { resource }] as const),
  ...[undefined, ''].map((resource) => ['resource', { action: CREATE_SERVICE_ID_KEY, resource }] as const),
  ...NOT_TIMES.map((time) => ['time', { time }] as const),
];

/**
 * Requests that TypeScript would refuse, with one mistake each: `decide` throws a `TypeError` that names it.
 */
export function invalidRequests(account: Account): fc.Arbitrary<InvalidRequest> {
  const spoiled = fc
    .tuple(requestsOf(account), fc.constantFrom(...FLAWS))
    .map(([request, [field, fields]]): InvalidRequest => ({ request: { ...request, ...fields }, field }));
  const none = fc.constantFrom(...NOT_OBJECTS).map((request): InvalidRequest => ({ request, field: 'request' }));
  return fc.oneof({ weight: 9, arbitrary: spoiled }, { weight: 1, arbitrary: none });
}

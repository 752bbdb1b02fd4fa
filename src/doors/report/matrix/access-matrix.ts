import {
  type Account,
  type AccountPart,
  type Action,
  compile,
  type Decision,
  type Effect,
  type PolicyDecisionPoint,
  type Principal,
  type PrincipalKind,
  type PrincipalView,
  type ReasonCode,
  serviceIdForms,
} from 'apikey-policy';

/** The time of a matrix, and the service ID that it is about. */
export interface AccessMatrixOptions {
  /** Epoch milliseconds; without it, conditions on time are unknown. */
  readonly time?: number | undefined;
  /** The service ID for whose API keys the matrix answers, as `ServiceId-…` or `iam-ServiceId-…`; without it, all. */
  readonly serviceId?: string | undefined;
}

/** One answer about one principal. */
export interface MatrixCell {
  readonly effect: Effect;
  readonly reason: ReasonCode;
  readonly decision: Decision;
}

/** The answers about one principal and the API keys of each service ID of the account. */
export interface ServiceIdsCell {
  /** For how many of the service IDs the principal certainly may create an API key. */
  readonly extent: 'all' | 'some' | 'none';
  /** How many service IDs there are of each effect. */
  readonly counts: Readonly<Record<Effect, number>>;
  /** `allow` only where all are allowed; otherwise `indeterminate` where any is, else `deny`. */
  readonly effect: Effect;
  /** The first decision of this effect, in the order of the account; none where the account lists no service ID. */
  readonly decision?: Decision | undefined;
  readonly reason?: ReasonCode | undefined;
}

/** What one principal may do. */
export interface MatrixRow {
  /** IAM ID. */
  readonly principal: string;
  readonly kind: PrincipalKind;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly cells: {
    readonly [Question in Action]: Question extends 'iam-identity.apikey.create'
      ? MatrixCell | ServiceIdsCell
      : MatrixCell;
  };
}

/** Who may do what: plain JSON data. */
export interface AccessMatrix {
  /** Account ID. */
  readonly account: string;
  /** Epoch milliseconds. */
  readonly time?: number | undefined;
  /** The one service ID that the matrix is about, as it was given. */
  readonly serviceId?: string | undefined;
  /** How many service IDs the account lists. */
  readonly serviceIds: number;
  /** What the account does not know completely: others may be allowed, too (WHO-3). */
  readonly partial: readonly AccountPart[];
  /** One row for each principal of `whoMay`, in its order (WHO-1). */
  readonly rows: readonly MatrixRow[];
}

/**
 * Answers who may do what: the four questions for every principal of an account (REP-1, WHO-1). Each principal asks for
 * a user API key of its own.
 *
 * @param from an account, or its compiled form
 * @param options `time`: epoch milliseconds; `serviceId`: the one service ID whose API keys it is about, by default all
 * @returns plain data for `matrixToText`, `matrixToMarkdown`, `matrixToCsv` or a table of your own
 * @throws TypeError if an option is invalid
 *
 * @example
 * ```ts
 * import { accessMatrix } from 'apikey-policy/report';
 *
 * const matrix = accessMatrix({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE', name: 'Ada Admin' }],
 *   accessGroups: [],
 *   policies: [],
 * });
 * const [row] = matrix.rows;
 * row?.name; // => 'Ada Admin'
 * row?.cells['iam-identity.user-apikey.create'].reason; // => 'not-restricted'
 * ```
 */
export function accessMatrix(from: Account | PolicyDecisionPoint, options: AccessMatrixOptions = {}): AccessMatrix {
  const { time, serviceId } = options;
  if (serviceId !== undefined && (typeof serviceId !== 'string' || serviceIdForms(serviceId) === undefined)) {
    throw new TypeError('`serviceId` must be a service ID, `ServiceId-…` or `iam-ServiceId-…`');
  }
  const pdp = 'decide' in from ? from : compile(from);
  const { id, partial = [], principals } = pdp.account;
  const serviceIds = principals.flatMap((principal) =>
    principal.kind === 'service-id' ? (serviceIdForms(principal.id)?.resource ?? []) : [],
  );
  const unique = [...new Set(serviceIds)];
  return {
    account: id,
    ...(time !== undefined && { time }),
    ...(serviceId !== undefined && { serviceId }),
    serviceIds: unique.length,
    partial,
    rows: pdp.principals.map((principal) => rowOf(pdp, principal, unique, time, serviceId)),
  };
}

function rowOf(
  pdp: PolicyDecisionPoint,
  { id, kind, name, email }: Principal,
  serviceIds: readonly string[],
  time: number | undefined,
  serviceId: string | undefined,
): MatrixRow {
  const view = pdp.forPrincipal(id);
  const cell = (action: Action, resource?: string): MatrixCell => cellOf(view.decide(action, resource, time));
  return {
    principal: id,
    kind,
    ...(name !== undefined && { name }),
    ...(email !== undefined && { email }),
    cells: {
      'iam-identity.account.update': cell('iam-identity.account.update'),
      'iam-identity.user-apikey.create': cell('iam-identity.user-apikey.create'),
      'iam-identity.apikey.create':
        serviceId === undefined ? overAll(view, serviceIds, time) : cell('iam-identity.apikey.create', serviceId),
      'iam-identity.serviceid.create': cell('iam-identity.serviceid.create'),
    },
  };
}

function cellOf(decision: Decision): MatrixCell {
  return { effect: decision.effect, reason: decision.reason, decision };
}

function overAll(view: PrincipalView, serviceIds: readonly string[], time: number | undefined): ServiceIdsCell {
  const counts = { allow: 0, indeterminate: 0, deny: 0 };
  const firsts = new Map<Effect, string>();
  for (const serviceId of serviceIds) {
    const effect = view.effect('iam-identity.apikey.create', serviceId, time);
    if (counts[effect]++ === 0) firsts.set(effect, serviceId);
  }
  const extent = counts.allow === 0 ? 'none' : counts.allow === serviceIds.length ? 'all' : 'some';
  const effect = extent === 'all' ? 'allow' : counts.indeterminate > 0 ? 'indeterminate' : 'deny';
  const first = firsts.get(effect);
  if (first === undefined) return { extent, counts, effect };
  return { extent, counts, ...cellOf(view.decide('iam-identity.apikey.create', first, time)) };
}

import type { Action } from './action.ts';
import type { AllowReason, DenyReason, UnknownReason } from './reason.ts';
import type { Request } from './request.ts';

/** The three answers (A1). */
export type Effect = 'allow' | 'deny' | 'indeterminate';

/** A role of a policy that grants the request by itself (A4). */
export interface Grant {
  /** Policy id. */
  readonly policy: string;
  /** Role CRN. */
  readonly role: string;
  /** The access group through which the policy reaches the principal. */
  readonly accessGroup?: string | undefined;
}

/** The only reason why a policy does not grant the request (A8). */
export type Obstacle = 'not-active' | 'public-access-group' | 'role' | 'target' | 'condition' | 'principal';

/** A policy for this principal that would grant the request without one obstacle (A8). */
export interface NearMiss {
  /** Policy id. */
  readonly policy: string;
  /** The access group through which the policy reaches the principal. */
  readonly accessGroup?: string | undefined;
  readonly obstacle: Obstacle;
}

/** A remark on the answer that does not change it: S3, R3, I3. */
export type Caveat = 'enterprise-managed' | 'editor-documented-otherwise' | 'service-id-locked';

/** The grant that is missing: the action and the CRNs of the roles that carry it (A4). */
export interface Requirement {
  readonly action: Action;
  readonly roles: readonly string[];
}

interface Answer {
  readonly request: Request;
  readonly caveats: readonly Caveat[];
  /** Policies with one obstacle; empty for an allow. */
  readonly nearMisses: readonly NearMiss[];
  /** The first instant at which a relevant time condition changes, in epoch milliseconds: cache until then (A5). */
  readonly validUntil?: number | undefined;
}

/** A yes, with every grant. */
export interface Allow extends Answer {
  readonly effect: 'allow';
  readonly allowed: true;
  readonly reason: AllowReason;
  readonly unknowns: readonly [];
  readonly grants: readonly Grant[];
  readonly requires?: never;
}

/** A no that more data cannot change. */
export interface Deny extends Answer {
  readonly effect: 'deny';
  readonly allowed: false;
  readonly reason: DenyReason;
  readonly unknowns: readonly [];
  readonly grants: readonly [];
  /** The missing grant, if the reason is `no-grant`. */
  readonly requires?: Requirement | undefined;
}

/** Neither yes nor no: at least one of the unknowns could make it a yes (A3). */
export interface Indeterminate extends Answer {
  readonly effect: 'indeterminate';
  readonly allowed: false;
  /** The first of the unknowns. */
  readonly reason: UnknownReason;
  readonly unknowns: readonly UnknownReason[];
  readonly grants: readonly [];
  /** The grant that is or may be missing, unless the action is not restricted or certainly granted. */
  readonly requires?: Requirement | undefined;
}

/**
 * An explained answer, as plain JSON data. `effect` distinguishes its three forms; `allowed` alone fails closed (A1).
 */
export type Decision = Allow | Deny | Indeterminate;

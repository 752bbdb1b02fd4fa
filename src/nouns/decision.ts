import type { Action } from './action.ts';
import type { AllowReason, DenyReason, UnknownReason } from './reason.ts';
import type { Request } from './request.ts';

/** The three answers (A1). */
export type Effect = 'allow' | 'deny' | 'indeterminate';

/** One policy's role that alone suffices (A4). */
export interface Grant {
  /** Policy id. */
  readonly policy: string;
  /** Role CRN. */
  readonly role: string;
  /** The access group through which the policy reaches the principal. */
  readonly accessGroup?: string | undefined;
}

/** The one thing that keeps a policy from granting (A8). */
export type Obstacle = 'not-active' | 'public-access-group' | 'role' | 'target' | 'condition' | 'principal';

/** A policy about this principal that one obstacle keeps from granting (A8). */
export interface NearMiss {
  /** Policy id. */
  readonly policy: string;
  /** The access group through which the policy reaches the principal. */
  readonly accessGroup?: string | undefined;
  readonly obstacle: Obstacle;
}

/** What is worth knowing beside the answer and does not change it: S3, R3, I3. */
export type Caveat = 'enterprise-managed' | 'editor-documented-otherwise' | 'service-id-locked';

/** A missing grant: the action and the CRNs of the roles that carry it (A4). */
export interface Requirement {
  readonly action: Action;
  readonly roles: readonly string[];
}

interface Answer {
  /** What was asked. */
  readonly request: Request;
  readonly caveats: readonly Caveat[];
  /** Policies that one obstacle keeps from granting; on answers that are not allow. */
  readonly nearMisses: readonly NearMiss[];
  /** First instant, in epoch milliseconds, at which a time condition in play changes: cache until then (A5). */
  readonly validUntil?: number | undefined;
}

/** A yes, with every grant that alone suffices. */
export interface Allow extends Answer {
  readonly effect: 'allow';
  readonly allowed: true;
  readonly reason: AllowReason;
  readonly unknowns: readonly [];
  readonly grants: readonly Grant[];
  readonly requires?: never;
}

/** A no that nothing unknown can change. */
export interface Deny extends Answer {
  readonly effect: 'deny';
  readonly allowed: false;
  readonly reason: DenyReason;
  readonly unknowns: readonly [];
  readonly grants: readonly [];
  /** What is missing, where the reason is `no-grant`. */
  readonly requires?: Requirement | undefined;
}

/** Neither: at least one of the unknowns could make it a yes (A3). */
export interface Indeterminate extends Answer {
  readonly effect: 'indeterminate';
  readonly allowed: false;
  /** The first of the unknowns. */
  readonly reason: UnknownReason;
  readonly unknowns: readonly UnknownReason[];
  readonly grants: readonly [];
  /** What is or may be missing, where a grant is or may be needed and none is certain. */
  readonly requires?: Requirement | undefined;
}

/** An explained answer: plain JSON data. Tell its three forms apart by `effect`; `allowed` alone fails closed (A1). */
export type Decision = Allow | Deny | Indeterminate;

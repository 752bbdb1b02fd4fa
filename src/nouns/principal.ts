/** A user: an IAM ID of any realm, such as `IBMid-060001ADMN`. */
export interface User {
  readonly kind: 'user';
  /** IAM ID. */
  readonly id: string;
  /** The user's state in User Management, such as `ACTIVE`. An absent or undocumented state is unknown (P3). */
  readonly state?: string | undefined;
  /** Display only. */
  readonly name?: string | undefined;
  /** For display and generated commands only. */
  readonly email?: string | undefined;
}

/** A service ID: `iam-ServiceId-<uuid>`. */
export interface ServiceId {
  readonly kind: 'service-id';
  /** IAM ID. */
  readonly id: string;
  /** Whether the service ID is locked. A decision mentions it, and does not depend on it (I3). */
  readonly locked?: boolean | undefined;
  /** Display only. */
  readonly name?: string | undefined;
  /** Display only. */
  readonly email?: string | undefined;
}

/** A trusted profile: `iam-Profile-<uuid>`. */
export interface TrustedProfile {
  readonly kind: 'trusted-profile';
  /** IAM ID. */
  readonly id: string;
  /** Display only. */
  readonly name?: string | undefined;
  /** Display only. */
  readonly email?: string | undefined;
}

/** An identity that can make requests (P1). */
export type Principal = User | ServiceId | TrustedProfile;

/** The three kinds of principal (P1). */
export type PrincipalKind = Principal['kind'];

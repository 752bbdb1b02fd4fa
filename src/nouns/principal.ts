/** A user: an IAM ID of any realm, such as `IBMid-060001ADMN`. */
export interface User {
  readonly kind: 'user';
  /** IAM ID. */
  readonly id: string;
  /** The user's state as User Management gives it, such as `ACTIVE`; none, or an unheard-of one, is unknown (P3). */
  readonly state?: string | undefined;
  /** For words only. */
  readonly name?: string | undefined;
  /** For words and commands only. */
  readonly email?: string | undefined;
}

/** A service ID: `iam-ServiceId-<uuid>`. */
export interface ServiceId {
  readonly kind: 'service-id';
  /** IAM ID. */
  readonly id: string;
  /** Whether the service ID is locked, which a decision mentions and never weighs (I3). */
  readonly locked?: boolean | undefined;
  /** For words only. */
  readonly name?: string | undefined;
  /** For words only. */
  readonly email?: string | undefined;
}

/** A trusted profile: `iam-Profile-<uuid>`. */
export interface TrustedProfile {
  readonly kind: 'trusted-profile';
  /** IAM ID. */
  readonly id: string;
  /** For words only. */
  readonly name?: string | undefined;
  /** For words only. */
  readonly email?: string | undefined;
}

/** Who can ask (P1). */
export type Principal = User | ServiceId | TrustedProfile;

/** The three kinds of principal (P1). */
export type PrincipalKind = Principal['kind'];

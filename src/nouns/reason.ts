/** Reasons of an allow (rules.md, section 9). */
export const ALLOW_REASONS = ['not-restricted', 'granted'] as const;
Object.freeze(ALLOW_REASONS);

/** Reasons of a deny, the first that applies being the decision's reason (section 9). */
export const DENY_REASONS = [
  'unknown-principal',
  'not-a-user',
  'not-own-key',
  'inactive-principal',
  'unknown-service-id',
  'no-grant',
] as const;
Object.freeze(DENY_REASONS);

/** What can be unknown, the first that applies being the decision's reason (section 9). */
export const UNKNOWN_REASONS = [
  'unknown-principal',
  'unknown-state',
  'unknown-service-id',
  'unknown-setting',
  'unknown-role',
  'unknown-operator',
  'undocumented-target',
  'tags-unknown',
  'time-needed',
  'unknown-condition',
  'partial-data',
] as const;
Object.freeze(UNKNOWN_REASONS);

/** Why an allow. */
export type AllowReason = (typeof ALLOW_REASONS)[number];
/** Why a deny. */
export type DenyReason = (typeof DENY_REASONS)[number];
/** Why neither. */
export type UnknownReason = (typeof UNKNOWN_REASONS)[number];

/** The rule that a decision names (A4). */
export type ReasonCode = AllowReason | DenyReason | UnknownReason;

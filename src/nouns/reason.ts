import { frozen } from './frozen.ts';

/** The reason of an allow. */
export type AllowReason = 'not-restricted' | 'granted';

/** The reason of a deny. */
export type DenyReason =
  | 'unknown-principal'
  | 'not-a-user'
  | 'not-own-key'
  | 'inactive-principal'
  | 'unknown-service-id'
  | 'no-grant';

/** The reason of an indeterminate. */
export type UnknownReason =
  | 'unknown-principal'
  | 'unknown-state'
  | 'unknown-service-id'
  | 'unknown-setting'
  | 'unknown-role'
  | 'unknown-operator'
  | 'undocumented-target'
  | 'tags-unknown'
  | 'time-needed'
  | 'unknown-condition'
  | 'partial-data';

/** The rule that a decision names (A4). */
export type ReasonCode = AllowReason | DenyReason | UnknownReason;

/** The reasons of an allow (rules.md, section 9). */
export const ALLOW_REASONS: readonly AllowReason[] = frozen(['not-restricted', 'granted']);

/** The reasons of a deny in their order: the first one that applies is the decision's reason (section 9). */
export const DENY_REASONS: readonly DenyReason[] = frozen([
  'unknown-principal',
  'not-a-user',
  'not-own-key',
  'inactive-principal',
  'unknown-service-id',
  'no-grant',
]);

/** The reasons of an indeterminate in their order: the first one that applies is the decision's reason (section 9). */
export const UNKNOWN_REASONS: readonly UnknownReason[] = frozen([
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
]);

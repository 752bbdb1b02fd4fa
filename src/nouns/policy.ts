/** One attribute test, of a policy's target (G4) or, under another set of keys, of its condition (C2, C5). */
export interface Matcher {
  /** An attribute's name in a target; `{{environment.attributes.…}}` or `{{resource.attributes.…}}` in a condition. */
  readonly key: string;
  /** `stringEquals` where a target's matcher has none. */
  readonly operator?: string | undefined;
  /** Numbers and booleans compare as their string. */
  readonly value: MatcherValue;
}

/** What a matcher compares with. */
export type MatcherValue = string | number | boolean | readonly (string | number | boolean)[];

/** A policy's rule: one test, or tests under `and` and `or` (C1). */
export type Condition = Matcher | ConditionGroup;

/** Conditions of which all, or any, must hold. */
export interface ConditionGroup {
  readonly operator: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

/** What a policy is about: every attribute must match the request's (G2). */
export interface Target {
  readonly attributes: readonly Matcher[];
  /** Access management tags; at least one makes the target a matter of tags (G6). */
  readonly tags?: readonly Matcher[] | undefined;
}

/** Who a policy is for: exactly one of a principal and an access group. */
export type PolicySubject =
  | { readonly principal: string; readonly accessGroup?: never }
  | { readonly accessGroup: string; readonly principal?: never };

/** An access policy: roles for a subject on a target, possibly under a condition. */
export interface Policy {
  readonly id: string;
  readonly subject: PolicySubject;
  /** Role CRNs. */
  readonly roles: readonly string[];
  readonly target: Target;
  /** The policy's rule. */
  readonly condition?: Condition | undefined;
  /** Only `access`, or none, counts (G1). */
  readonly type?: string | undefined;
  /** Only `active`, or none, counts (G1). */
  readonly state?: string | undefined;
  /** Whether an enterprise template made it; decides nothing (REM-9). */
  readonly managed?: boolean | undefined;
  /** For words only. */
  readonly name?: string | undefined;
}

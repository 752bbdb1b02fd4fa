/** A test of one attribute, in a policy's target (G4) or, with other keys, in its condition (C2, C5). */
export interface Matcher {
  /**
   * The name of an attribute in a target; `{{environment.attributes.…}}` or `{{resource.attributes.…}}` in a
   * condition.
   */
  readonly key: string;
  /** In a target, the default is `stringEquals`. */
  readonly operator?: string | undefined;
  /** Numbers and booleans are compared as strings. */
  readonly value: MatcherValue;
}

/** The value that a matcher compares with. */
export type MatcherValue = string | number | boolean | readonly (string | number | boolean)[];

/** A policy's rule: one test, or tests under `and` and `or` (C1). */
export type Condition = Matcher | ConditionGroup;

/** Conditions of which all, or any, must hold. */
export interface ConditionGroup {
  readonly operator: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

/** The resources that a policy applies to: every attribute must match the attribute of the request (G2). */
export interface Target {
  readonly attributes: readonly Matcher[];
  /** Access management tags; if there is one, the tags of the resource decide (G6). */
  readonly tags?: readonly Matcher[] | undefined;
}

/** The subject of a policy: exactly one of a principal and an access group. */
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
  /** The policy's rule, in the terms of IBM's API. */
  readonly condition?: Condition | undefined;
  /** The policy counts only if it is `access` or absent (G1). */
  readonly type?: string | undefined;
  /** The policy counts only if it is `active` or absent (G1). */
  readonly state?: string | undefined;
  /** Whether an enterprise template made it. It does not change decisions (REM-9). */
  readonly managed?: boolean | undefined;
  /** Display only. */
  readonly name?: string | undefined;
}

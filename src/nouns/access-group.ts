/** A set of principals that can be the subject of policies. Groups do not nest (M1). */
export interface AccessGroup {
  /** `AccessGroupId-<uuid>`, or `AccessGroupId-PublicAccess`. */
  readonly id: string;
  /** IAM IDs of the members, both static and dynamic. */
  readonly members: readonly string[];
  /** Whether `members` is incomplete, so that others may be members, too (I1). */
  readonly partial?: boolean | undefined;
  /** Whether an enterprise template made it. It does not change decisions (REM-9). */
  readonly managed?: boolean | undefined;
  /** Whether it has rules that add members when they log in. It does not change decisions. */
  readonly dynamic?: boolean | undefined;
  /** Display only. */
  readonly name?: string | undefined;
}

/** The public access group: every principal is a member. It grants nothing on IAM Identity (M2). */
export const PUBLIC_ACCESS_GROUP = 'AccessGroupId-PublicAccess';

/** A named set of principals that policies can speak of. Groups do not nest (M1). */
export interface AccessGroup {
  /** `AccessGroupId-<uuid>`, or `AccessGroupId-PublicAccess`. */
  readonly id: string;
  /** IAM IDs of the members, static and dynamic alike. */
  readonly members: readonly string[];
  /** Whether others may be members, too, because the list was not read whole (I1). */
  readonly partial?: boolean | undefined;
  /** Whether an enterprise template made it; decides nothing (REM-9). */
  readonly managed?: boolean | undefined;
  /** Whether it has rules by which logins become members; decides nothing. */
  readonly dynamic?: boolean | undefined;
  /** For words only. */
  readonly name?: string | undefined;
}

/** The group that "everybody" is in; it grants nothing on IAM Identity (M2). */
export const PUBLIC_ACCESS_GROUP = 'AccessGroupId-PublicAccess';

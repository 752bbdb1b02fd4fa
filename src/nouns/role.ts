/** A role that the account's own role list defines: a custom role, or one that the catalogue lacks (R1). */
export interface Role {
  readonly crn: string;
  /** The one service whose actions it lists, such as `iam-identity`. */
  readonly service: string;
  /** IAM action names, such as `iam-identity.apikey.create`. */
  readonly actions: readonly string[];
  /** For words only. */
  readonly name?: string | undefined;
}

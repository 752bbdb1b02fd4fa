/** A role that the account's own role list defines: a custom role, or a role that the catalogue does not have (R1). */
export interface Role {
  readonly crn: string;
  /** The service whose actions it lists, such as `iam-identity`. */
  readonly service: string;
  /** IAM action names, such as `iam-identity.apikey.create`. */
  readonly actions: readonly string[];
  /** Display only. */
  readonly name?: string | undefined;
}

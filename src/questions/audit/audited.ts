import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import type { Account } from '../../nouns/account.ts';
import { definitionsOf, type RoleDefinitions } from '../../rules/role.ts';
import { serviceIdsOf } from '../resources.ts';
import { type AuditedPolicy, auditedPolicies } from './audited-policy.ts';

/** The data that all parts of an audit share. */
export interface Audited {
  readonly account: Account;
  readonly pdp: PolicyDecisionPoint;
  readonly defined: RoleDefinitions;
  /** Epoch milliseconds. Without it, time conditions are unknown. */
  readonly time: number | undefined;
  readonly policies: readonly AuditedPolicy[];
  /** IAM IDs of the principals that the account lists. */
  readonly listed: ReadonlySet<string>;
  /** The service IDs that the account lists, as `ServiceId-…`. */
  readonly serviceIds: readonly string[];
  /** Whether the account lists all its principals (I1). */
  readonly isComplete: boolean;
}

export function auditedBy(pdp: PolicyDecisionPoint, time: number | undefined): Audited {
  const { account } = pdp;
  const defined = definitionsOf(account);
  return {
    account,
    pdp,
    defined,
    time,
    policies: auditedPolicies(account, defined),
    listed: new Set(account.principals.map(({ id }) => id)),
    serviceIds: serviceIdsOf(account),
    isComplete: !account.partial?.includes('principals'),
  };
}

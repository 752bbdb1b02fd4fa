import type { Account, PolicyDecisionPoint } from 'apikey-policy';
import { accountOf, checkOptions } from '../../json/argument.ts';
import { activePrincipalsOf, entitiesOf } from './entities.ts';
import type { CedarEntity, CedarNamedPolicy, CedarPolicy, CedarSchema } from './formats.ts';
import { mergedPermits } from './grants.ts';
import { jsonOf, textOf } from './permit.ts';
import { permitsOfPolicies } from './policies.ts';
import { policyGroupsOf } from './policy-groups.ts';
import { schema } from './schema.ts';
import { permitsOfSettings } from './settings.ts';

/** An account in Cedar: one snapshot, whose three parts belong together. */
export interface CedarExport {
  readonly schema: CedarSchema;
  /** The same policies in both of Cedar's forms, in the same order. */
  readonly policies: {
    readonly text: readonly CedarNamedPolicy<string>[];
    readonly json: readonly CedarNamedPolicy<CedarPolicy>[];
  };
  readonly entities: CedarEntity[];
}

/** How an account is exported. */
export interface CedarOptions {
  /** Merges permits that differ only in their principal or access group. The default is `false`. */
  readonly compact?: boolean | undefined;
}

/**
 * Exports an account to Cedar, so that a Cedar engine allows exactly what `decide` allows (CED-1 to CED-5).
 *
 * Only certain grants are exported. Cedar denies everything that is unknown; for the difference, and for reasons, call
 * `decide`. The export is a snapshot: export the account again when it changes.
 *
 * The id of a permit names the policy it comes from and its action, `policy/action`; or the setting that restricts
 * nothing, `not-restricted:action`; with `compact` it names what it grants. IDs are ASCII: every UTF-16 unit other than
 * letters, digits, `-`, `_` and `.` is written as `%` and four hexadecimal digits.
 *
 * The service IDs that a target matches are members of an entity `Target`. So a new service ID changes entities, and no
 * policy. For one request, `entitiesFor` gives the entities that the request needs.
 *
 * @param from an account, or its compiled form
 * @param options `compact`: merges permits that differ only in their principal or access group (CED-5)
 * @returns a schema, the policies as text and as JSON, and the entities, in the formats of Cedar 4
 * @throws TypeError if `options` has an unknown key
 *
 * @example
 * ```ts
 * import { ROLES } from 'apikey-policy';
 * import { toCedar } from 'apikey-policy/cedar';
 *
 * const { policies } = toCedar({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   serviceIdCreation: 'RESTRICTED',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [
 *     {
 *       id: 'in-the-morning',
 *       subject: { principal: 'IBMid-060001ADMN' },
 *       roles: [ROLES.userApiKeyCreator],
 *       target: { attributes: [{ key: 'serviceName', value: 'iam-identity' }] },
 *       condition: {
 *         key: '{{environment.attributes.current_time}}',
 *         operator: 'timeLessThan',
 *         value: '12:00:00+00:00',
 *       },
 *     },
 *   ],
 * });
 * policies.text[0]?.policy.split('\n').at(-1); // => 'when { context has now && context.now.secondOfDay < 43200 };'
 * policies.json.map(({ id }) => id); // => ['in-the-morning/iam-identity.user-apikey.create']
 * ```
 */
export function toCedar(from: Account | PolicyDecisionPoint, options: CedarOptions = {}): CedarExport {
  const account = accountOf(from);
  checkOptions(options, ['compact']);
  const { compact = false } = options;
  const active = activePrincipalsOf(account);
  const ofPolicies = permitsOfPolicies(account, active);
  const permits = [...permitsOfSettings(account), ...(compact ? mergedPermits(ofPolicies) : ofPolicies)];
  return {
    schema: schema(),
    policies: {
      text: permits.map((permit) => ({ id: permit.id, policy: textOf(permit) })),
      json: permits.map((permit) => ({ id: permit.id, policy: jsonOf(permit) })),
    },
    entities: entitiesOf(account, active, policyGroupsOf(ofPolicies, compact)),
  };
}

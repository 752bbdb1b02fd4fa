import type { Account, PolicyDecisionPoint } from 'apikey-policy';
import { accountOf } from '../../json/argument.ts';
import { activePrincipalsOf, entitiesOf } from './entities.ts';
import type { CedarEntity, CedarPolicySet, CedarSchema } from './formats.ts';
import { jsonOf, textOf } from './permit.ts';
import { permitsOfPolicies } from './policies.ts';
import { schema } from './schema.ts';
import { permitsOfSettings } from './settings.ts';

/** An account in Cedar: one snapshot, whose three parts belong together. */
export interface CedarExport {
  readonly schema: CedarSchema;
  /** The same policies in both of Cedar's forms. */
  readonly policies: { readonly text: string; readonly json: CedarPolicySet };
  readonly entities: CedarEntity[];
}

/**
 * Exports an account to Cedar, so that a Cedar engine allows exactly what `decide` allows (CED-1 to CED-4).
 *
 * Only certain grants are exported. Cedar denies everything that is unknown; for the difference, and for reasons, call
 * `decide`. The export is a snapshot: export the account again when it changes.
 *
 * Each permit names the policy it comes from and its action, `policy/action`, for some service IDs with the one it is
 * about; or the setting that restricts nothing, `not-restricted:action`. Ids are ASCII: every UTF-16 unit other than
 * letters, digits, `-`, `_` and `.` is written as `%` and four hexadecimal digits.
 *
 * @param from an account, or its compiled form
 * @returns a schema, the policies as text and as JSON, and the entities, in the formats of Cedar 4
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
 * policies.text.split('\n').at(-2); // => 'when { context has now && context.now.secondOfDay < 43200 };'
 * Object.keys(policies.json.staticPolicies); // => ['in-the-morning/iam-identity.user-apikey.create']
 * ```
 */
export function toCedar(from: Account | PolicyDecisionPoint): CedarExport {
  const account = accountOf(from);
  const active = activePrincipalsOf(account);
  const permits = [...permitsOfSettings(account), ...permitsOfPolicies(account, active)];
  return {
    schema: schema(),
    policies: {
      text: permits.map(textOf).join('\n'),
      json: {
        staticPolicies: Object.fromEntries(permits.map((permit) => [permit.id, jsonOf(permit)])),
        templates: {},
        templateLinks: [],
      },
    },
    entities: entitiesOf(account, active),
  };
}

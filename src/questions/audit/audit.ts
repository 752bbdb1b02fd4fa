import type { PolicyDecisionPoint } from '../../engine/compile.ts';
import { checkOptions } from '../../json/argument.ts';
import type { Account } from '../../nouns/account.ts';
import { checkTime } from '../../rules/request.ts';
import { pointOf } from '../point-of.ts';
import { auditedBy } from './audited.ts';
import type { Finding, FindingSubject } from './finding.ts';
import { findInPolicies } from './policies.ts';
import { findInPrincipals } from './principals.ts';
import { findInReach } from './reach.ts';
import { findInSettings } from './settings.ts';
import { subjectName } from './subject-name.ts';
import { FINDING_CODES } from './table.ts';

const ASK_ENTERPRISE = 'An enterprise template made it: have the enterprise change the template.';

/** The time of an audit. */
export interface AuditOptions {
  /** Epoch milliseconds. Without it, time conditions are unknown, and no expired policy is found. */
  readonly time?: number | undefined;
}

/**
 * Checks a whole account for settings that restrict nothing, policies that cannot grant what they seem to grant,
 * grants of the owner, actions that nobody is allowed, and roles that reach further than needed (AUD-1, AUD-2). An
 * uncertain problem is not a finding, unless the finding is about the uncertainty.
 *
 * @param from an account, or its compiled form
 * @param options `time`: epoch milliseconds
 * @returns the findings in the order of `FINDING_CODES`, and then by the id of their subject
 * @throws TypeError if the time is invalid
 *
 * @example
 * ```ts
 * import { audit, ROLES } from 'apikey-policy';
 *
 * const findings = audit({
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'RESTRICTED',
 *   serviceIdCreation: 'NOT_SET',
 *   principals: [{ kind: 'user', id: 'IBMid-060001ADMN', state: 'ACTIVE' }],
 *   accessGroups: [],
 *   policies: [
 *     {
 *       id: 'administrator-in-a-resource-group',
 *       subject: { principal: 'IBMid-060001ADMN' },
 *       roles: [ROLES.administrator],
 *       target: {
 *         attributes: [
 *           { key: 'serviceName', value: 'iam-identity' },
 *           { key: 'resourceGroupId', value: '0be5ad401ae913d8ff665d92680664ed' },
 *         ],
 *       },
 *     },
 *   ],
 * });
 * findings.map(({ code }) => code); // => ['service-id-creation-not-restricted', 'resource-group', 'nobody-may-change-the-setting', 'nobody-may-create-user-keys']
 * findings[0]?.message; // => 'The service ID creation setting is not restricted: it is `NOT_SET`.'
 * ```
 */
export function audit(from: Account | PolicyDecisionPoint, options: AuditOptions = {}): Finding[] {
  const pdp = pointOf(from);
  checkOptions(options, ['time']);
  const { time } = options;
  checkTime(time);
  const audited = auditedBy(pdp, time);
  const found = [findInSettings, findInPolicies, findInPrincipals, findInReach].flatMap((findIn) => findIn(audited));
  const order = Object.keys(FINDING_CODES);
  const { policies, accessGroups } = audited.account;
  const managed = new Set(
    [policies, accessGroups].flatMap((list) => list.filter((row) => row.managed).map(({ id }) => id)),
  );
  return found
    .map(({ code, subject, detail }) => {
      const { severity, when, references, ...row } = FINDING_CODES[code];
      const message = `${subjectName(subject)} ${when}${detail && `: ${detail}`}.`;
      // REM-9
      const isManaged = ('policy' in subject || 'accessGroup' in subject) && managed.has(idOf(subject));
      return { code, severity, subject, message, whatToDo: isManaged ? ASK_ENTERPRISE : row.whatToDo, references };
    })
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code) || (idOf(a.subject) < idOf(b.subject) ? -1 : 1));
}

/** No two findings of one code have the same subject. */
function idOf(subject: FindingSubject): string {
  return Object.values(subject).join();
}

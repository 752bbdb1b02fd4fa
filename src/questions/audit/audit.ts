import type { Account } from '../../nouns/account.ts';
import { checkTime } from '../../rules/request.ts';
import { lookAt } from './audited.ts';
import type { Finding, FindingSubject } from './finding.ts';
import { findInPolicies } from './policies.ts';
import { findInPrincipals } from './principals.ts';
import { findInReach } from './reach.ts';
import { findInSettings } from './settings.ts';
import { FINDING_CODES } from './table.ts';
import { wordsOfSubject } from './words.ts';

/** When an account is audited. */
export interface AuditOptions {
  /** Epoch milliseconds; without it, conditions on time are unknown, and none is found expired. */
  readonly time?: number;
}

/**
 * Looks through a whole account for what is worth a look: settings that restrict nothing, policies that cannot grant
 * what they look like, grants of the owner, questions that nobody may say yes to, roles that reach further than needed
 * (AUD-1, AUD-2). What is not certain is no finding, unless it is the uncertainty that is found.
 *
 * @param account a snapshot that `parseAccount` takes
 * @param options `time`: when, in epoch milliseconds
 * @returns findings in the order of `FINDING_CODES`, those of one code by the id of what they are about
 * @throws TypeError if the time is none that its type allows
 *
 * @example
 * ```ts
 * import { audit } from 'apikey-policy';
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
 *       roles: ['crn:v1:bluemix:public:iam::::role:Administrator'],
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
 * findings[0]?.message; // => 'The service ID creation setting is not restricted by the account itself: it is `NOT_SET`.'
 * ```
 */
export function audit(account: Account, options: AuditOptions = {}): Finding[] {
  checkTime(options.time);
  const audited = lookAt(account, options);
  const found = [findInSettings, findInPolicies, findInPrincipals, findInReach].flatMap((findIn) => findIn(audited));
  const order = Object.keys(FINDING_CODES);
  return found
    .map(({ code, subject, detail }) => {
      const { severity, when, references } = FINDING_CODES[code];
      const message = `${wordsOfSubject(subject)} ${when}${detail && `: ${detail}`}.`;
      return { code, severity, subject, message, references };
    })
    .sort((a, b) => order.indexOf(a.code) - order.indexOf(b.code) || (idOf(a.subject) < idOf(b.subject) ? -1 : 1));
}

/** No two findings of one code are about the same. */
function idOf(subject: FindingSubject): string {
  return Object.values(subject).join();
}

import { FINDING_CODES, type Finding, type FindingCode, type FindingSubject, type Severity } from 'apikey-policy';
import { visible } from '../../../text/layout/visible.ts';
import { findingFingerprint } from './finding-fingerprint.ts';
import { type FindingsOptions, sentences } from './finding-phrases.ts';
import type { SarifLevel, SarifLocation, SarifLog, SarifResult, SarifRule } from './sarif.ts';

/** What a SARIF log says beside the findings. */
export interface SarifOptions extends FindingsOptions {
  /** The file or page that the account was read from, as a URI or a path; some services show no result without it. */
  readonly uri?: string | undefined;
  /** The version of the tool. */
  readonly version?: string | undefined;
}

const LEVELS: Readonly<Record<Severity, SarifLevel>> = { high: 'error', medium: 'warning', low: 'note', info: 'note' };

const CODES: readonly string[] = Object.keys(FINDING_CODES);

/**
 * Findings as a SARIF 2.1.0 log, for code scanning services (REP-3). Each finding code is a rule, the subject of a
 * finding is a logical location, and partial fingerprints stay when the lists of the account are reordered.
 *
 * @param findings what `audit` answered
 * @param options `uri`: where the account was read from; `version`: the version of the tool; `account`: the account that
 *   was audited, whose names then stand beside the ids
 * @returns plain JSON data
 *
 * @example
 * ```ts
 * import { audit } from 'apikey-policy';
 * import { findingsToSarif } from 'apikey-policy/report';
 *
 * const account = {
 *   id: '1a2b3c4d5e6f40718293a4b5c6d7e8f9',
 *   apiKeyCreation: 'NOT_SET',
 *   serviceIdCreation: 'RESTRICTED',
 *   principals: [],
 *   accessGroups: [],
 *   policies: [],
 *   partial: ['principals'],
 * } as const;
 * const [run] = findingsToSarif(audit(account), { uri: 'account.json' }).runs;
 * run.results.map(({ ruleId, level }) => [ruleId, level]); // => [['api-key-creation-not-restricted', 'error']]
 * ```
 */
export function findingsToSarif(findings: readonly Finding[], options: SarifOptions = {}): SarifLog {
  const { version } = options;
  const sentenceOf = sentences(options);
  const rules = Object.entries(FINDING_CODES).map(([code, rule]) => ruleOf(code, rule));
  const results = findings.map(
    (finding): SarifResult => ({
      ruleId: finding.code,
      ruleIndex: CODES.indexOf(finding.code),
      level: LEVELS[finding.severity],
      message: { text: `${sentenceOf(finding)} ${visible(finding.whatToDo)}` },
      locations: [locationOf(finding.subject, options)],
      partialFingerprints: { 'codeAndSubject/v1': findingFingerprint(finding) },
    }),
  );
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'apikey-policy', ...(version !== undefined && { version: visible(version) }), rules },
        },
        results,
      },
    ],
  };
}

function ruleOf(
  code: string,
  { severity, when, whatToDo, references }: (typeof FINDING_CODES)[FindingCode],
): SarifRule {
  return {
    id: code,
    shortDescription: { text: `The subject ${when.replaceAll('`', '')}.` },
    help: { text: `${whatToDo.replaceAll('`', '')} See ${references.join(', ')}.` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { references, severity },
  };
}

function locationOf(subject: FindingSubject, { uri }: SarifOptions): SarifLocation {
  const [[kind, id] = ['account', '']] = Object.entries(subject);
  const name = visible(id);
  return {
    ...(uri !== undefined && { physicalLocation: { artifactLocation: { uri: asUri(uri) } } }),
    logicalLocations: [{ name, fullyQualifiedName: `${kind}/${name}`, kind }],
  };
}

/** A URI as it is; what a path has and a URI does not is encoded. */
function asUri(text: string): string {
  return visible(text)
    .replace(/%(?![\da-f]{2})/gi, '%25')
    .replace(/[^\w\-.~:/?#@!$&'()*+,;=%]/gu, encodeURIComponent);
}

/** A log of SARIF 2.1.0, with the parts that `findingsToSarif` writes. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly [SarifRun];
}

/** The results of one run of the audit. */
export interface SarifRun {
  readonly tool: { readonly driver: SarifDriver };
  readonly results: readonly SarifResult[];
}

/** The tool, and its rules. */
export interface SarifDriver {
  readonly name: string;
  readonly version?: string | undefined;
  readonly rules: readonly SarifRule[];
}

/** How much a result matters. */
export type SarifLevel = 'error' | 'warning' | 'note';

/** A string that people read. */
export interface SarifText {
  readonly text: string;
}

/** A finding code. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: SarifText;
  readonly help: SarifText;
  readonly defaultConfiguration: { readonly level: SarifLevel };
  readonly properties: { readonly references: readonly string[]; readonly severity: string };
}

/** A finding. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations: readonly [SarifLocation];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

/** What a finding is about, and the file that says so. */
export interface SarifLocation {
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } } | undefined;
  readonly logicalLocations: readonly [
    { readonly name: string; readonly fullyQualifiedName: string; readonly kind: string },
  ];
}

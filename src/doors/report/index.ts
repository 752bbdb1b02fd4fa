export type { ComparisonOptions } from './comparison/comparison-phrases.ts';
export { comparisonToMarkdown } from './comparison/comparison-to-markdown.ts';
export { comparisonToText } from './comparison/comparison-to-text.ts';
export type { CheckExpectationsOptions, CheckedExpectation } from './expectations/check-expectations.ts';
export { checkExpectations } from './expectations/check-expectations.ts';
export type { Expectation, Expectations } from './expectations/expectation.ts';
export type { FoundPrincipal } from './expectations/find-principal.ts';
export { findPrincipal } from './expectations/find-principal.ts';
export type { ParsedExpectations, ParseExpectationsOptions } from './expectations/parse-expectations.ts';
export { parseExpectations } from './expectations/parse-expectations.ts';
export { findingFingerprint } from './findings/finding-fingerprint.ts';
export type { FindingsOptions } from './findings/finding-phrases.ts';
export { findingsToMarkdown } from './findings/findings-to-markdown.ts';
export type { SarifOptions } from './findings/findings-to-sarif.ts';
export { findingsToSarif } from './findings/findings-to-sarif.ts';
export { findingsToText } from './findings/findings-to-text.ts';
export type {
  SarifDriver,
  SarifLevel,
  SarifLocation,
  SarifLog,
  SarifResult,
  SarifRule,
  SarifRun,
  SarifText,
} from './findings/sarif.ts';
export type {
  AccessMatrix,
  AccessMatrixOptions,
  MatrixCell,
  MatrixRow,
  ServiceIdsCell,
} from './matrix/access-matrix.ts';
export { accessMatrix } from './matrix/access-matrix.ts';
export { matrixToCsv } from './matrix/matrix-to-csv.ts';
export { matrixToMarkdown } from './matrix/matrix-to-markdown.ts';
export { matrixToText } from './matrix/matrix-to-text.ts';
export type { ActionPhrases } from './phrases/actions.ts';
export type { TextOptions } from './phrases/columns.ts';

export type { PayloadDiagnosticCode, PayloadIssueCode } from '../../ibm-api/codes.ts';
export { PAYLOAD_DIAGNOSTICS, PAYLOAD_ISSUES } from '../../ibm-api/codes.ts';
export type { Failure, IbmCloudPayloads, PayloadList } from '../../ibm-api/payloads.ts';
export type { AccountFromIbmCloud } from './account-from-ibm-cloud.ts';
export { accountFromIbmCloud } from './account-from-ibm-cloud.ts';
export type { RemedyForm } from './render/render-remedy.ts';
export { renderRemedy } from './render/render-remedy.ts';

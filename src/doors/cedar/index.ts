export type {
  CedarAttribute,
  CedarEntity,
  CedarEntityUid,
  CedarExpression,
  CedarNow,
  CedarOperands,
  CedarPolicy,
  CedarPolicySet,
  CedarRecord,
  CedarRequest,
  CedarSchema,
  CedarScope,
  CedarUse,
} from './formats.ts';
export type { CedarExport } from './to-cedar.ts';
export { toCedar } from './to-cedar.ts';
export { toCedarRequest } from './to-cedar-request.ts';

export { entitiesFor } from './entities-for.ts';
export type {
  CedarAttribute,
  CedarEntity,
  CedarEntityUid,
  CedarExpression,
  CedarNamedPolicy,
  CedarNow,
  CedarOperands,
  CedarPolicy,
  CedarRecord,
  CedarRequest,
  CedarSchema,
  CedarScope,
  CedarUse,
} from './formats.ts';
export type { CedarExport, CedarOptions } from './to-cedar.ts';
export { toCedar } from './to-cedar.ts';
export { toCedarRequest } from './to-cedar-request.ts';

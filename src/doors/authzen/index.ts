export { authzenPdp } from './authzen-pdp.ts';
export type { AuthzenOptions, AuthzenPdp } from './protocol/create-authzen-pdp.ts';
export { createAuthzenPdp } from './protocol/create-authzen-pdp.ts';
export type {
  AuthzenAction,
  AuthzenActionSearch,
  AuthzenEvaluation,
  AuthzenResource,
  AuthzenResourceSearch,
  AuthzenSubject,
  AuthzenSubjectSearch,
  AuthzenTyped,
  Properties,
} from './protocol/entities.ts';
export type { AuthzenMetadata, AuthzenMetadataOptions } from './protocol/metadata.ts';
export { AUTHZEN_PATHS, authzenMetadata, authzenMetadataPath } from './protocol/metadata.ts';
export type { AuthzenFound, AuthzenPolicy, AuthzenProblem } from './protocol/policy.ts';
export type {
  AuthzenDecision,
  AuthzenDecisions,
  AuthzenPage,
  AuthzenResponse,
  AuthzenResults,
} from './protocol/responses.ts';

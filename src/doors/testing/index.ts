export type { AccountAndRequest, Cast, InvalidAccount, InvalidRequest, NearlyGranted } from './arbitraries/index.ts';
export {
  accountAndRequest,
  accounts,
  invalidAccounts,
  invalidRequests,
  nearMisses,
  policiesIn,
  questionsAbout,
  requestsOf,
} from './arbitraries/index.ts';
export type { SameAnswersOptions } from './assert-same-answers.ts';
export { assertSameAnswers } from './assert-same-answers.ts';
export { assertVectors } from './assert-vectors.ts';
export type { Core, Law } from './laws/law.ts';
export { laws } from './laws/laws.ts';
export type { Answer, Outcome, OwnLogic } from './outcome.ts';
export type { VectorFailure, VectorRun } from './vectors/run-vectors.ts';
export { runVectors } from './vectors/run-vectors.ts';
export type { Expected, Vector, VectorFile } from './vectors/vector.ts';
export { vectors } from './vectors/vectors.ts';

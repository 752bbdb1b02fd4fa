export type { Cast, NearlyGranted } from './arbitraries/index.ts';
export {
  accountAndRequest,
  accounts,
  nearMisses,
  policiesIn,
  questionsAbout,
  requestsOf,
} from './arbitraries/index.ts';
export type { SameAnswersOptions } from './assert-same-answers.ts';
export { assertSameAnswers } from './assert-same-answers.ts';
export { assertVectors } from './assert-vectors.ts';
export type { Answer, OwnLogic } from './outcome.ts';
export type { Expected, Vector, VectorFile } from './vectors/vector.ts';
export { vectors } from './vectors/vectors.ts';

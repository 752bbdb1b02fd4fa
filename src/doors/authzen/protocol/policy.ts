import type {
  AuthzenAction,
  AuthzenActionSearch,
  AuthzenEvaluation,
  AuthzenResource,
  AuthzenResourceSearch,
  AuthzenSubject,
  AuthzenSubjectSearch,
} from './entities.ts';
import type { AuthzenDecision, AuthzenResults } from './responses.ts';

/** Why the policy cannot answer a request: a sentence for the caller. */
export interface AuthzenProblem {
  readonly problem: string;
}

/** All results of a search, in a stable order. Paging is not the policy's task. */
export type AuthzenFound<Result> = Omit<AuthzenResults<Result>, 'page'>;

/**
 * The policy behind the protocol. Requests are valid and copied. An unknown type, id or name is not a problem: the answer
 * is a denial or an empty search.
 */
export interface AuthzenPolicy {
  /** The decision, with reasons in its context. */
  evaluate(request: AuthzenEvaluation): AuthzenDecision | AuthzenProblem;
  /** The subjects of the type that `evaluate` would allow. */
  searchSubjects(request: AuthzenSubjectSearch): AuthzenFound<AuthzenSubject> | AuthzenProblem;
  /** The resources of the type that `evaluate` would allow. */
  searchResources(request: AuthzenResourceSearch): AuthzenFound<AuthzenResource> | AuthzenProblem;
  /** The actions that `evaluate` would allow. */
  searchActions(request: AuthzenActionSearch): AuthzenFound<AuthzenAction> | AuthzenProblem;
}

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

/** Why a request means nothing to the policy: a sentence for the caller, who gets no decision. */
export interface AuthzenProblem {
  readonly problem: string;
}

/** Everything that a search found, in an order that stays; paging is done outside. */
export type AuthzenFound<Result> = Omit<AuthzenResults<Result>, 'page'>;

/**
 * What decides behind the protocol. Requests come as the specification shapes them, and copied; a type, id or name
 * that the policy does not know is a no, or nothing found, and no problem.
 */
export interface AuthzenPolicy {
  /** The decision, and in its context what more there is to say. */
  evaluate(request: AuthzenEvaluation): AuthzenDecision | AuthzenProblem;
  /** The subjects of the type that `evaluate` would say yes to. */
  searchSubjects(request: AuthzenSubjectSearch): AuthzenFound<AuthzenSubject> | AuthzenProblem;
  /** The resources of the type that `evaluate` would say yes to. */
  searchResources(request: AuthzenResourceSearch): AuthzenFound<AuthzenResource> | AuthzenProblem;
  /** The actions that `evaluate` would say yes to. */
  searchActions(request: AuthzenActionSearch): AuthzenFound<AuthzenAction> | AuthzenProblem;
}

import { checkObject, checkOptions } from '../../../json/argument.ts';
import type { AuthzenAction, AuthzenResource, AuthzenSubject } from './entities.ts';
import { answerEvaluation, answerEvaluations } from './evaluation.ts';
import type { AuthzenPolicy } from './policy.ts';
import { readActionSearch, readResourceSearch, readSubjectSearch } from './read-entities.ts';
import type { AuthzenDecision, AuthzenDecisions, AuthzenResponse, AuthzenResults } from './responses.ts';
import { answerSearch } from './search.ts';

/**
 * A decision point of the OpenID AuthZEN Authorization API 1.0: for each endpoint a function from the parsed JSON body
 * of a request to the status and body of its response. No body makes one throw.
 */
export interface AuthzenPdp {
  /** `POST /access/v1/evaluation`: one question. */
  evaluation(body: unknown): AuthzenResponse<AuthzenDecision>;
  /** `POST /access/v1/evaluations`: a batch, with the three semantics. */
  evaluations(body: unknown): AuthzenResponse<AuthzenDecision | AuthzenDecisions>;
  /** `POST /access/v1/search/subject`: who may. */
  subjectSearch(body: unknown): AuthzenResponse<AuthzenResults<AuthzenSubject>>;
  /** `POST /access/v1/search/resource`: on what one may. */
  resourceSearch(body: unknown): AuthzenResponse<AuthzenResults<AuthzenResource>>;
  /** `POST /access/v1/search/action`: what one may. */
  actionSearch(body: unknown): AuthzenResponse<AuthzenResults<AuthzenAction>>;
}

/** How a decision point answers. */
export interface AuthzenOptions {
  /** The most results on a page of a search, 1 or more; by default, all results. */
  readonly pageSize?: number | undefined;
  /** The most evaluations of a batch, 1 or more; 1,000 by default (AZ-3). */
  readonly maxEvaluations?: number | undefined;
  /** The most characters of an answer as JSON, 1 or more; 5,000,000 by default (AZ-3). */
  readonly maxAnswerLength?: number | undefined;
}

/**
 * Creates a decision point of the AuthZEN protocol for any policy. It reads requests, completes batches, divides results
 * into pages and reports problems; only the policy decides.
 *
 * @param policy the policy that decides and searches
 * @param options `pageSize`: results on a page at most; `maxEvaluations`: evaluations of a batch at most;
 *   `maxAnswerLength`: characters of an answer at most. What exceeds the last two is refused with status 400 (AZ-3).
 * @throws TypeError if an option is not a positive integer
 *
 * @example
 * ```ts
 * import { createAuthzenPdp } from 'apikey-policy/authzen';
 *
 * const pdp = createAuthzenPdp({
 *   evaluate: ({ subject }) => ({ decision: subject.id === 'alice' }),
 *   searchSubjects: ({ subject }) => ({ results: [{ type: subject.type, id: 'alice' }] }),
 *   searchResources: () => ({ results: [] }),
 *   searchActions: () => ({ results: [] }),
 * });
 * const question = { action: { name: 'read' }, resource: { type: 'record', id: 'record-1' } };
 * pdp.evaluation({ subject: { type: 'user', id: 'bob' }, ...question }); // => { status: 200, body: { decision: false } }
 * pdp.evaluation(question); // => { status: 400, body: '`subject` is missing' }
 * pdp.subjectSearch({ subject: { type: 'user' }, ...question }).body; // => { results: [{ type: 'user', id: 'alice' }] }
 * ```
 */
export function createAuthzenPdp(policy: AuthzenPolicy, options: AuthzenOptions = {}): AuthzenPdp {
  checkObject('policy', 'an AuthZEN policy', policy);
  checkOptions(options, ['pageSize', 'maxEvaluations', 'maxAnswerLength']);
  const { pageSize = Infinity, maxEvaluations = 1000, maxAnswerLength = 5_000_000 } = options;
  checkLimits({ pageSize, maxEvaluations, maxAnswerLength });
  const batch = { evaluations: maxEvaluations, answerLength: maxAnswerLength };
  const search = { pageSize, answerLength: maxAnswerLength };
  return {
    evaluation: (body) => answerEvaluation(policy, body),
    evaluations: (body) => answerEvaluations(policy, body, batch),
    subjectSearch: (body) => answerSearch(readSubjectSearch, (query) => policy.searchSubjects(query), body, search),
    resourceSearch: (body) => answerSearch(readResourceSearch, (query) => policy.searchResources(query), body, search),
    actionSearch: (body) => answerSearch(readActionSearch, (query) => policy.searchActions(query), body, search),
  };
}

function checkLimits(limits: Readonly<Record<string, number>>): void {
  for (const [name, limit] of Object.entries(limits)) {
    if (limit === Infinity || (Number.isSafeInteger(limit) && limit > 0)) continue;
    throw new TypeError(`\`${name}\` must be a positive integer`);
  }
}

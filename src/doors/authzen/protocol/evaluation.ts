import type { Properties } from './entities.ts';
import type { AuthzenPolicy } from './policy.ts';
import { readEvaluation } from './read-entities.ts';
import { fieldOf, isObject, optionalObjectOf, type Problems, readBody } from './read-fields.ts';
import {
  type AuthzenDecision,
  type AuthzenDecisions,
  type AuthzenResponse,
  answered,
  refused,
  tooLong,
} from './responses.ts';

const ENTITIES = ['subject', 'action', 'resource', 'context'];

/** The decision at which a semantic stops; none for the one that never does, which is the default. */
const STOPS_AT: ReadonlyMap<unknown, boolean | undefined> = new Map([
  ['execute_all', undefined],
  ['deny_on_first_deny', false],
  ['permit_on_first_permit', true],
]);

/** The most items of a batch, and the most characters of its answer (AZ-3). */
interface BatchLimits {
  readonly evaluations: number;
  readonly answerLength: number;
}

/** Answers the body of an Access Evaluation request. */
export function answerEvaluation(policy: AuthzenPolicy, body: unknown): AuthzenResponse<AuthzenDecision> {
  const problems: Problems = [];
  const fields = readBody(body, problems);
  return fields === undefined ? refused(problems) : evaluate(policy, fields);
}

/** Answers the body of an Access Evaluations request. Without evaluations, it is an Access Evaluation request. */
export function answerEvaluations(
  policy: AuthzenPolicy,
  body: unknown,
  limits: BatchLimits,
): AuthzenResponse<AuthzenDecision | AuthzenDecisions> {
  const problems: Problems = [];
  const fields = readBody(body, problems);
  if (fields === undefined) return refused(problems);
  const listed = fieldOf(fields, 'evaluations');
  const items: unknown = listed === undefined ? [] : listed;
  if (!Array.isArray(items)) return refused(['`evaluations` must be an array of objects']);
  if (items.length === 0) return evaluate(policy, fields);
  if (items.length > limits.evaluations) {
    return refused([`\`evaluations\` must have at most ${limits.evaluations} items, but has ${items.length}`]);
  }
  const semantic = fieldOf(optionalObjectOf(fields, 'options', problems) ?? {}, 'evaluations_semantic');
  if (semantic !== undefined && !STOPS_AT.has(semantic)) {
    problems.push(
      '`options.evaluations_semantic` must be `execute_all`, `deny_on_first_deny` or `permit_on_first_permit`',
    );
  }
  // A default may lack what every item brings along, but it cannot be anything else than an object.
  for (const key of ENTITIES) optionalObjectOf(fields, key, problems);
  if (problems.length > 0) return refused(problems);
  const evaluations = decisions(policy, fields, items, semantic, limits.answerLength);
  return evaluations === undefined
    ? refused([tooLong(limits.answerLength, 'send fewer `evaluations`')])
    : answered({ evaluations });
}

/** The answers in the order of the items; `undefined` if they are too long. */
function decisions(
  policy: AuthzenPolicy,
  defaults: Properties,
  items: readonly unknown[],
  semantic: unknown,
  answerLength: number,
): AuthzenDecision[] | undefined {
  const stopsAt = STOPS_AT.get(semantic);
  const answers: AuthzenDecision[] = [];
  let length = 0;
  for (const item of items) {
    const answer = decisionOf(policy, defaults, item);
    length += JSON.stringify(answer).length;
    // Stop here: to find all other answers takes time and memory, too.
    if (length > answerLength) return undefined;
    if (answer.decision !== stopsAt) answers.push(answer);
    // A denial that ends the batch has a reason, as in the specification's example.
    else return [...answers, stopsAt ? answer : { ...answer, context: { ...answer.context, reason: semantic } }];
  }
  return answers;
}

/** One item of a batch. A malformed item is a denial and does not affect the others. */
function decisionOf(policy: AuthzenPolicy, defaults: Properties, item: unknown): AuthzenDecision {
  const response = isObject(item)
    ? evaluate(policy, completed(item, defaults))
    : refused(['each of `evaluations` must be an object']);
  if (response.status === 200) return response.body;
  return { decision: false, context: { error: { status: response.status, message: response.body } } };
}

/** An item's own objects, or the defaults. Objects are never merged. */
function completed(item: Properties, defaults: Properties): Properties {
  return Object.fromEntries(
    ENTITIES.map((key) => [key, Object.hasOwn(item, key) ? item[key] : fieldOf(defaults, key)]),
  );
}

function evaluate(policy: AuthzenPolicy, fields: Properties): AuthzenResponse<AuthzenDecision> {
  const problems: Problems = [];
  const request = readEvaluation(fields, problems);
  if (request === undefined) return refused(problems);
  const answer = policy.evaluate(request);
  return 'problem' in answer ? refused([answer.problem]) : answered(answer);
}

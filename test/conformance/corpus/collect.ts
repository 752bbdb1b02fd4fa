import { isDeepStrictEqual } from 'node:util';
import { type Account, type AccountAndRequest, type Decision, decide, parseAccount, type Request } from 'apikey-policy';
import { accountAndRequest } from 'apikey-policy/testing';
import fc from 'fast-check';
import { shrunk } from '../../../src/doors/testing/shrunk.ts';
import { decide as decideByTheText } from '../../reference/decision.ts';
import { expectedOf, inOrder, type Vector } from '../vector.ts';
import { featuresOf, sentenceOf } from './features.ts';
import { corpusId } from './id.ts';
import { rulesOf } from './rules.ts';

/** One sample of fast-check for each seed. */
const SEEDS = [20_260_301, 20_260_302, 20_260_303, 20_260_304];
const QUESTIONS_PER_SEED = 5_000;
/** The largest corpus: what is beyond it is left to drawn questions. */
const LIMIT = 450;

/** What has become of a corpus. */
export interface Corpus {
  readonly vectors: readonly Vector[];
  /** Ids of vectors that were recorded and whose expectation no longer holds. */
  readonly dropped: readonly string[];
}

/**
 * What was recorded and still holds, and a vector for each feature that none of it shows.
 *
 * @param recorded vectors of earlier runs: what holds is kept as it is
 */
export function collect(recorded: readonly Vector[]): Corpus {
  const vectors = recorded.filter(stillHolds);
  const shown = new Set(vectors.flatMap(({ account, request }) => featuresOf(decisionOf(accountOf(account), request))));
  for (const { account, request, features } of vectors.length < LIMIT ? smallestFirst() : []) {
    if (vectors.length >= LIMIT) break;
    if (features.every((feature) => shown.has(feature))) continue;
    for (const feature of features) shown.add(feature);
    vectors.push(vectorOf(shrunkAccount(account, request, features), request));
  }
  const unique = new Map(vectors.map((vector) => [vector.id, vector]));
  return {
    vectors: [...unique.values()].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    dropped: recorded.filter((vector) => !vectors.includes(vector)).map(({ id }) => id),
  };
}

/** By action and answer: neighbours are alike, so that a reader finds them together and the file compresses better. */
function placeOf({ sentence, id }: Vector): string {
  return `${sentence} ${id}`;
}

interface Question {
  readonly account: Account;
  readonly request: Request;
  readonly features: readonly string[];
}

function smallestFirst(): readonly Question[] {
  const questions = SEEDS.flatMap((seed) => fc.sample(accountAndRequest(), { numRuns: QUESTIONS_PER_SEED, seed }));
  return questions
    .map((question) => JSON.stringify(question))
    .sort((a, b) => a.length - b.length)
    .map((text) => {
      // As it will be read from a file: -0 is 0 there.
      const { account, request }: AccountAndRequest = JSON.parse(text);
      return { account, request, features: featuresOf(decisionOf(account, request)) };
    });
}

/** The decision that the library and the literal reading of the rules agree on. */
function decisionOf(account: Account, request: Request): Decision {
  const decision = decide(account, request);
  if (isDeepStrictEqual(decision, decideByTheText(account, request))) return decision;
  throw new Error(`the library and the reference differ on ${JSON.stringify({ account, request })}`);
}

function stillHolds({ account, request, expected }: Vector): boolean {
  return isDeepStrictEqual(inOrder(expectedOf(decisionOf(accountOf(account), request))), inOrder(expected));
}

function accountOf(input: unknown): Account {
  const parsed = parseAccount(input);
  if (!parsed.ok) throw new Error(`no account: ${JSON.stringify(input)}`);
  return parsed.value;
}

function shrunkAccount(account: Account, request: Request, features: readonly string[]): Account {
  return accountOf(
    shrunk(account, (smaller): smaller is Account => {
      const parsed = parseAccount(smaller);
      return parsed.ok && isDeepStrictEqual(featuresOf(decide(parsed.value, request)), features);
    }),
  );
}

function vectorOf(account: Account, request: Request): Vector {
  const decision = decisionOf(account, request);
  return {
    id: corpusId({ account, request }),
    rules: rulesOf(decision),
    sentence: sentenceOf(decision),
    account,
    request,
    expected: expectedOf(decision),
  };
}

// What the first answers cost: every run starts with a raw account that nothing has read before.
import { requestOfEach, TIME } from './accounts.mjs';
import { allowsByHand, indexByHand, invertByHand, scanByHand, whoMayByHand } from './by-hand.mjs';
import { caslFromAccount } from './casl.mjs';
import { median, race, runsAt, sorted } from './clock.mjs';
import { audit, compareAccess, compile, decide, whoMay, withApiKeyCreation } from './library.mjs';
import { agree, LARGEST_COMPARED } from './problem.mjs';

const NANOSECONDS = 1e6;

/** Compile once, ask every request once; the hand-written index and casl do the same. */
export function answers(problem, record) {
  const { size, fresh, requests } = problem;
  const all = {
    'answers.byHand': (account) => {
      const index = indexByHand(account);
      return requests.map((request) => allowsByHand(index, request));
    },
    'answers.here': (account) => {
      const pdp = compile(account);
      return requests.map((request) => pdp.allows(request));
    },
    'answers.casl': (account) => requests.map(caslFromAccount(account)),
  };
  if (size > LARGEST_COMPARED) delete all['answers.casl'];
  const contestants = Object.entries(all).map(([key, work]) => [
    key,
    { work, check: (result) => agree(key, problem, result) },
  ]);
  recordRace(problem, record, race(runsAt(size), fresh, Object.fromEntries(contestants)));
}

/** One question about a whole account, or one decision, without compiling. */
export function questions(problem, record) {
  const { size, fresh, requests, expected, whoQuestion } = problem;
  // A denied request makes the scan read every policy.
  const request = requests[expected.indexOf(false)];
  const restriction = (account) =>
    compareAccess(withApiKeyCreation(account, 'NOT_RESTRICTED'), account, { time: TIME });
  const contestants = {
    'whoMay.byHand': { work: (account) => whoMayByHand(invertByHand(account), TIME) },
    'whoMay.here': { work: (account) => whoMay(account, whoQuestion) },
    'preview.here': { work: restriction },
    'audit.here': { work: (account) => audit(account, { time: TIME }) },
    'decide.byHand': { work: (account) => scanByHand(account, request) },
    'decide.here': { work: (account) => decide(account, request) },
  };
  recordRace(problem, record, race(runsAt(size), fresh, contestants));
}

function recordRace({ size }, record, times) {
  for (const [key, milliseconds] of Object.entries(times)) {
    const samples = milliseconds.map((time) => time * NANOSECONDS);
    record({ kind: 'cold', key, size, figure: Math.min(...samples), samples });
  }
}

const WARM_UP_RUNS = 5;
const RUNS = 15;

/** The first `allows` of each user, call by call, on an account compiled for each run. */
export function firstCalls({ size, fresh }, record) {
  const requests = requestOfEach();
  const runs = Array.from({ length: WARM_UP_RUNS + RUNS }, () => timesOfCalls(fresh(), requests)).slice(WARM_UP_RUNS);
  const quantiles = [
    ['firstCall.p50', 0.5],
    ['firstCall.p99', 0.99],
    ['firstCall.slowest', 1],
  ];
  for (const [key, quantile] of quantiles) {
    const samples = runs.map((times) => times[Math.ceil(quantile * times.length) - 1]);
    record({ kind: 'cold', key, size, figure: median(samples), samples });
  }
}

/** Nanoseconds, sorted; each includes the few dozen that reading the clock takes. */
function timesOfCalls(account, requests) {
  const pdp = compile(account);
  globalThis.gc();
  const times = new Float64Array(requests.length);
  requests.forEach((request, at) => {
    const start = performance.now();
    pdp.allows(request);
    times[at] = (performance.now() - start) * NANOSECONDS;
  });
  return sorted(times);
}

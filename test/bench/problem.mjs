// One size of the problem: accounts, requests, and the answers that every engine must give before any of them is timed.
import { requestsOf, snapshotsOf, TIME } from './accounts.mjs';
import { allowsByHand, indexByHand, invertByHand, scanByHand, whoMayByHand } from './by-hand.mjs';
import { compareAccess, compile, decide, whoMay, withApiKeyCreation } from './library.mjs';

/** Beyond this size, only the growth is measured. */
export const LARGEST_COMPARED = 100_000;

export function problemOf(size) {
  const fresh = snapshotsOf(size);
  // Kept during the measurements: compiled code that knows the shapes of the accounts stays valid.
  const account = fresh();
  const requests = requestsOf();
  const index = indexByHand(account);
  const expected = requests.map((request) => allowsByHand(index, request));
  const whoQuestion = { action: requests[1].action, time: TIME };
  return { size, fresh, account, requests, index, expected, whoQuestion };
}

/** Throws where an answer differs from the one of the hand-written index. */
export function agree(name, { requests, expected }, answers) {
  answers.forEach((answer, at) => {
    if (answer !== expected[at]) throw new Error(`${name} disagrees on ${JSON.stringify(requests[at])}`);
  });
}

/** Compares the library with the hand-written index, and the index with a plain scan of the policies. */
export function checkAgreement(problem) {
  const { size, account, requests, whoQuestion } = problem;
  const few = requests.slice(0, size <= 4000 ? 300 : 12);
  const check = (name, list, ask) => agree(name, problem, list.map(ask));
  check('the scan by hand', few, (request) => scanByHand(account, request));
  check('decide', few, (request) => decide(account, request).allowed);
  const pdp = compile(account);
  check('compile().allows', requests, (request) => pdp.allows(request));
  check('compile().decide', requests, (request) => pdp.decide(request).allowed);
  check('forPrincipal().allows', requests, ({ principal, action, resource, time }) =>
    pdp.forPrincipal(principal).allows(action, resource, time),
  );
  const byHand = whoMayByHand(invertByHand(account), TIME);
  const allowed = whoMay(account, whoQuestion).allowed.map(({ request }) => request.principal);
  same('whoMay', allowed, byHand.allowed);
  // Without the restriction, every user may create a user API key.
  const { rows } = compareAccess(withApiKeyCreation(account, 'NOT_RESTRICTED'), account, { time: TIME });
  const revoked = rows.filter((row) => row.action === whoQuestion.action && row.class === 'revoked');
  same(
    'compareAccess',
    revoked.map(({ principal }) => principal),
    byHand.denied,
  );
}

function same(name, ids, byHand) {
  if (String(ids) !== String(byHand.map(({ principal }) => principal))) {
    throw new Error(`${name} disagrees with the inverted index by hand`);
  }
}

// What answers cost again and again, once everything is compiled and asked: the life of a gateway between two snapshots.
import { TIME } from './accounts.mjs';
import { allowsByHand, invertByHand, whoMayByHand } from './by-hand.mjs';
import { casl } from './casl.mjs';
import { inTurn, timed } from './clock.mjs';
import { compareAccess, compile, remedies, whoMay, withApiKeyCreation } from './library.mjs';
import { accessControl, cedarWasm } from './peers.mjs';
import { agree } from './problem.mjs';

export async function warm(problem, record) {
  const { size, account, requests, index, expected, whoQuestion } = problem;
  const pdp = compile(account);
  const open = compile(withApiKeyCreation(account, 'NOT_RESTRICTED'));
  const grants = invertByHand(account);
  const denied = requests.find(({ action }, at) => action === whoQuestion.action && !expected[at]);
  const views = requests.map(({ principal, action, resource, time }) => {
    const view = pdp.forPrincipal(principal);
    return () => view.allows(action, resource, time);
  });
  const askAll = (name, list, ask) => agree(name, problem, list.map(ask));
  askAll('allows, asked before', requests, (request) => pdp.allows(request));
  askAll('decide, asked before', requests, (request) => pdp.decide(request).allowed);
  askAll('forPrincipal, asked before', views, (ask) => ask());
  const calls = {
    'warm.byHand': inTurn(requests, (request) => allowsByHand(index, request)),
    'warm.allows': inTurn(requests, (request) => pdp.allows(request)),
    'warm.view': inTurn(views, (ask) => ask()),
    'warm.decide': inTurn(requests, (request) => pdp.decide(request)),
    'warm.whoMayByHand': () => whoMayByHand(grants, TIME),
    'warm.whoMay': () => whoMay(pdp, whoQuestion),
    'warm.preview': () => compareAccess(open, pdp, { time: TIME }),
    'warm.remedies': () => remedies(pdp, denied),
  };
  for (const [key, call] of Object.entries(calls)) await recordCall(size, key, call, record);
}

/** Other engines, loaded before: their loading is a column of its own. */
export async function peers(problem, record) {
  const engines = { 'warm.casl': casl, 'warm.accesscontrol': accessControl, 'warm.cedar': cedarWasm };
  for (const [key, engine] of Object.entries(engines)) {
    const start = performance.now();
    const prepare = engine(problem);
    const load = (performance.now() - start) * 1e6;
    const prepared = problem.requests.map(prepare);
    const ask = (question) => question();
    agree(key, problem, prepared.map(ask));
    await recordCall(problem.size, key, inTurn(prepared, ask), record, load);
  }
}

async function recordCall(size, key, call, record, load) {
  const { avg, p50, p99 } = await timed(call);
  record({ kind: 'warm', key, size, figure: p50, avg, p99, load });
}

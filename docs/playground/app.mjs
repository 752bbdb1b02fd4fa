// The page: reads an account, asks every question of every principal, and shows why.
import {
  ACTIONS,
  compareAccess,
  compile,
  explain,
  parseAccount,
  remedies,
  withApiKeyCreation,
  withServiceIdCreation,
} from 'apikey-policy';
import { accountFromIbmCloud, payloadsFromBodies, renderRemedy } from 'apikey-policy/ibm-cloud';
import { fragmentOf, stateOf, vectorOf } from './share.mjs';

const [, , KEY_OF_SERVICE_ID] = ACTIONS;
const WORDS = { allow: '✓ allow', deny: '✗ deny', indeterminate: '? open' };
const HALF_HOUR = 1_800_000;
/** More rows of a preview than anybody reads. */
const MOST_SHOWN = 100;

const byId = (id) => document.getElementById(id);

/** @type {{ account?: object, bodies: { name: string, body: unknown }[], diagnostics: object[], time?: number, clock: number, chosen?: object }} */
let state = { bodies: [], diagnostics: [], clock: 0 };
let pdp;
/** The answers in the table. */
let cells = [];

/** An element with its attributes and what is in it; text never becomes markup. */
function element(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

/** Reads bodies that somebody adds, beside those added before: the first ones take the sample's place. */
function add(texts) {
  const added = [];
  for (const { name, text } of texts) {
    try {
      added.push({ name, body: JSON.parse(text) });
    } catch (error) {
      return showProblems([`${name} is not JSON: ${error.message}`]);
    }
  }
  return read([...state.bodies, ...added]);
}

function read(bodies) {
  const put = payloadsFromBodies(bodies);
  const isAccount = put.ok && put.kind === 'account';
  const result = put.ok && !isAccount ? accountFromIbmCloud(put.payloads) : put;
  // An account is whole, so what is added next takes its place; bodies may still lack others.
  if (put.ok) state = { ...state, bodies: isAccount ? [] : bodies };
  if (result.ok) return use(result.account, result.diagnostics ?? []);
  return showProblems(result.issues.map(({ message }) => message));
}

function use(account, diagnostics) {
  state = { ...state, account, diagnostics, chosen: undefined };
  const services = account.principals.filter(({ kind }) => kind === 'service-id');
  byId('service-id').replaceChildren(
    ...services.map(({ id, name }) => element('option', { value: id }, name ? `${name} (${id})` : id)),
  );
  showProblems([]);
  showAll();
}

/** The account with the settings that are tried out. */
function tried() {
  const apiKeyCreation = byId('api-key-creation').value;
  const serviceIdCreation = byId('service-id-creation').value;
  let { account } = state;
  if (apiKeyCreation) account = withApiKeyCreation(account, apiKeyCreation);
  if (serviceIdCreation) account = withServiceIdCreation(account, serviceIdCreation);
  return account;
}

function timeAsked() {
  const { value } = byId('time');
  return value === '' ? undefined : Date.parse(`${value}Z`) + Number(byId('clock').value) * HALF_HOUR;
}

function requestOf(principal, action) {
  const time = timeAsked();
  const resource = action === KEY_OF_SERVICE_ID ? byId('service-id').value : undefined;
  return { principal, action, ...(resource && { resource }), ...(time !== undefined && { time }) };
}

function showAll() {
  if (state.account === undefined) return;
  pdp = compile(tried());
  showRows();
  showMoment();
}

/** What another time or another service ID changes: the answers in the table, and what is said of them. */
function showMoment() {
  if (state.account === undefined) return;
  showSummary(pdp.account);
  showPreview(pdp.account);
  for (const cell of cells) showAnswer(cell);
  showDetail();
}

function showSummary(account) {
  const { principals, policies, accessGroups, partial = [] } = account;
  const time = timeAsked();
  const notes = state.diagnostics.length > 0 ? ` The bodies gave ${state.diagnostics.length} notes.` : '';
  byId('summary').textContent =
    `Account ${account.id}: ${principals.length} principals, ${accessGroups.length} access groups, ${policies.length} policies` +
    `${partial.length > 0 ? `; incomplete: ${partial.join(', ')}` : ''}. ` +
    `${time === undefined ? 'No time is given.' : `It is ${new Date(time).toISOString()}.`}${notes}`;
}

function showRows() {
  const wanted = byId('filter').value.toLowerCase();
  cells = [];
  const rows = pdp.principals
    .filter(({ id, name = '' }) => `${id} ${name}`.toLowerCase().includes(wanted))
    .map(({ id, name }) =>
      element(
        'tr',
        {},
        element('th', { scope: 'row' }, id, ...(name ? [element('span', {}, name)] : [])),
        ...ACTIONS.map((action) => element('td', {}, buttonFor(id, action))),
      ),
    );
  byId('rows').replaceChildren(...rows);
}

function buttonFor(principal, action) {
  const isChosen = state.chosen?.principal === principal && state.chosen.action === action;
  const reason = element('span', { class: 'reason' });
  const onclick = ({ currentTarget }) => choose(principal, action, currentTarget);
  const button = element('button', { type: 'button', 'aria-pressed': String(isChosen), onclick }, ' ', reason);
  const cell = { principal, action, button, words: button.firstChild, reason };
  cells.push(cell);
  showAnswer(cell);
  return button;
}

/** Only what has changed is touched, so that the clock moves smoothly however many principals there are. */
function showAnswer(cell) {
  const { principal, action, button, words, reason } = cell;
  const hasNone = action === KEY_OF_SERVICE_ID && byId('service-id').value === '';
  const answer = hasNone ? undefined : pdp.decide(requestOf(principal, action));
  const shown = answer ? `${answer.effect} ${answer.reason}` : 'none';
  if (cell.shown === shown) return;
  cell.shown = shown;
  button.disabled = hasNone;
  button.className = answer?.effect ?? '';
  words.data = answer ? WORDS[answer.effect] : 'no service ID';
  reason.textContent = answer ? ` ${answer.reason}` : '';
}

function choose(principal, action, button) {
  document.querySelector('td button[aria-pressed="true"]')?.setAttribute('aria-pressed', 'false');
  button.setAttribute('aria-pressed', 'true');
  state = { ...state, chosen: { principal, action } };
  showDetail();
  byId('detail-heading').focus();
}

function showDetail() {
  if (state.chosen === undefined) return;
  const { principal, action } = state.chosen;
  const decision = pdp.decide(requestOf(principal, action));
  const found = decision.allowed ? [] : remedies(pdp, decision.request);
  byId('detail').replaceChildren(
    element('p', {}, explain(decision, { account: pdp.account, remedies: found })),
    element(
      'p',
      { class: 'quiet' },
      `To who asked: ${explain(decision, { audience: 'requester', account: pdp.account, remedies: found })}`,
    ),
    ...found.slice(0, 5).map(remedyOf),
    element(
      'p',
      { class: 'buttons' },
      copyButton('Copy as JSON', () => JSON.stringify(decision, undefined, 2)),
      ' ',
      copyButton('Copy as a conformance vector', () => JSON.stringify(vectorOf(pdp.account, decision), undefined, 2)),
      ' ',
      copyButton('Copy a link', () => location.href.split('#', 1) + fragmentOf(shared())),
    ),
    element(
      'details',
      {},
      element('summary', {}, 'The decision'),
      element('pre', {}, JSON.stringify(decision, undefined, 2)),
    ),
  );
}

function remedyOf(remedy, index) {
  const { questions, carries } = remedy.sideEffects;
  const effects = `changes ${questions.length} other answers, brings ${carries.length} other policies`;
  return element(
    'details',
    {},
    element('summary', {}, `Remedy ${index + 1}: ${remedy.changes.map(({ kind }) => kind).join(' and ')}; ${effects}`),
    ...['cli', 'terraform', 'api'].map((form) => element('pre', {}, renderRemedy(remedy, form))),
  );
}

function copyButton(words, textOf) {
  return element(
    'button',
    {
      type: 'button',
      onclick: async ({ currentTarget }) => {
        const text = textOf();
        try {
          await navigator.clipboard.writeText(text);
          currentTarget.textContent = 'Copied';
        } catch {
          // Without leave to use the clipboard, the text can still be marked by hand.
          currentTarget.after(element('pre', { tabindex: '0' }, text));
        }
        setTimeout(() => currentTarget.replaceChildren(words), 1500);
      },
    },
    words,
  );
}

function showPreview(account) {
  const time = timeAsked();
  if (account === state.account) {
    byId('preview').replaceChildren(element('p', { class: 'quiet' }, 'Choose a setting to see what it would change.'));
    return;
  }
  const at = time === undefined ? {} : { time };
  const { rows, counts, lockouts } = compareAccess(state.account, pdp, at);
  byId('preview').replaceChildren(
    element(
      'p',
      {},
      `${counts.gained} gained, ${counts['maybe-gained']} maybe gained, ${counts['maybe-revoked']} maybe revoked, ${counts.revoked} revoked.`,
    ),
    ...lockouts.map(({ code, certain }) =>
      element('p', { class: 'lockout' }, `Lockout: ${code}${certain ? '' : ', unless what is open turns out a yes'}`),
    ),
    element(
      'details',
      {},
      element('summary', {}, `${rows.length} answers change`),
      element(
        'ul',
        {},
        ...rows
          .slice(0, MOST_SHOWN)
          .map((row) =>
            element(
              'li',
              {},
              `${row.principal}: ${row.action}${row.resource ? ` of ${row.resource}` : ''}: ${row.class}`,
            ),
          ),
        ...(rows.length > MOST_SHOWN ? [element('li', {}, `and ${rows.length - MOST_SHOWN} more`)] : []),
      ),
    ),
  );
}

function showProblems(messages) {
  byId('problems').replaceChildren(...messages.slice(0, 20).map((message) => element('p', {}, message)));
}

/** What a link holds. */
function shared() {
  return {
    account: state.account,
    time: byId('time').value,
    clock: byId('clock').value,
    apiKeyCreation: byId('api-key-creation').value,
    serviceIdCreation: byId('service-id-creation').value,
    serviceId: byId('service-id').value,
    chosen: state.chosen,
  };
}

function load(link) {
  const parsed = parseAccount(link.account);
  if (!parsed.ok) return showProblems(parsed.issues.map(({ message }) => message));
  use(parsed.value, []);
  const fields = { time: link.time, clock: link.clock, 'api-key-creation': link.apiKeyCreation };
  Object.assign(fields, { 'service-id-creation': link.serviceIdCreation, 'service-id': link.serviceId });
  for (const [id, value] of Object.entries(fields)) if (typeof value === 'string') byId(id).value = value;
  const { principal, action } = link.chosen ?? {};
  if (typeof principal === 'string' && ACTIONS.includes(action)) state = { ...state, chosen: { principal, action } };
  showAll();
}

async function readFiles(files) {
  add(await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() }))));
}

const sample = () => {
  read([{ name: 'the sample', body: JSON.parse(byId('sample-account').textContent) }]);
  // Bodies that somebody adds are of another account: they do not go beside the sample's.
  state = { ...state, bodies: [] };
};

byId('read').addEventListener('click', () => add([{ name: 'The text', text: byId('input').value }]));
byId('sample').addEventListener('click', sample);
byId('files').addEventListener('change', ({ target }) => readFiles(target.files));
for (const id of ['api-key-creation', 'service-id-creation']) byId(id).addEventListener('input', showAll);
for (const id of ['time', 'clock', 'service-id']) byId(id).addEventListener('input', showMoment);
byId('filter').addEventListener('input', showRows);
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  readFiles(event.dataTransfer.files);
});

// A Monday within the sample's weekly window.
byId('time').value = '2026-03-16T15:00:00';
const link = stateOf(location.hash);
if (link === undefined) sample();
else load(link);

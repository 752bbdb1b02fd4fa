// The page: an account, the answers of all its principals, and what a change would make of them.
import { ACTIONS, compareAccess, compile, parseAccount } from 'apikey-policy';
import { accessMatrix } from 'apikey-policy/report';
import { showAnswer } from './answer.mjs';
import { comparisonView } from './comparison.mjs';
import { readControls, resetControls, tried, writeControls } from './controls.mjs';
import { byId } from './dom.mjs';
import { showFindings } from './findings.mjs';
import { readTime, setTime } from './moment.mjs';
import { stateOf } from './share.mjs';
import { accountSource, NOTHING, sampleSource, withBodies } from './source.mjs';
import { showSource, showSummary } from './summary.mjs';
import { createTable } from './table.mjs';

/** A Monday within the sample's weekly window. */
const TIME_OF_SAMPLE = Date.UTC(2026, 2, 16, 15);
/** The preview and the audit wait until the controls rest for so many milliseconds. */
const REST = 150;

let source = NOTHING;
/** The answer that is open. @type {{ principal: string, action: string, resource?: string } | undefined} */
let chosen;
let pdp;
let matrix;
let frame;
let resting;

const table = createTable((principal, action) => open({ principal, action }));

/** Another account, or none: its own settings, and nothing is open. */
function use(next) {
  source = next;
  resetControls(source.account);
  close();
  showSource(source);
  changeAccount();
}

function changeAccount() {
  if (source.account === undefined) return;
  pdp = compile(tried(source.account));
  changeMoment();
}

/** Answers anew, once a frame however fast a slider moves. */
function changeMoment() {
  cancelAnimationFrame(frame);
  frame = requestAnimationFrame(showMoment);
}

function showMoment() {
  if (source.account === undefined) return;
  const time = readTime();
  const serviceId = byId('service-id').value || undefined;
  matrix = accessMatrix(pdp, { time, serviceId });
  showSummary({ source, account: pdp.account, isTried: pdp.account !== source.account, time });
  showRows();
  showChosen();
  clearTimeout(resting);
  resting = setTimeout(showAtRest, REST);
}

function showAtRest() {
  if (source.account === undefined) return;
  const time = readTime();
  const { account } = pdp;
  const isTried = account !== source.account;
  byId('preview').hidden = !isTried;
  byId('changes').replaceChildren(
    ...(isTried ? comparisonView(compareAccess(source.account, pdp, { time }), account) : []),
  );
  showFindings(pdp, time);
  // What was drawn above the table moves it.
  keepChosenInSight();
}

function showRows() {
  const wanted = byId('filter').value.trim().toLowerCase();
  const isWanted = ({ principal, name = '', email = '' }) =>
    `${principal} ${name} ${email}`.toLowerCase().includes(wanted);
  table.show(matrix.rows.filter(isWanted));
  table.choose(chosen);
}

function showChosen() {
  const row = chosen && matrix.rows.find(({ principal }) => principal === chosen.principal);
  if (row === undefined) return close();
  document.body.classList.add('open');
  byId('hint').hidden = true;
  byId('answer-content').hidden = false;
  const chooseServiceId = (resource) => open({ ...chosen, resource });
  showAnswer({ pdp, row, chosen, time: readTime(), shared, chooseServiceId });
  table.choose(chosen);
}

/** Opens an answer beside the table, or as a sheet over its end; the table stays where it is. */
function open(next) {
  chosen = next;
  showChosen();
  byId('answer').scrollTop = 0;
  byId('answer-heading').focus({ preventScroll: true });
  keepChosenInSight();
}

/** Scrolls only as far as the sheet covers the answer that it is about. */
function keepChosenInSight() {
  const button = document.querySelector('#rows [aria-pressed="true"]');
  const sheet = byId('answer');
  if (button === null || getComputedStyle(sheet).position !== 'fixed') return;
  const covered = button.getBoundingClientRect().bottom + 12 - sheet.getBoundingClientRect().top;
  if (covered > 0) scrollBy({ top: covered });
}

function close() {
  chosen = undefined;
  document.body.classList.remove('open');
  byId('hint').hidden = false;
  byId('answer-content').hidden = true;
  table.choose(undefined);
}

/** What a link holds. */
const shared = () => ({ ...readControls(), account: source.account, chosen });

function load(link) {
  const parsed = parseAccount(link.account);
  if (!parsed.ok) return use({ ...NOTHING, problems: parsed.issues.map(({ message }) => message) });
  use(accountSource(parsed.value));
  writeControls(link);
  const { principal, action, resource } = link.chosen ?? {};
  if (typeof principal === 'string' && ACTIONS.includes(action)) {
    chosen = { principal, action, ...(typeof resource === 'string' && { resource }) };
  }
  changeAccount();
}

/** Adds bodies of JSON. The clock of the sample is no clock for one's own account: that begins now. */
function add(texts) {
  const bodies = [];
  for (const { name, text } of texts) {
    try {
      bodies.push({ name, body: JSON.parse(text) });
    } catch (error) {
      return showSource({ ...source, problems: [`${name} is not JSON: ${error.message}`] });
    }
  }
  const isFirst = source.kind === 'sample' || source.kind === 'none';
  const next = withBodies(source, bodies);
  // Refused bodies change nothing.
  if (next.bodies === source.bodies && next.account === source.account) return showSource(next);
  if (isFirst) setTime(Date.now());
  use(next);
}

async function readFiles(files) {
  add(await Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() }))));
}

function useSample() {
  setTime(TIME_OF_SAMPLE);
  use(sampleSource(JSON.parse(byId('sample-account').textContent)));
}

function listen() {
  byId('read').addEventListener('click', () => add([{ name: 'Pasted JSON', text: byId('input').value }]));
  byId('clear').addEventListener('click', () => use(NOTHING));
  byId('sample').addEventListener('click', useSample);
  byId('files').addEventListener('change', ({ target }) => {
    readFiles(target.files);
    // The same file can be chosen again when it has changed.
    target.value = '';
  });
  byId('now').addEventListener('click', () => {
    setTime(Date.now());
    changeMoment();
  });
  for (const id of ['api-key-creation', 'service-id-creation']) byId(id).addEventListener('input', changeAccount);
  for (const id of ['time', 'clock', 'service-id']) byId(id).addEventListener('input', changeMoment);
  byId('filter').addEventListener('input', showRows);
  const closeAnswer = () => {
    close();
    table.focus();
  };
  byId('close').addEventListener('click', closeAnswer);
  addEventListener('keydown', ({ key }) => key === 'Escape' && chosen !== undefined && closeAnswer());
  addEventListener('dragover', (event) => event.preventDefault());
  addEventListener('drop', (event) => {
    event.preventDefault();
    readFiles(event.dataTransfer.files);
  });
}

listen();
// On a phone, the answers come before the controls.
byId('controls').open = matchMedia('(min-width: 48rem)').matches;
const link = stateOf(location.hash);
if (link === undefined) useSample();
else load(link);

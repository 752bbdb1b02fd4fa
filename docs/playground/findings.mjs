// The audit: what is wrong in the account, and what to do about it.
import { audit } from 'apikey-policy';
import { findingsToText } from 'apikey-policy/report';
import { byId, element, prose, setText } from './dom.mjs';

const MOST_SHOWN = 100;
const ONE_LINE = 1_000_000;

export function showFindings(pdp, time) {
  const findings = audit(pdp, { time });
  const [counts, ...blocks] = findingsToText(findings, { account: pdp.account, columns: ONE_LINE }).split('\n\n');
  setText(byId('findings-heading'), counts);
  setText(byId('to-findings'), counts.split(':', 1)[0]);
  const items = blocks.slice(0, MOST_SHOWN).map((block, index) => findingView(findings[index], block.split('\n')));
  const more = findings.length - items.length;
  byId('findings').replaceChildren(
    ...items,
    ...(more > 0 ? [element('li', { class: 'quiet' }, `and ${more} more`)] : []),
  );
}

function findingView({ severity }, [sentence, toDo, behind]) {
  return element(
    'li',
    {},
    element('span', { class: `severity ${severity}` }, severity),
    element(
      'div',
      {},
      element('p', {}, ...prose(sentence.slice(severity.length).trim())),
      element('p', {}, ...prose(toDo.trim())),
      element('p', { class: 'quiet' }, behind.trim().slice(1, -1)),
    ),
  );
}

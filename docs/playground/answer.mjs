// The answer that is open: whether, why, and what would change it.
import { explain, remedies, serviceIdForms } from 'apikey-policy';
import { copyButton } from './copy.mjs';
import { byId, element, foldable, setText } from './dom.mjs';
import { ANSWERS, lookOf, MARKS, QUESTIONS } from './phrases.mjs';
import { remedyView } from './remedy.mjs';
import { fragmentOf, vectorOf } from './share.mjs';

const MOST_SERVICE_IDS = 20;
const MOST_REMEDIES = 5;

/**
 * @param {{ pdp: object, row: object, chosen: { principal: string, action: string, resource?: string }, time?: number, shared: () => object, chooseServiceId: (resource: string) => void }} open
 */
export function showAnswer({ pdp, row, chosen, time, shared, chooseServiceId }) {
  const { account } = pdp;
  const { principal, action } = chosen;
  const cell = row.cells[action];
  const resource = chosen.resource ?? cell.decision?.request.resource;
  const decision = pdp.decide({ principal, action, resource, time });
  const { effect } = decision;
  const found = decision.allowed ? [] : remedies(pdp, decision.request);
  const who = row.name ?? row.email ?? principal;
  setText(byId('answer-heading'), QUESTIONS[action].ask(who, resource && nameOf(account, resource)));
  byId('answer-body').replaceChildren(
    element(
      'p',
      { class: `verdict ${effect}` },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[effect]),
      element('b', {}, ANSWERS[effect]),
    ),
    element('p', { id: 'why' }, explain(decision, { account })),
    ...(cell.extent === undefined ? [] : [serviceIdsView(pdp, chosen, resource, time, chooseServiceId)]),
    ...(found.length === 0
      ? []
      : [
          element('h3', {}, found.length === 1 ? 'This would make it a yes' : 'Each of these would make it a yes'),
          ...found.slice(0, MOST_REMEDIES).map((remedy) => remedyView(remedy, account)),
        ]),
    element('h3', {}, decision.allowed ? 'For the requester' : 'What to tell the requester'),
    element('blockquote', {}, explain(decision, { account, audience: 'requester', remedies: found })),
    element(
      'p',
      { class: 'buttons' },
      copyButton('Copy a link', () => location.href.split('#', 1) + fragmentOf(shared())),
      copyButton('Copy as JSON', () => JSON.stringify(decision, undefined, 2)),
      copyButton('Copy as a vector', () => JSON.stringify(vectorOf(account, decision), undefined, 2)),
    ),
    foldable('The decision as JSON', element('pre', { tabindex: '0' }, JSON.stringify(decision, undefined, 2))),
  );
}

/** The answer for each service ID: a choice of which one is explained. */
function serviceIdsView(pdp, { principal, action }, resource, time, chooseServiceId) {
  const serviceIds = pdp.account.principals.filter(({ kind }) => kind === 'service-id');
  const more = serviceIds.length - MOST_SERVICE_IDS;
  const items = serviceIds.slice(0, MOST_SERVICE_IDS).map(({ id, name }) => {
    const one = serviceIdForms(id).resource;
    const { style, mark, answer } = lookOf(pdp.decide({ principal, action, resource: one, time }));
    const isChosen = String(one === resource);
    return element(
      'li',
      {},
      element(
        'button',
        { type: 'button', class: `answer ${style}`, 'aria-pressed': isChosen, onclick: () => chooseServiceId(one) },
        element('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
        element('span', { class: 'phrases' }, element('b', {}, name ?? id), ` ${answer}`),
      ),
    );
  });
  const rest = `and ${more} more: choose one under "API keys of"`;
  return element('ul', { class: 'service-ids' }, ...items, ...(more > 0 ? [element('li', {}, rest)] : []));
}

function nameOf({ principals }, resource) {
  return principals.find(({ id }) => serviceIdForms(id)?.resource === resource)?.name ?? resource;
}

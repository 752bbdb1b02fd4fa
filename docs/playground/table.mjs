// The table of answers: rows are drawn in chunks, and only answers that change are touched.
import { ACTIONS } from 'apikey-policy';
import { byId, element, setText } from './dom.mjs';
import { lookOf, QUESTIONS } from './phrases.mjs';

/** So many rows are drawn before somebody scrolls to them. */
const CHUNK = 50;

/** @param {(principal: string, action: string, button: HTMLElement) => void} onChoose */
export function createTable(onChoose) {
  const body = byId('rows');
  const more = byId('more');
  let rows = [];
  let drawn = [];
  /** The answer that the Tab key reaches; arrow keys move it. */
  let current = { row: 0, column: 0 };

  const buttonAt = ({ row, column }) => drawn[row]?.cells[column].button;

  function drawMore() {
    const next = rows.slice(drawn.length, drawn.length + CHUNK).map((row, index) => draw(row, drawn.length + index));
    drawn = [...drawn, ...next];
    body.append(...next.map(({ node }) => node));
    const left = rows.length - drawn.length;
    more.hidden = left === 0;
    setText(more, `Show ${Math.min(CHUNK, left)} more of ${left}`);
  }

  function draw({ principal, name, email, cells }, index) {
    const called = name ?? email;
    const answers = ACTIONS.map((action, column) => {
      const button = element('button', {
        type: 'button',
        tabindex: '-1',
        'aria-pressed': 'false',
        onclick: () => {
          moveTo({ row: index, column });
          onChoose(principal, action, button);
        },
      });
      const answer = { button, action, shown: undefined };
      patch(answer, cells[action]);
      return answer;
    });
    const node = element(
      'tr',
      { role: 'row', 'aria-rowindex': String(index + 2) },
      element(
        'th',
        { scope: 'row', role: 'rowheader', title: called ? `${called} (${principal})` : principal },
        ...(called ? [element('strong', {}, called), ' '] : []),
        element('span', { class: 'id' }, principal),
      ),
      ...answers.map(({ button, action }) =>
        element('td', { role: 'gridcell', 'data-head': QUESTIONS[action].head }, button),
      ),
    );
    return { principal, node, cells: answers };
  }

  /** Draws what is not drawn yet, and changes answers that are different now. */
  function show(next) {
    rows = next;
    byId('table').setAttribute('aria-rowcount', String(rows.length + 1));
    byId('none-found').hidden = rows.length > 0;
    const isSame = drawn.length > 0 && drawn.every(({ principal }, index) => rows[index]?.principal === principal);
    if (isSame && (drawn.length >= CHUNK || drawn.length === rows.length)) {
      for (const [index, { cells }] of drawn.entries())
        for (const answer of cells) patch(answer, rows[index].cells[answer.action]);
      return;
    }
    drawn = [];
    body.replaceChildren();
    drawMore();
    moveTo({ row: 0, column: 0 });
  }

  function moveTo(place) {
    buttonAt(current)?.setAttribute('tabindex', '-1');
    current = place;
    buttonAt(current)?.setAttribute('tabindex', '0');
  }

  function choose(chosen) {
    for (const { principal, cells } of drawn)
      for (const { button, action } of cells) {
        const isChosen = String(principal === chosen?.principal && action === chosen.action);
        if (button.getAttribute('aria-pressed') !== isChosen) button.setAttribute('aria-pressed', isChosen);
      }
  }

  body.addEventListener('keydown', (event) => {
    const place = placeAfter(event, current, rows.length);
    if (place === undefined) return;
    event.preventDefault();
    while (place.row >= drawn.length) drawMore();
    moveTo(place);
    buttonAt(place)?.focus();
  });
  more.addEventListener('click', () => {
    const row = drawn.length;
    drawMore();
    // The button may be gone: the focus goes on to the first row that is new.
    moveTo({ row, column: 0 });
    buttonAt(current)?.focus();
  });
  new IntersectionObserver(([entry]) => entry.isIntersecting && drawMore(), { rootMargin: '800px' }).observe(more);

  return { show, choose, focus: () => buttonAt(current)?.focus() };
}

function placeAfter({ key, ctrlKey }, { row, column }, rows) {
  const last = ACTIONS.length - 1;
  const within = (next) => Math.max(0, Math.min(rows - 1, next));
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(last, column + 1) };
    case 'ArrowUp':
      return { row: within(row - 1), column };
    case 'ArrowDown':
      return { row: within(row + 1), column };
    case 'PageUp':
      return { row: within(row - 10), column };
    case 'PageDown':
      return { row: within(row + 10), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? within(rows) : row, column: last };
    default:
      return undefined;
  }
}

function patch(answer, cell) {
  const look = lookOf(cell);
  const shown = Object.values(look).join(' ');
  if (answer.shown === shown) return;
  answer.shown = shown;
  const { button } = answer;
  button.className = `answer ${look.style}`;
  button.disabled = look.style === 'none';
  button.replaceChildren(
    element('span', { class: 'mark', 'aria-hidden': 'true' }, look.mark),
    element('span', { class: 'phrases' }, element('b', {}, look.answer), ' ', element('span', {}, look.reason)),
  );
}

// Elements of the page. Strings become text and never markup.

export const byId = (id) => document.getElementById(id);

/** An element with attributes, listeners (`onclick`) and children. An attribute that is `undefined` is left out. */
export function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children);
  return node;
}

/** Prose whose parts between backticks are code. */
export function prose(sentence) {
  return sentence.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

/** A list of at most `most` items, and the number of those that are left out. */
export function list(items, most) {
  const more = items.length - most;
  return element(
    'ul',
    {},
    ...items.slice(0, most).map((item) => element('li', {}, ...[item].flat())),
    ...(more > 0 ? [element('li', { class: 'quiet' }, `and ${more} more`)] : []),
  );
}

/** A closed section with a heading that opens it. */
export function foldable(heading, ...children) {
  return element('details', {}, element('summary', {}, heading), ...children);
}

/** Sets the text of a node only where it changes, so that screen readers repeat nothing. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

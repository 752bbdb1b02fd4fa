/** As many UTF-16 code units of an id or a name are shown: an IAM ID or a policy id of IBM fits whole. */
const LONGEST = 72;
const HEAD = 40;

/**
 * An id or a name of the input as it stands in an explanation: on one line, without control characters, marks that turn
 * the writing direction, and backticks. A very long one is cut in the middle.
 */
export function plain(text: string): string {
  // Cut first: a name can be as long as the whole input.
  const cut = text.length > LONGEST ? `${text.slice(0, HEAD)}…${text.slice(HEAD + 1 - LONGEST)}` : text;
  const tidy = cut
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{C}\p{Z}`]+/gu, ' ')
    .trim();
  return tidy === '' ? '(unprintable)' : tidy;
}

/** How many are named before the rest is counted. */
const NAMED_AT_MOST = 3;

/** `a`, `a and b`, `a, b and c`; of more than three the first three, and how many more there are. */
export function listed(names: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  return listedBy(names, (name) => name, conjunction);
}

/** The same for what has yet to be named: only those that are shown are looked up. */
export function listedBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  conjunction: 'and' | 'or' | ', and' = 'and',
): string {
  const more = items.length - NAMED_AT_MOST;
  const names = items.slice(0, NAMED_AT_MOST).map(nameOf);
  if (more > 0) names.push(`${more} more`);
  const [last = '', ...others] = names.reverse();
  const gap = conjunction === ', and' ? '' : ' ';
  return others.length === 0 ? last : `${others.reverse().join(', ')}${gap}${conjunction} ${last}`;
}

/** An instant in UTC, without the milliseconds where there are none. */
export function instant(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}

/** A phrase as a sentence of its own, with a capital letter and a full stop. */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

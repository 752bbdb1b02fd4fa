import { shown } from '../../text/quote.ts';

/** An id or a name of the input as it stands in an explanation. */
export function plain(text: string): string {
  return shown(text).trim() || '(unprintable)';
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

/** A phrase as a sentence of its own, with a capital letter and a full stop. */
export function sentence(phrase: string): string {
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}.`;
}

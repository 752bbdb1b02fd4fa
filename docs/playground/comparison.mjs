// Answers that change, by name and in sentences.
import { comparisonToText } from 'apikey-policy/report';
import { element, foldable, list } from './dom.mjs';

/** More than anybody reads of one question. */
const MOST_SHOWN = 100;
/** A longer list is folded, so that the table stays near. */
const MOST_OPEN = 10;
/** Lines as wide as this are never wrapped: the page does that. */
const ONE_LINE = 1_000_000;

/** A comparison as paragraphs and lists: the counts, the lockouts, and who gains and loses what. */
export function comparisonView(comparison, account) {
  const [counts, ...blocks] = comparisonToText(comparison, { account, columns: ONE_LINE }).split('\n\n');
  return [
    element('p', {}, element('b', {}, `${counts}.`)),
    ...(comparison.lockouts.length > 0
      ? blocks
          .shift()
          .split('\n')
          .map((sentence) => element('p', { class: 'lockout' }, sentence))
      : []),
    ...blocks.flatMap(blockView),
  ];
}

/** Answers that change, without counts and lockouts. */
export function comparisonLines(rows, account) {
  const counts = { revoked: 0, 'maybe-revoked': 0, 'maybe-gained': 0, gained: 0 };
  for (const row of rows) counts[row.class] += 1;
  return comparisonView({ rows, counts, lockouts: [] }, account).slice(1);
}

function blockView(block) {
  const [heading, ...lines] = block.split('\n');
  const title = heading.charAt(0).toUpperCase() + heading.slice(1);
  const items = list(
    lines.map((line) => line.trim()),
    MOST_SHOWN,
  );
  if (lines.length > MOST_OPEN) return [foldable(`${title} (${lines.length})`, items)];
  return [element('p', { class: 'heading' }, title), items];
}

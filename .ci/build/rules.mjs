// The rules of the reference: the place that defines each one, and the links to it from pages that cite it.
import { readFileSync } from 'node:fs';

/** The pages of the reference that hold rules: each rule is a row of a table or a heading of its own. */
const RULE_PAGES = ['rules', 'questions', 'adapter', 'reading', 'doors'];

/** The first cell of a rule's row. */
export const RULE_ROW = /^\| ([A-Z]+-?\d+) \|/;
const RULE_HEADING = /^### ([A-Z]+-?\d+)$/;

/** Where each rule stands: a page of the reference and the heading nearest above it, such as `rules.md#2-the-answer`. */
export const RULES = new Map(RULE_PAGES.flatMap(rulesOf));

function rulesOf(page) {
  let section = '';
  return readFileSync(new URL(`../../docs/reference/${page}.md`, import.meta.url), 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('## ')) section = anchorOf(line.slice(3));
      const heading = RULE_HEADING.exec(line)?.[1];
      if (heading !== undefined) return [[heading, `${page}.md#${anchorOf(heading)}`]];
      const row = RULE_ROW.exec(line)?.[1];
      return row === undefined ? [] : [[row, `${page}.md#${section}`]];
    });
}

/** The anchor that forges make of a heading. */
export function anchorOf(heading) {
  return heading
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*`]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

const CODE = /```[\s\S]*?```|`[^`]*`/;
// An ID in a link leads somewhere already. A page can be given in parts, each of which ends before a link's address.
const LINK = /\[[^\]]*\]\([^)]*(?:\)|$)/;
const OWN_PLACE = /^#.*$|^\| [A-Z]+-?\d+ \|/;
const ID = /\b(?:[A-Z]\d+|[A-Z]{2,}-\d+)\b/;
const CITATION = new RegExp([CODE, LINK, OWN_PLACE, ID].map(({ source }) => source).join('|'), 'gm');

/** A Markdown text in which every rule that it cites is what `link` makes of the rule's ID and place. */
export function withLinks(text, link) {
  return text.replaceAll(CITATION, (found) => {
    const place = RULES.get(found);
    return place === undefined ? found : link(found, place);
  });
}

import { textOf } from './fences.ts';
import { anchorOf } from './headings.ts';

/** The pages of the reference that hold rules: each rule is a row of a table or a heading of its own. */
const RULE_PAGES = ['rules', 'questions', 'adapter', 'reading', 'doors'] as const;

/** Where each rule stands: a page of the reference and the heading above it. */
export const RULES: ReadonlyMap<string, string> = new Map(
  RULE_PAGES.flatMap((page) => {
    let section = '';
    return textOf(`docs/reference/${page}.md`)
      .split('\n')
      .flatMap((line): [string, string][] => {
        if (line.startsWith('## ')) section = anchorOf(line.slice(3));
        const [, row, heading] = /^(?:\| ([A-Z]+-?\d+) \||### ([A-Z]+-?\d+)$)/.exec(line) ?? [];
        if (heading !== undefined) return [[heading, `${page}.md#${anchorOf(heading)}`]];
        return row === undefined ? [] : [[row, `${page}.md#${section}`]];
      });
  }),
);

/** A rule as a link from a page of the reference. */
export function linkTo(rule: string): string {
  const place = RULES.get(rule);
  if (place === undefined) throw new Error(`there is no rule ${rule}`);
  return `[${rule}](${place})`;
}

/** A text with every rule that it names as a link. */
export function withLinks(text: string): string {
  return text.replaceAll(/\b(?:[A-Z]\d+|[A-Z]{2,}-\d+)\b/g, (id) => (RULES.has(id) ? linkTo(id) : id));
}

import { RULES, withLinks as withLinksAs } from '../../.ci/build/rules.mjs';

export { RULES };

/** A rule as a link from a page of the reference. */
export function linkTo(rule: string): string {
  const place = RULES.get(rule);
  if (place === undefined) throw new Error(`there is no rule ${rule}`);
  return `[${rule}](${place})`;
}

/** A string in which every rule ID is a link. */
export function withLinks(text: string): string {
  return withLinksAs(text, linkTo);
}

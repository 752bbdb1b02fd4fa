import { existsSync, statSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchorOf } from '../../.ci/build/rules.mjs';
import { pages, ROOT, textOf } from './fences.ts';
import { anchorsOf, withoutFences } from './headings.ts';

/** Where the links of a page lead, those into the network apart. */
function linksOf(page: string): string[] {
  const links = [...withoutFences(textOf(page)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return links.filter((target) => !/^[a-z]+:/.test(target));
}

/** What is wrong with a link of a page. */
function wrong(page: string, link: string): string[] {
  const [path = '', anchor] = link.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(ROOT, file))) return [`${link}: there is no ${file}`];
  if (anchor === undefined) return [];
  const isPage = statSync(join(ROOT, file)).isFile() && file.endsWith('.md');
  return isPage && anchorsOf(textOf(file)).has(anchor) ? [] : [`${link}: ${file} has no such heading`];
}

const all = pages();

describe('links between the pages', () => {
  it('are found, and broken links are reported', () => {
    expect(linksOf('README.md')).toContain('docs/reference/rules.md');
    expect(wrong('docs/reference/rules.md', '../../README.md#quick-start')).toEqual([]);
    expect(wrong('docs/reference/rules.md', '#2-the-answer')).toEqual([]);
    expect(wrong('docs/reference/rules.md', 'nowhere.md')).not.toEqual([]);
    expect(wrong('docs/reference/rules.md', '#nowhere')).not.toEqual([]);
    expect(anchorOf('6. Policies and their `targets`')).toBe('6-policies-and-their-targets');
  });

  it.each(all)('of %s lead somewhere', (page) => {
    expect(linksOf(page).flatMap((link) => wrong(page, link))).toEqual([]);
  });

  it('lead to every page from the index of docs/', () => {
    const index = linksOf('docs/README.md').map((link) => normalize(join('docs', link.split('#')[0] ?? '')));
    const pagesOfDocs = all.filter((page) => /^docs\/(?!README|examples\/|records\/)/.test(page));
    expect(pagesOfDocs.filter((page) => !index.includes(page))).toEqual([]);
  });
});

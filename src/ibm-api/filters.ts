import { type Body, fieldOf, isBody } from './body.ts';
import { decoded } from './next-page.ts';

/** Query parameters that filter a list, each with the value that filters nothing, if one exists. */
export type Filters = ReadonlyMap<string, string | undefined>;

const ALWAYS = [
  'iam_id',
  'access_group_id',
  'user_id',
  'service_type',
  'service_name',
  'service_group_id',
  'tag_name',
  'tag_value',
  'roles',
  'search',
  'name',
] as const;

/** The filters of most lists (B5). */
export const FILTERS: Filters = new Map<string, string | undefined>([
  ...ALWAYS.map((name) => [name, undefined] as const),
  ['state', 'active'],
  ['type', 'access'],
]);

/** The filters of an access group's members (B5). */
export const MEMBER_FILTERS: Filters = new Map([...FILTERS, ['type', undefined], ['membership_type', 'all']]);

// In these links, a page repeats the parameters of its own call.
const LINKS = ['first', 'next', 'first_url', 'next_url', 'href'] as const;

/** The filter with which a list was requested, and the link of the page that shows it (B5). */
export function filterOf(page: Body, filters: Filters): { readonly link: string; readonly filter: string } | undefined {
  for (const link of LINKS) {
    const value = fieldOf(page, link);
    const address = isBody(value) ? fieldOf(value, 'href') : value;
    const filter = typeof address === 'string' ? filterIn(address, filters) : undefined;
    if (filter !== undefined) return { link, filter };
  }
  return undefined;
}

function filterIn(address: string, filters: Filters): string | undefined {
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(address) ?? [];
  for (const parameter of query.split('&')) {
    const [name = '', ...values] = parameter.split('=');
    const value = values.join('=');
    const known = decoded(name);
    if (value !== '' && filters.has(known) && filters.get(known) !== decoded(value)) return known;
  }
  return undefined;
}

import type { IbmCloudPayloads, PayloadList } from 'apikey-policy/ibm-cloud';
import { PAGINGS, type PagedList } from '../../src/ibm-api/pagings.ts';
import { failed } from './emulator/answer.ts';

/** What can go wrong with one list of a bundle on its way. */
export const CUTS = [
  'left out',
  'begun',
  'a row lost',
  'an error',
  'a row',
  'filtered',
  'unreadable',
  'lacking',
] as const;
export type Cut = (typeof CUTS)[number];

/**
 * The lists that may be cut. Not among them: the effective settings, without which no enterprise template is taken to
 * restrict the account, with a diagnostic (B1).
 */
export const CUT_LISTS: readonly PayloadList[] = [
  'account',
  'accountSettings',
  'policies',
  'v2Policies',
  'roles',
  'accessGroups',
  'accessGroupMembers',
  'users',
  'serviceIds',
  'serviceIdGroups',
  'groupServiceIds',
  'trustedProfiles',
];

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPaged = (list: PayloadList): list is PagedList => Object.hasOwn(PAGINGS, list);

/** The bundle with one of its lists cut, of one group where it has many; a bundle that cannot be so cut is the same. */
export function withCut(
  payloads: IbmCloudPayloads,
  list: PayloadList,
  cut: Cut,
  random: () => number,
): IbmCloudPayloads {
  const value: unknown = payloads[list];
  if (!isPaged(list)) return { ...payloads, [list]: cut === 'an error' ? failed(403, 'no').body : undefined };
  if (Array.isArray(value)) return { ...payloads, [list]: cutPages(value, list, cut, random) };
  const groups = isJson(value) ? value : {};
  const group = pick(Object.keys(groups), random);
  const pages = group === undefined ? undefined : groups[group];
  if (group === undefined || !Array.isArray(pages)) return payloads;
  const entry = Object.entries(groups).map(([key, before]) => [
    key,
    key === group ? cutPages(pages, list, cut, random) : before,
  ]);
  return { ...payloads, [list]: Object.fromEntries(entry) };
}

function cutPages(pages: readonly unknown[], list: PagedList, cut: Cut, random: () => number): unknown {
  const at = Math.floor(random() * pages.length);
  const page = pages[at];
  const { rows: key } = PAGINGS[list];
  const rows = isJson(page) && Array.isArray(page[key]) ? page[key] : [];
  const hit = Math.floor(random() * rows.length);
  const withPage = (other: unknown): unknown => pages.map((one, index) => (index === at ? other : one));
  const withRows = (others: readonly unknown[], more: Json = {}): unknown =>
    withPage({ ...(isJson(page) && page), ...more, [key]: others });
  const others = rows.filter((_, index) => index !== hit);
  switch (cut) {
    case 'left out':
      return undefined;
    case 'begun':
      return pages.slice(0, at);
    case 'a row lost':
      // Nothing but a total can tell.
      return isJson(page) && ('total_count' in page || 'total_results' in page) ? withRows(others) : pages;
    case 'an error':
      return withPage(failed(403, 'no access').body);
    case 'a row':
      return withPage(rows[hit] ?? { id: 'x' });
    case 'filtered':
      return withRows(others, { first: { href: 'https://iam.cloud.ibm.com/v1/x?limit=100&name=x' } });
    case 'unreadable':
      return rows.length === 0 ? pages : withRows([...others, pick([null, {}, 5, []], random)]);
    case 'lacking': {
      const row: unknown = rows[hit];
      if (!isJson(row)) return pages;
      const field = pick(
        Object.keys(row).filter((name) => REQUIRED.includes(name)),
        random,
      );
      return withRows([...others, Object.fromEntries(Object.entries(row).filter(([name]) => name !== field))]);
    }
  }
}

/** What no row of its list can do without. */
const REQUIRED = ['iam_id', 'roles', 'resources', 'subjects', 'control', 'resource', 'subject'];

function pick<T>(values: readonly T[], random: () => number): T | undefined {
  return values[Math.floor(random() * values.length)];
}

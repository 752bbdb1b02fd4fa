import { FILTERS, type Filters, MEMBER_FILTERS } from './filters.ts';
import { BY_OFFSET, BY_PAGETOKEN, BY_START, BY_USER, type NextPage } from './next-page.ts';
import type { PayloadList } from './payloads.ts';

/** The format of a list's pages. */
export interface Paging {
  /** The key of the rows. */
  readonly rows: string;
  readonly next: NextPage;
  readonly filters: Filters;
  /** The key of a row's id. */
  readonly id: string;
}

/** A list that comes page by page. */
export type PagedList = Exclude<
  PayloadList,
  'account' | 'accountSettings' | 'effectiveSettings' | 'roles' | 'serviceIdGroups'
>;

const POLICIES: Paging = { rows: 'policies', next: BY_START, filters: FILTERS, id: 'id' };
const SERVICE_IDS: Paging = { rows: 'serviceids', next: BY_PAGETOKEN, filters: FILTERS, id: 'iam_id' };

export const PAGINGS: Readonly<Record<PagedList, Paging>> = {
  policies: POLICIES,
  v2Policies: POLICIES,
  accessGroups: { rows: 'groups', next: BY_OFFSET, filters: FILTERS, id: 'id' },
  accessGroupMembers: { rows: 'members', next: BY_OFFSET, filters: MEMBER_FILTERS, id: 'iam_id' },
  users: { rows: 'resources', next: BY_USER, filters: FILTERS, id: 'iam_id' },
  serviceIds: SERVICE_IDS,
  groupServiceIds: SERVICE_IDS,
  trustedProfiles: { rows: 'profiles', next: BY_PAGETOKEN, filters: FILTERS, id: 'iam_id' },
};

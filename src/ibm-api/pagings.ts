import { BY_OFFSET, BY_PAGETOKEN, BY_START, BY_USER, type NextPage } from './next-page.ts';
import type { PayloadList } from './payloads.ts';

/** How IBM Cloud pages one kind of list. */
export interface Paging {
  /** The key of the rows. */
  readonly rows: string;
  /** Whether the SDK's type requires them (B11). */
  readonly required: boolean;
  readonly next: NextPage;
  /** The key of a row's id. */
  readonly id: string;
}

/** A list that comes page by page. */
export type PagedList = Exclude<
  PayloadList,
  'account' | 'accountSettings' | 'effectiveSettings' | 'roles' | 'serviceIdGroups'
>;

const POLICIES: Paging = { rows: 'policies', required: true, next: BY_START, id: 'id' };
const SERVICE_IDS: Paging = { rows: 'serviceids', required: true, next: BY_PAGETOKEN, id: 'iam_id' };

export const PAGINGS: Readonly<Record<PagedList, Paging>> = {
  policies: POLICIES,
  v2Policies: POLICIES,
  accessGroups: { rows: 'groups', required: false, next: BY_OFFSET, id: 'id' },
  accessGroupMembers: { rows: 'members', required: false, next: BY_OFFSET, id: 'iam_id' },
  users: { rows: 'resources', required: false, next: BY_USER, id: 'iam_id' },
  serviceIds: SERVICE_IDS,
  groupServiceIds: SERVICE_IDS,
  trustedProfiles: { rows: 'profiles', required: true, next: BY_PAGETOKEN, id: 'iam_id' },
};

import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import { PAGINGS, type PagedList, type Paging } from '../../ibm-api/pagings.ts';
import { BY_GROUP, type IbmCloudPayloads, type PayloadList } from '../../ibm-api/payloads.ts';
import { ROLE_ROWS, SERVICE_ID_GROUP_ROWS } from '../../ibm-api/rows.ts';

/** Whether a list has pages; any other list has one body. */
export function isPaged(list: PayloadList): list is PagedList {
  return Object.hasOwn(PAGINGS, list);
}

export function pagingOf(list: PagedList): Paging {
  return PAGINGS[list];
}

/** The pages of a list or of a group's list, or the only body of a list. */
export function bodiesAt(payloads: IbmCloudPayloads, list: PayloadList, key?: string): unknown {
  return key === undefined ? payloads[list] : fieldOf(groupsAt(payloads, list), key);
}

/** The pages of a list, by group id. */
export function groupsAt(payloads: IbmCloudPayloads, list: PayloadList): Body {
  const groups: unknown = payloads[list];
  return isBody(groups) ? groups : {};
}

/** The pages of each group of a list, the pages of a list, or its only body; nothing for what is not given. */
export function givenBodies(payloads: IbmCloudPayloads, list: PayloadList): readonly unknown[] {
  const given = BY_GROUP.includes(list) ? Object.values(groupsAt(payloads, list)) : [payloads[list]];
  return given.filter((bodies) => bodies !== undefined && bodies !== null);
}

/** The keys of the rows of a list's bodies. */
export function rowKeysOf(list: PayloadList): readonly string[] {
  if (isPaged(list)) return [pagingOf(list).rows];
  if (list === 'roles') return ROLE_ROWS;
  return list === 'serviceIdGroups' ? [SERVICE_ID_GROUP_ROWS] : [];
}

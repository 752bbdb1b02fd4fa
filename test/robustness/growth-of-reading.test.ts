import type { IbmCloudPayloads, PayloadList } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { NEARLY_LINEAR } from './growth-cases.ts';
import { exponentOfSteps, stepsOf } from './steps.ts';
import { exponentOf, workOf } from './work.ts';

// Imported when counting has begun.
const { nextRequests, snapshotProgress, withResponse } = await import('apikey-policy/snapshot');
const { accountFromIbmCloud } = await import('apikey-policy/ibm-cloud');

const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const SETTINGS = { account_id: ACCOUNT, restrict_create_platform_apikey: 'RESTRICTED' };
const START: IbmCloudPayloads = {
  accountId: ACCOUNT,
  account: { id: ACCOUNT, owner_iamid: 'IBMid-1' },
  accountSettings: SETTINGS,
  effectiveSettings: { account_id: ACCOUNT, effective: {}, account: SETTINGS, assigned_templates: [] },
  policies: [{ policies: [] }],
  v2Policies: [{ policies: [] }],
  roles: { custom_roles: [], service_roles: [], system_roles: [] },
  accessGroups: [{ groups: [] }],
  users: [{ resources: [] }],
  serviceIds: [{ serviceids: [] }],
  serviceIdGroups: { serviceid_groups: [] },
  trustedProfiles: [{ profiles: [] }],
};

/** A list of each way of paging: its rows, and the link to a page. */
const LISTS = {
  policies: (page, next) => ({ policies: [], ...(next && { next: { start: `${page}` } }) }),
  users: (page, next) => ({
    resources: [{ iam_id: `IBMid-${page}`, state: 'ACTIVE' }],
    ...(next && { next_url: `/v2/accounts/${ACCOUNT}/users?limit=100&_start=${page}%3D` }),
  }),
  accessGroupMembers: (page, next) => ({
    members: [{ iam_id: `IBMid-${page}` }],
    ...(next && { next: { href: `https://iam.cloud.ibm.com/v2/groups/g/members?limit=100&offset=${page}` } }),
  }),
  trustedProfiles: (page, next) => ({
    profiles: [{ iam_id: `iam-Profile-${page}` }],
    ...(next && { next: `https://iam.cloud.ibm.com/v1/profiles?pagetoken=token%20${page}` }),
  }),
} satisfies Partial<Record<PayloadList, (page: number, next: boolean) => unknown>>;

type List = keyof typeof LISTS;
const LISTS_BY_NAME = Object.keys(LISTS) as List[];

/** The payloads in which only one list is still to be read. */
function without(list: List): IbmCloudPayloads {
  if (list === 'accessGroupMembers') return { ...START, accessGroups: [{ groups: [{ id: 'g', name: 'g' }] }] };
  return { ...START, [list]: undefined };
}

/** Reads a list with the loop of the documentation, and shows the progress at each page. */
function readList(list: List, pages: number): IbmCloudPayloads {
  let payloads = without(list);
  for (let requests = nextRequests(payloads); requests.length > 0; requests = nextRequests(payloads)) {
    for (const request of requests) {
      const { page } = request.into;
      const read = withResponse(payloads, request, LISTS[list](page + 1, page + 1 < pages));
      if (!read.ok) throw new Error(read.issues[0].message);
      payloads = read.payloads;
      snapshotProgress(payloads);
    }
  }
  return payloads;
}

const pagesOf = (payloads: IbmCloudPayloads, list: List): readonly unknown[] | undefined =>
  list === 'accessGroupMembers' ? payloads.accessGroupMembers?.g : payloads[list];

describe('N3: the work of reading one list grows in proportion to its pages', () => {
  it.each(LISTS_BY_NAME)('up to 10,000 pages of %s: blocks of code', (list) => {
    expect(pagesOf(readList(list, 40), list)).toHaveLength(40);
    expect(exponentOf((pages) => workOf(() => readList(list, pages)), 625)).toBeLessThan(1.1);
  });

  it.each(LISTS_BY_NAME)('up to 1,600 pages of %s: entries of lists', (list) => {
    const steps = (pages: number) => {
      // The new array of pages gets a copy of the references, which the engine makes as one block of memory.
      const { 'Array concat': copied, ...loops } = stepsOf(() => readList(list, pages));
      expect(copied).toBeGreaterThan(0);
      return loops;
    };
    expect(exponentOfSteps(steps, 100)).toBeLessThan(NEARLY_LINEAR);
  });

  it.each(LISTS_BY_NAME)('the adapter checks the pages of %s', (list) => {
    const work = (pages: number): number => {
      // Without its last page, the list must be checked for loops.
      const payloads = cutAt(readList(list, pages + 1), list, pages);
      return workOf(() => accountFromIbmCloud(payloads));
    };
    expect(exponentOf(work, 100)).toBeLessThan(1.1);
  });
});

/** The first pages, as a file would have them. */
function cutAt(payloads: IbmCloudPayloads, list: List, pages: number): IbmCloudPayloads {
  const first = pagesOf(payloads, list)?.slice(0, pages);
  const cut = list === 'accessGroupMembers' ? { accessGroupMembers: { g: first } } : { [list]: first };
  return JSON.parse(JSON.stringify({ ...payloads, ...cut }));
}

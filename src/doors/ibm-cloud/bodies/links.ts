import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import { decoded } from '../../../ibm-api/next-page.ts';
import type { PayloadList } from '../../../ibm-api/payloads.ts';

// A page repeats the call that it answers in these, a row of a group's members in the last.
const LINKS = ['first', 'last', 'next', 'previous', 'first_url', 'next_url', 'href'];

/** The paths of IBM Cloud's list calls, the longest of a family first. */
const CALLS: readonly (readonly [path: RegExp, list: PayloadList])[] = [
  [/\/v2\/groups\/[^/?#]+\/members(?:[?#]|$)/, 'accessGroupMembers'],
  [/\/v2\/groups\/?(?:[?#]|$)/, 'accessGroups'],
  [/\/v1\/policies\/?(?:[?#]|$)/, 'policies'],
  [/\/v2\/policies\/?(?:[?#]|$)/, 'v2Policies'],
  [/\/v2\/accounts\/[^/?#]+\/users\/?(?:[?#]|$)/, 'users'],
  [/\/v1\/serviceids\/?(?:[?#]|$)/, 'serviceIds'],
  [/\/v1\/profiles\/?(?:[?#]|$)/, 'trustedProfiles'],
];

/** The addresses that a page or a row has of calls. */
function linksOf(body: Body): readonly string[] {
  return LINKS.map((key) => fieldOf(body, key))
    .map((link) => (isBody(link) ? fieldOf(link, 'href') : link))
    .filter((link) => typeof link === 'string');
}

/** The list whose call a page repeats, if it repeats one. */
export function listOfLinks(body: Body): PayloadList | undefined {
  const links = linksOf(body);
  return CALLS.find(([path]) => links.some((link) => path.test(link)))?.[1];
}

/** The access group in the address of its members. */
export function groupOfLinks(body: Body): string | undefined {
  return firstMatch(body, /\/v2\/groups\/([^/?#]+)\/members/);
}

/** The group of service IDs that a page was asked for. */
export function serviceIdGroupOfLinks(body: Body): string | undefined {
  return firstMatch(body, /[?&]group_id=([^&#]+)/);
}

/** The account that the call was about. */
export function accountOfLinks(body: Body): string | undefined {
  return firstMatch(body, /[?&]account_id=([^&#]+)/) ?? firstMatch(body, /\/accounts\/([^/?#]+)\//);
}

function firstMatch(body: Body, pattern: RegExp): string | undefined {
  for (const link of linksOf(body)) {
    const found = pattern.exec(link)?.[1];
    if (found !== undefined) return decoded(found);
  }
  return undefined;
}

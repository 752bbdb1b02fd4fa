import { type Body, fieldOf, isBody } from './body.ts';

/** How pages of one kind of list say where it goes on (snapshot.md, section 1). */
export interface NextPage {
  /** The key of a page's link to the next one. */
  readonly link: string;
  /** The parameter that the next call takes. */
  readonly parameter: string;
  /** The parameter's value, if the link has it. */
  readonly tokenOf: (link: unknown) => unknown;
}

/** No list is followed further (N3). */
export const MOST_PAGES = 10_000;

/** Policies: a link with the parameter beside its address. */
export const BY_START: NextPage = {
  link: 'next',
  parameter: 'start',
  tokenOf: (link) => isBody(link) && fieldOf(link, 'start'),
};

/** Access groups and their members: a link that holds its address. */
export const BY_OFFSET: NextPage = {
  link: 'next',
  parameter: 'offset',
  tokenOf: (link) => isBody(link) && parameterOf(fieldOf(link, 'href'), 'offset'),
};

/** Users: an address. */
export const BY_USER: NextPage = {
  link: 'next_url',
  parameter: '_start',
  tokenOf: (link) => parameterOf(link, '_start'),
};

/** Service IDs and trusted profiles: an address. */
export const BY_PAGETOKEN: NextPage = {
  link: 'next',
  parameter: 'pagetoken',
  tokenOf: (link) => parameterOf(link, 'pagetoken'),
};

/** Whether a page names a next one: absent, `null` and an empty text name none (B5). */
export function namesNext(page: Body, { link }: NextPage): boolean {
  const next = fieldOf(page, link);
  return next !== undefined && next !== null && next !== '';
}

/** What the next call takes; none where the page's link does not have it (N3). */
export function nextToken(page: Body, { link, tokenOf }: NextPage): string | undefined {
  const token = tokenOf(fieldOf(page, link));
  return typeof token === 'string' && token !== '' ? token : undefined;
}

/** A parameter of an address's query. */
function parameterOf(address: unknown, parameter: string): string | undefined {
  if (typeof address !== 'string') return undefined;
  const [, query = ''] = /^[^?#]*\?([^#]*)/.exec(address) ?? [];
  const pair = query.split('&').find((part) => part.startsWith(`${parameter}=`));
  return pair && decoded(pair.slice(parameter.length + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

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

// The first in the query that has the name. Links are looked at often, so the text is gone through once.
const OFFSET = /^[^?#]*\?(?:[^#]*?&)??offset=([^&#]*)/;
const START = /^[^?#]*\?(?:[^#]*?&)??_start=([^&#]*)/;
const PAGETOKEN = /^[^?#]*\?(?:[^#]*?&)??pagetoken=([^&#]*)/;

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
  tokenOf: (link) => isBody(link) && parameterOf(fieldOf(link, 'href'), OFFSET),
};

/** Users: an address. */
export const BY_USER: NextPage = {
  link: 'next_url',
  parameter: '_start',
  tokenOf: (link) => parameterOf(link, START),
};

/** Service IDs and trusted profiles: an address. */
export const BY_PAGETOKEN: NextPage = {
  link: 'next',
  parameter: 'pagetoken',
  tokenOf: (link) => parameterOf(link, PAGETOKEN),
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

/** A parameter of an address's query, as this finds it. */
function parameterOf(address: unknown, parameter: RegExp): string | undefined {
  const value = typeof address === 'string' ? parameter.exec(address)?.[1] : undefined;
  return value && decoded(value);
}

/** A part of an address's query as it was before it was put there. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

import { type Body, fieldOf, isBody } from './body.ts';

/** How the pages of a list link to the next page. */
export interface NextPage {
  /** The key of a page's link to the next one. */
  readonly link: string;
  /** The query parameter of the next call. */
  readonly parameter: string;
  /** The value of the parameter in a link, if it has one. */
  readonly tokenOf: (link: unknown) => unknown;
}

// Each finds the first parameter of its name in one pass, because links are read often.
const OFFSET = /^[^?#]*\?(?:[^#]*?&)??offset=([^&#]*)/;
const START = /^[^?#]*\?(?:[^#]*?&)??_start=([^&#]*)/;
const PAGETOKEN = /^[^?#]*\?(?:[^#]*?&)??pagetoken=([^&#]*)/;

/** The most pages that are read of a list (N3). */
export const MOST_PAGES = 10_000;

/** Policies: the link has the parameter as a field. */
export const BY_START: NextPage = {
  link: 'next',
  parameter: 'start',
  tokenOf: (link) => isBody(link) && fieldOf(link, 'start'),
};

/** Access groups and their members: the link has the address as a field. */
export const BY_OFFSET: NextPage = {
  link: 'next',
  parameter: 'offset',
  tokenOf: (link) => isBody(link) && parameterOf(fieldOf(link, 'href'), OFFSET),
};

/** Users: the link is the address. */
export const BY_USER: NextPage = {
  link: 'next_url',
  parameter: '_start',
  tokenOf: (link) => parameterOf(link, START),
};

/** Service IDs and trusted profiles: the link is the address. */
export const BY_PAGETOKEN: NextPage = {
  link: 'next',
  parameter: 'pagetoken',
  tokenOf: (link) => parameterOf(link, PAGETOKEN),
};

/** Whether a page links to a next page: absent, `null` and an empty string are no link (B5). */
export function namesNext(page: Body, { link }: NextPage): boolean {
  const next = fieldOf(page, link);
  return next !== undefined && next !== null && next !== '';
}

/** The parameter's value for the next call, if the link of the page has it (N3). */
export function nextToken(page: Body, { link, tokenOf }: NextPage): string | undefined {
  const token = tokenOf(fieldOf(page, link));
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function parameterOf(address: unknown, parameter: RegExp): string | undefined {
  const value = typeof address === 'string' ? parameter.exec(address)?.[1] : undefined;
  return value && decoded(value);
}

/** A decoded part of a query; a malformed one stays as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

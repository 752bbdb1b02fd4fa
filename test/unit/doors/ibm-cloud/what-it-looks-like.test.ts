import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { odd } from '../../../support/odd.ts';
import { page, read, settings } from './given.ts';

const ERROR = ", but it looks like an error of IBM's API";
const FORBIDDEN = { trace: 't', status_code: 403, errors: [{ code: 'forbidden', message: 'no access' }] };

function messages(input: object): string[] {
  const result = accountFromIbmCloud(input as never);
  return result.ok ? [] : result.issues.map(({ message }) => message);
}

const messagesOn = (instead: object): string[] => {
  const result = read(instead);
  return result.ok ? [] : result.issues.map(({ message }) => message);
};

const PAGES: readonly (readonly [field: string, rows: string, wrapped: (pages: unknown) => object])[] = [
  ['policies', 'policies', (policies) => ({ policies })],
  ['v2Policies', 'policies', (v2Policies) => ({ v2Policies })],
  ['accessGroups', 'groups', (accessGroups) => ({ accessGroups })],
  ['accessGroupMembers.g-1', 'members', (pages) => ({ accessGroupMembers: { 'g-1': pages } })],
  ['users', 'resources', (users) => ({ users })],
  ['serviceIds', 'serviceids', (serviceIds) => ({ serviceIds })],
  ['groupServiceIds.s-1', 'serviceids', (pages) => ({ groupServiceIds: { 's-1': pages } })],
  ['trustedProfiles', 'profiles', (trustedProfiles) => ({ trustedProfiles })],
];

describe("B11: an error of IBM's API that was kept as an answer", () => {
  // Before: a complete and empty list of users, groups or members, and nobody in the account. Now: refused.
  it('is refused in each of the places where people had one', () => {
    expect(messages(odd('error-body-as-page'))).toEqual([
      `\`accessGroupMembers.AccessGroupId-g[0].members\` is missing: the body must have its rows${ERROR}`,
      `\`users[0].resources\` is missing: the body must have its rows${ERROR}`,
      `\`account\` must be the account's own body${ERROR}`,
    ]);
  });

  it.each(PAGES)('is no page of any list: %s', (field, rows, wrapped) => {
    const said = `\`${field}[0].${rows}\` is missing: the body must have its rows${ERROR}`;
    for (const body of [FORBIDDEN, { errors: [] }, { errorCode: 'BXNIM0513E' }, { status_code: 401 }, { trace: 't' }]) {
      expect(messagesOn(wrapped([body]))).toEqual([said]);
    }
    expect(messagesOn(wrapped(FORBIDDEN))).toEqual([`\`${field}\` must be an array of pages${ERROR}`]);
    // One page that is right beside it changes nothing.
    expect(messagesOn(wrapped([{ [rows]: [] }, FORBIDDEN]))).toEqual([said.replace('[0]', '[1]')]);
  });

  it.each([
    ['roles.custom_roles', { roles: FORBIDDEN }, 3],
    ['serviceIdGroups.serviceid_groups', { serviceIdGroups: FORBIDDEN }, 1],
    ['accountSettings.restrict_create_platform_apikey', { accountSettings: FORBIDDEN }, 2],
    ['effectiveSettings.account', { effectiveSettings: FORBIDDEN }, 1],
    ['account', { account: { errorCode: 'NotFound' } }, 1],
  ])('is no body of any call: %s', (place, instead, count) => {
    const said = messagesOn(instead);
    expect(said).toHaveLength(count);
    expect(said[0]).toMatch(new RegExp(`^\`${place}\` .*but it looks like an error of IBM's API$`));
  });

  it('is none where the body has what its call answers, whatever else it has', () => {
    expect(messagesOn({ users: [{ resources: [], trace: 't' }] })).toEqual([]);
    expect(messagesOn({ account: { owner_iamid: 'IBMid-1', trace: 't' } })).toEqual([]);
    expect(messagesOn({ accountSettings: { ...settings(), trace: 't' } })).toEqual([]);
    expect(messagesOn({ account: {} })).toEqual([]);
  });
});

describe('B11: one row, or bare rows, instead of a page', () => {
  const which = ', but it looks like one row instead of a page';

  // Before: a complete and empty list, so the owner certainly was not in the account. Now: refused.
  it('is refused as people had it, from a pager or the command line', () => {
    expect(messages(odd('row-as-page'))).toEqual([
      `\`users[0].resources\` is missing: the body must have its rows${which}`,
    ]);
  });

  it.each(PAGES)('is no page of any list: %s', (field, rows, wrapped) => {
    for (const row of [{ id: 'x' }, { iam_id: 'x' }, { ibmUniqueId: 'x' }, { userId: 'x' }]) {
      expect(messagesOn(wrapped([row]))).toEqual([
        `\`${field}[0].${rows}\` is missing: the body must have its rows${which}`,
      ]);
    }
    expect(messagesOn(wrapped([[{ id: 'x' }]]))).toEqual([
      `\`${field}[0]\` must be an object, the body of a response, but it looks like a bare array of rows`,
    ]);
    expect(messagesOn(wrapped([{ limit: 100 }]))).toEqual([
      `\`${field}[0].${rows}\` is missing: the body must have its rows`,
    ]);
  });

  it('is no body of roles or service ID groups', () => {
    expect(messagesOn({ serviceIdGroups: { id: 's-1' } })).toEqual([
      `\`serviceIdGroups.serviceid_groups\` is missing: the body must have its rows${which}`,
    ]);
    expect(messagesOn({ roles: [{ crn: 'r' }] })).toEqual([
      '`roles` must be an object, the body of a response, but it looks like a bare array of rows',
    ]);
    expect(messagesOn({ roles: { crn: 'r' } })[0]).toBe(
      `\`roles.custom_roles\` is missing: the body must have its rows${which}`,
    );
  });

  it('is one of the rows of a page that has them', () => {
    expect(messagesOn({ policies: page(), id: undefined })).toEqual([]);
    expect(messagesOn({ users: [{ id: 'x', resources: [] }] })).toEqual([]);
  });
});

import AccountManagementV4 from '@ibm-cloud/platform-services/account-management/v4.js';
import { BearerTokenAuthenticator, NoAuthAuthenticator } from '@ibm-cloud/platform-services/auth/index.js';
import IamAccessGroupsV2 from '@ibm-cloud/platform-services/iam-access-groups/v2.js';
import IamIdentityV1 from '@ibm-cloud/platform-services/iam-identity/v1.js';
import IamPolicyManagementV1 from '@ibm-cloud/platform-services/iam-policy-management/v1.js';
import UserManagementV1 from '@ibm-cloud/platform-services/user-management/v1.js';
import type { IbmCloudPayloads } from 'apikey-policy/ibm-cloud';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asked, answerOf } from '../../../support/emulator/answer.ts';
import { readAll } from '../../../support/emulator/read-all.ts';
import { API_KEY, type Emulator, startEmulator } from '../../../support/emulator/server.ts';
import { ACCOUNT, NOTHING, world } from './given.ts';

const MOST = 2;

let emulator: Emulator;
let token: string;
let payloads: IbmCloudPayloads;

beforeAll(async () => {
  emulator = await startEmulator({ answer: (asked) => answerOf(world(), asked, { most: MOST }) });
  const body = new URLSearchParams({ grant_type: 'urn:ibm:params:oauth:grant-type:apikey', apikey: API_KEY });
  const answer = await fetch(`${emulator.url}/identity/token`, { method: 'POST', body });
  ({ access_token: token } = (await answer.json()) as { access_token: string });
  payloads = readAll(NOTHING, { answer: (asked) => answerOf(world(), asked, { most: MOST }) });
});
afterAll(() => emulator.close());

const options = () => ({
  serviceUrl: emulator.url,
  authenticator: new BearerTokenAuthenticator({ bearerToken: token }),
});
const rows = (pages: readonly unknown[] | undefined, key: string): unknown[] =>
  (pages ?? []).flatMap((page) => (page as Record<string, unknown[]>)[key] ?? []);

/** Follows `next` as IBM's documentation of these calls says, for which the SDK has no pager. */
async function allPages<Page extends { next?: string }>(
  call: (pagetoken: string | undefined) => Promise<{ result: Page }>,
): Promise<Page[]> {
  const pages: Page[] = [];
  for (let pagetoken: string | undefined; ; ) {
    const { result } = await call(pagetoken);
    pages.push(result);
    if (result.next === undefined) return pages;
    pagetoken = new URL(result.next).searchParams.get('pagetoken') ?? undefined;
  }
}

describe("IBM's own client reads the same rows from the emulator as the loop", () => {
  const accountId = ACCOUNT;

  it('policies of both versions', async () => {
    const client = new IamPolicyManagementV1(options());
    const v1 = await new IamPolicyManagementV1.PoliciesPager(client, { accountId, limit: 100 }).getAll();
    const v2 = await new IamPolicyManagementV1.V2PoliciesPager(client, { accountId, limit: 100 }).getAll();
    expect(v1).toEqual(rows(payloads.policies, 'policies'));
    expect(v2).toEqual(rows(payloads.v2Policies, 'policies'));
    expect([v1.length, v2.length, payloads.policies?.length]).toEqual([5, 5, 3]);
  });

  it('roles', async () => {
    const { result } = await new IamPolicyManagementV1(options()).listRoles({ accountId, serviceName: 'iam-identity' });
    expect(result).toEqual(payloads.roles);
  });

  it('access groups and their members', async () => {
    const client = new IamAccessGroupsV2(options());
    const groups = await new IamAccessGroupsV2.AccessGroupsPager(client, { accountId, limit: 100 }).getAll();
    expect(groups).toEqual(rows(payloads.accessGroups, 'groups'));
    expect(groups).toHaveLength(5);
    for (const { id: accessGroupId = '' } of groups) {
      const asked = { accessGroupId, membershipType: 'all', limit: 100 };
      const members = await new IamAccessGroupsV2.AccessGroupMembersPager(client, asked).getAll();
      expect(members).toEqual(rows(payloads.accessGroupMembers?.[accessGroupId], 'members'));
      expect(members).toHaveLength(5);
    }
  });

  it('users', async () => {
    const users = await new UserManagementV1.UsersPager(new UserManagementV1(options()), {
      accountId,
      limit: 100,
    }).getAll();
    expect(users).toEqual(rows(payloads.users, 'resources'));
    expect(users).toHaveLength(5);
  });

  it('service IDs, of the default group and of others', async () => {
    const client = new IamIdentityV1(options());
    const pages = await allPages((pagetoken) =>
      client.listServiceIds({ accountId, pagesize: 100, ...(pagetoken !== undefined && { pagetoken }) }),
    );
    expect(rows(pages, 'serviceids')).toEqual(rows(payloads.serviceIds, 'serviceids'));
    const { result } = await client.listServiceIdGroup({ accountId });
    expect(result).toEqual(payloads.serviceIdGroups);
    const ofGroup = await allPages((pagetoken) =>
      client.listServiceIds({
        accountId,
        groupId: 's-1',
        pagesize: 100,
        ...(pagetoken !== undefined && { pagetoken }),
      }),
    );
    expect(rows(ofGroup, 'serviceids')).toEqual(rows(payloads.groupServiceIds?.['s-1'], 'serviceids'));
    expect([pages.length, ofGroup.length]).toEqual([3, 3]);
  });

  it('trusted profiles', async () => {
    const client = new IamIdentityV1(options());
    const pages = await allPages((pagetoken) =>
      client.listProfiles({ accountId, pagesize: 100, ...(pagetoken !== undefined && { pagetoken }) }),
    );
    expect(rows(pages, 'profiles')).toEqual(rows(payloads.trustedProfiles, 'profiles'));
    expect(pages).toHaveLength(3);
  });

  it('the settings, and the account', async () => {
    const identity = new IamIdentityV1(options());
    expect((await identity.getAccountSettings({ accountId })).result).toEqual(payloads.accountSettings);
    expect((await identity.getEffectiveAccountSettings({ accountId })).result).toEqual(payloads.effectiveSettings);
    const accounts = new AccountManagementV4(options());
    expect((await accounts.getAccount({ accountId })).result).toEqual(payloads.account);
  });

  it('and makes the calls that the loop makes', () => {
    const made = emulator.calls;
    const asked: Asked[] = [];
    readAll(NOTHING, {
      answer: (call) => answerOf(world(), call, { most: MOST }),
      // The slash that the list of service IDs ends with is in the client's sources, but it does not send it.
      onRequest: ({ host, path, query }) => asked.push({ host, path: path.replace(/\/$/, ''), query }),
    });
    for (const call of asked) expect(made).toContainEqual(call);
    expect(asked).toHaveLength(made.length);
  });
});

describe('the emulator', () => {
  it('refuses who has no token, or one that has ended', async () => {
    const client = new UserManagementV1({ serviceUrl: emulator.url, authenticator: new NoAuthAuthenticator() });
    await expect(client.listUsers({ accountId: ACCOUNT })).rejects.toMatchObject({ status: 401 });
    const short = await startEmulator({ answer: (asked) => answerOf(world(), asked), callsPerToken: 1 });
    const body = new URLSearchParams({ grant_type: 'urn:ibm:params:oauth:grant-type:apikey', apikey: API_KEY });
    await fetch(`${short.url}/identity/token`, { method: 'POST', body });
    const headers = { authorization: `Bearer ${short.tokens[0]}` };
    const url = `${short.url}/v4/accounts/${ACCOUNT}`;
    expect((await fetch(url, { headers })).status).toBe(200);
    expect((await fetch(url, { headers })).status).toBe(401);
    await short.close();
  });

  it('needs no token if configured so, and does not know other accounts and groups', async () => {
    const open = await startEmulator({ answer: (asked) => answerOf(world(), asked), needsToken: false });
    const client = new IamAccessGroupsV2({ serviceUrl: open.url, authenticator: new NoAuthAuthenticator() });
    expect((await client.listAccessGroups({ accountId: ACCOUNT })).result.groups).toHaveLength(5);
    await expect(client.listAccessGroupMembers({ accessGroupId: 'g-9' })).rejects.toMatchObject({ status: 404 });
    await expect(client.listAccessGroups({ accountId: 'account-2' })).rejects.toMatchObject({ status: 403 });
    await open.close();
  });
});

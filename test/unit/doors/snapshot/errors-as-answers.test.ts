import type { IbmCloudPayloads, PayloadList } from 'apikey-policy/ibm-cloud';
import { nextRequests, withResponse } from 'apikey-policy/snapshot';
import { describe, expect, it } from 'vitest';
import { failed } from '../../../support/emulator/answer.ts';
import { NOTHING } from './given.ts';

const LISTED: IbmCloudPayloads = {
  ...NOTHING,
  accessGroups: [{ groups: [{ id: 'g-1' }], next: { href: 'https://iam.cloud.ibm.com/v2/groups?offset=1' } }],
  serviceIdGroups: { serviceid_groups: [{ id: 's-1' }] },
};
const requests = [...nextRequests(LISTED), ...nextRequests(NOTHING)];
const asked = (list: PayloadList) => requests.find(({ into }) => into.list === list);

describe('N5: a body that is not a response is refused for every call, on the first page and later', () => {
  it('asks every call', () => {
    expect(new Set(requests.map(({ into }) => into.list)).size).toBe(13);
    expect(requests.some(({ into }) => into.page > 0)).toBe(true);
  });

  // Before: the errors of account, users, groups and members were taken as bodies that have nothing. Now: refused.
  it.each(requests.map((request) => [`${request.into.list} ${request.into.page}`, request] as const))(
    "an error of IBM's API: %s",
    (_, request) => {
      const read = withResponse(LISTED, request, failed(403, 'no access').body);
      expect(read.ok ? [] : read.issues.map(({ message }) => message)).toContainEqual(
        expect.stringMatching(/looks like an error of IBM's API$/),
      );
    },
  );

  it.each(['users', 'accessGroups', 'policies', 'serviceIds', 'trustedProfiles', 'roles'] as const)(
    'one row instead of a page: %s',
    (list) => {
      const request = asked(list);
      if (request === undefined) throw new Error(list);
      const read = withResponse(NOTHING, request, { id: 'IBMid-1', state: 'ACTIVE' });
      expect(!read.ok && read.issues[0].message).toMatch(/but it looks like one row instead of a page$/);
      expect(withResponse(NOTHING, request, [{ id: 'IBMid-1' }]).ok).toBe(false);
    },
  );
});

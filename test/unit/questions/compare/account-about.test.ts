import { describe, expect, it } from 'vitest';
import { accountAbout } from '../../../../src/questions/compare/account-about.ts';
import * as given from '../../../support/given.ts';
import { ANNA, BEN, GROUP, PROFILE, PUBLIC, ROBOT } from '../../../support/names.ts';

const OTHER = 'AccessGroupId-OTHER';
const PARTIAL = 'AccessGroupId-PARTIAL';

const ACCOUNT = given.account({
  accessGroups: [
    { id: GROUP, members: [ANNA] },
    { id: OTHER, members: [BEN] },
    { id: PARTIAL, members: [BEN], partial: true },
    { id: PUBLIC, members: [] },
  ],
  policies: [
    given.policy({ id: 'of anna' }),
    given.policy({ id: 'of ben', subject: { principal: BEN } }),
    given.policy({ id: 'of her group', subject: { accessGroup: GROUP } }),
    given.policy({ id: 'of his group', subject: { accessGroup: OTHER } }),
    given.policy({ id: 'of a partial group', subject: { accessGroup: PARTIAL } }),
    given.policy({ id: 'of the public group', subject: { accessGroup: PUBLIC } }),
    given.policy({ id: 'of an unlisted group', subject: { accessGroup: 'AccessGroupId-UNLISTED' } }),
  ],
});

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

describe('the part of an account about one user', () => {
  const { principals, accessGroups, policies, ...others } = accountAbout(ACCOUNT, new Set([ANNA]));

  it('P2, I3: has the user, and every service ID that a request can be about', () => {
    expect(idsOf(principals)).toEqual([ANNA, ROBOT]);
  });

  it('M1, M2, I2: has the groups that the user is or may be in', () => {
    expect(idsOf(accessGroups)).toEqual([GROUP, PARTIAL, PUBLIC]);
  });

  it('G1, I2: has the policies of the user, of these groups, and of groups that are not listed', () => {
    expect(idsOf(policies)).toEqual([
      'of anna',
      'of her group',
      'of a partial group',
      'of the public group',
      'of an unlisted group',
    ]);
  });

  it('has everything else as it is', () => {
    const { principals: _, accessGroups: __, policies: ___, ...rest } = ACCOUNT;
    expect(others).toEqual(rest);
  });

  it('has nothing else of the others, for no user', () => {
    expect(idsOf(accountAbout(ACCOUNT, new Set([PROFILE])).accessGroups)).toEqual([PARTIAL, PUBLIC]);
  });
});

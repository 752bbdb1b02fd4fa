import type { Account } from 'apikey-policy';
import { authzenPdp } from 'apikey-policy/authzen';
import * as given from '../../../support/given.ts';
import { ANNA, GROUP, ROBOT } from '../../../support/names.ts';
import { checked } from './schemas.ts';

/** Anna may do all four things, through a group. */
export const everything: Account = given.account({
  accessGroups: [given.member(ANNA)],
  policies: [given.policy({ subject: { accessGroup: GROUP } })],
});
export const pdp = checked(authzenPdp(everything));

export const anna = { type: 'user', id: ANNA };
export const ACCOUNT = { type: 'account', id: 'account-1' };
export const ROBOT_KEY = { type: 'service-id', id: ROBOT };

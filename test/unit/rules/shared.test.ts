import { compile } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { FALSE, TRUE, unknownFor } from '../../../src/matching/ternary.ts';
import { readMemberships } from '../../../src/rules/membership.ts';
import { definitionsOf } from '../../../src/rules/role.ts';
import * as given from '../../support/given.ts';
import { ANNA, BEN, GROUP, OPERATOR, PUBLIC, UPDATE_SETTING } from '../../support/names.ts';

describe('A6: the parts that decisions share', () => {
  const through = (roles: string[]) =>
    given.account({
      accessGroups: [given.member(ANNA, BEN)],
      policies: [given.policy({ subject: { accessGroup: GROUP }, roles })],
    });

  it('are frozen grants', () => {
    const pdp = compile(through([OPERATOR]));
    const [ofAnna, ofBen] = [ANNA, BEN].map((principal) => pdp.decide({ principal, action: UPDATE_SETTING }).grants);
    expect(ofAnna?.length).toBe(1);
    expect(ofAnna?.[0]).toBe(ofBen?.[0]);
    for (const shared of [ofAnna, ofAnna?.[0]]) expect(Object.isFrozen(shared)).toBe(true);
  });
});

describe('M1, M2, I2: who is in a group', () => {
  const whole = readMemberships(given.account({ accessGroups: [given.member(ANNA)] }));
  const partial = readMemberships(given.account({ accessGroups: [given.member(ANNA)], partial: ['accessGroups'] }));

  it.each([
    ['a listed one', whole(GROUP), { members: [ANNA], others: FALSE }],
    ['a group that is not listed', whole('AccessGroupId-GONE'), { members: [], others: FALSE }],
    [
      'a group that is not listed, in a partial list',
      partial('AccessGroupId-GONE'),
      { members: [], others: unknownFor('partial-data') },
    ],
    ['the public one', whole(PUBLIC), { members: [], others: TRUE }],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));
});

it('R1: an account that lists no roles defines none', () => {
  expect(definitionsOf(given.account()).size).toBe(0);
});

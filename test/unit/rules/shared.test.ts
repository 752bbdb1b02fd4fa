import { compile, decide } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { FALSE, TRUE, unknownFor } from '../../../src/matching/ternary.ts';
import { readMemberships } from '../../../src/rules/membership.ts';
import { definitionsOf } from '../../../src/rules/role.ts';
import { ANNA, account, BEN, GROUP, member, OPERATOR, PUBLIC, policy, ROBOT, T, VIEWER } from '../../support/build.ts';

describe('A6: what decisions share', () => {
  const through = (roles: string[]) =>
    account({ accessGroups: [member(ANNA, BEN)], policies: [policy({ subject: { accessGroup: GROUP }, roles })] });

  it('cannot be changed', () => {
    const { grants } = decide(through([OPERATOR]), { principal: ANNA, action: T });
    const { nearMisses } = decide(through([VIEWER]), { principal: ANNA, action: T });
    const { nearMisses: ofRobot } = decide(account({ policies: [policy({ subject: { principal: ROBOT } })] }), {
      principal: ROBOT,
      action: 'iam-identity.user-apikey.create',
    });
    for (const list of [grants, nearMisses, ofRobot]) {
      expect(list.length).toBe(1);
      expect(Object.isFrozen(list)).toBe(true);
    }
  });

  it('is one near miss for all members of a group', () => {
    const pdp = compile(through([VIEWER]));
    const [ofAnna, ofBen] = [ANNA, BEN].map((principal) => pdp.decide({ principal, action: T }).nearMisses);
    expect(ofAnna?.length).toBe(1);
    expect(ofAnna?.[0]).toBe(ofBen?.[0]);
  });
});

describe('M1, M2, I2: who is in a group', () => {
  const whole = readMemberships(account({ accessGroups: [member(ANNA)] }));
  const partial = readMemberships(account({ accessGroups: [member(ANNA)], partial: ['accessGroups'] }));

  it.each([
    ['a listed one', whole(GROUP), { members: [ANNA], others: FALSE }],
    ['one that is not listed', whole('AccessGroupId-GONE'), { members: [], others: FALSE }],
    [
      'one that is not listed among some',
      partial('AccessGroupId-GONE'),
      { members: [], others: unknownFor('partial-data') },
    ],
    ['the public one', whole(PUBLIC), { members: [], others: TRUE }],
  ])('%s', (_, found, expected) => expect(found).toEqual(expected));
});

it('R1: an account that lists no roles defines none', () => {
  expect(definitionsOf(account()).size).toBe(0);
});

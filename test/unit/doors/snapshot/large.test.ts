import { describe, expect, it } from 'vitest';
import { exponentOf, workOf } from '../../../robustness/work.ts';
import { answerOf } from '../../../support/emulator/answer.ts';
import { LARGE, largeWorld } from '../../../support/emulator/large.ts';
import { randomOf, troubleAt } from '../../../support/emulator/trouble.ts';
import { leastCalls, unpaged } from '../../../support/emulator/world.ts';

// Imported when counting has begun.
const { readAll } = await import('../../../support/emulator/read-all.ts');
const { accountOf } = await import('./given.ts');

describe('an account of 10,000 users, 4,000 policies and 500 groups', () => {
  it('is read whole through 5 % of calls that fail, by no call more than pages and retries', () => {
    const world = largeWorld();
    const random = randomOf(20260316);
    let [made, troubles] = [0, 0];
    const payloads = readAll(
      { accountId: world.accountId },
      {
        answer: (asked) => {
          const trouble = troubleAt(0.05, random);
          if (trouble !== undefined) troubles++;
          return trouble ?? answerOf(world, asked);
        },
        onRequest: () => {
          made++;
        },
      },
    );
    expect(troubles).toBeGreaterThan(20);
    expect(made).toBe(leastCalls(world) + troubles);
    expect(payloads.failures).toBeUndefined();
    const { account } = accountOf(payloads);
    expect(account).toEqual(accountOf(unpaged(world)).account);
    expect(account.partial).toBeUndefined();
    expect(account.principals.filter(({ kind }) => kind === 'user')).toHaveLength(LARGE.users);
    // And the owner's.
    expect(account.policies).toHaveLength(LARGE.policies + 1);
    expect(account.accessGroups.flatMap(({ members }) => members)).toHaveLength(20 * LARGE.groups);
  });
});

describe('the work of reading an account', () => {
  it('grows in proportion to its rows', () => {
    const work = (size: number): number => {
      const world = largeWorld({ users: 40 * size, policies: 16 * size, groups: 2 * size });
      return workOf(() => readAll({ accountId: world.accountId }, { answer: (asked) => answerOf(world, asked) }));
    };
    expect(exponentOf(work, 10)).toBeLessThan(1.2);
  });
});

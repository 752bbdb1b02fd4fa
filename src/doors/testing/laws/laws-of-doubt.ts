import type { Account } from 'apikey-policy';
import fc from 'fast-check';
import { DOUBTS, type Doubt } from './doubts.ts';
import { oneMore } from './given.ts';
import { type Law, rank, UNCERTAIN } from './law.ts';

/**
 * What is unknown may be so or not: an answer that is certain all the same is the answer either way (A3), and an
 * answer that is not lies between the two.
 */
function lawOf({ name, rules, whether, threeWays }: Doubt): Law {
  return {
    name: `doubt-of-${name}`,
    rules: ['A3', ...rules],
    sentence: `While nobody knows whether ${whether}, only what holds either way is certain.`,
    property: ({ decide }) =>
      fc.property(oneMore, (given) => {
        const ways = threeWays(given);
        fc.pre(ways !== undefined);
        const rankIn = (account: Account): number => rank(decide(account, given.request));
        const [no, unknown, yes] = [rankIn(ways[0]), rankIn(ways[1]), rankIn(ways[2])];
        const isCertain = unknown !== UNCERTAIN;
        return no <= unknown && unknown <= yes && (!isCertain || (no === unknown && unknown === yes));
      }),
  };
}

/** That nothing unknown becomes an allow, nor a deny that could be one. */
export const lawsOfDoubt: readonly Law[] = DOUBTS.map(lawOf);

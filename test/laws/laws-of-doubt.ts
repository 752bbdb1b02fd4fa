import type { Account } from 'apikey-policy';
import fc from 'fast-check';
import { DOUBTS, type Doubt } from './doubts.ts';
import { oneMore } from './given.ts';
import { type Law, rank, UNCERTAIN } from './law.ts';

/**
 * An unknown fact may be true or false. A certain answer must be right in both cases (A3); an uncertain one lies between
 * the two.
 */
function lawOf({ name, rules, whether, threeWays }: Doubt): Law {
  return {
    name: `doubt-of-${name}`,
    rules: ['A3', ...rules],
    sentence: `While it is unknown whether ${whether}, an answer is certain only if it is right in both cases.`,
    property: ({ decide }) =>
      fc.property(oneMore, (given) => {
        const variants = threeWays(given);
        fc.pre(variants !== undefined);
        const rankIn = (account: Account): number => rank(decide(account, given.request));
        const [no, unknown, yes] = [rankIn(variants[0]), rankIn(variants[1]), rankIn(variants[2])];
        const isCertain = unknown !== UNCERTAIN;
        return no <= unknown && unknown <= yes && (!isCertain || (no === unknown && unknown === yes));
      }),
  };
}

/** Laws of unknown facts. */
export const lawsOfDoubt: readonly Law[] = DOUBTS.map(lawOf);

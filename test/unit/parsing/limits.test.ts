import { describe, expect, it } from 'vitest';
import { account, found, issuesOf, objectsIn, withPolicy } from './given.ts';

/** How often objects may be met again, where an input has so many of them. */
const repeatsOf = (input: object): number => 100_000 + 10 * objectsIn(input).size;

/** A condition in which an object stands, so many times once more, beside others that stand there once. */
const repeated = (object: object, times: number, others: readonly object[] = []): object =>
  withPolicy({ condition: [...others, ...Array(times + 1).fill(object)] });

describe('an object that stands in several places', { timeout: 60_000 }, () => {
  it('may be met again 100,000 times, and ten times more for each object that there is', () => {
    for (const others of [[], Array.from({ length: 1000 }, () => [])]) {
      const times = repeatsOf(repeated({}, 0, others));
      expect(found(repeated({}, times, others))).toEqual([]);
      const last = others.length + times + 1;
      expect(found(repeated({}, times + 1, others))).toEqual([`repeated-too-often policies.0.condition.${last}`]);
    }
  });

  it('counts for more where it has many parts', () => {
    const list = Array(64).fill(1);
    const times = repeatsOf(repeated(list, 0)) / 2;
    expect(found(repeated(list, times))).toEqual([]);
    expect(found(repeated(list, times + 1))).toEqual([`repeated-too-often policies.0.condition.${times + 1}`]);
  });

  it('is refused in the place of any type, too, and named', () => {
    const principals = Array(110_000).fill({ kind: 'user', id: 'IBMid-1' });
    expect(found(account({ principals }))).toEqual([expect.stringMatching(/^repeated-too-often principals\.\d+$/)]);
    // Half of the repeats are of the list within, and so is the one that is too many.
    const accessGroups = Array(55_000).fill({ id: 'g', members: [] });
    expect(found(account({ accessGroups }))[0]).toMatch(/^repeated-too-often accessGroups\.\d+\.members$/);
  });

  it('is not what stands in two places of JSON text, however long it is', () => {
    const long: readonly number[] = Array(7_000_000).fill(0);
    expect(found(withPolicy({ condition: [long, []] }))).toEqual([]);
  });
});

describe('a list with holes', () => {
  it('is an issue at its first hole, behind however many entries', () => {
    for (const entries of [0, 1, 300]) {
      const list: string[] = Array(entries).fill('RESTRICTED');
      list.length = entries + 1;
      expect(found(account({ enterprise: { apiKeyCreation: list } }))).toEqual([
        `wrong-type enterprise.apiKeyCreation.${entries}`,
      ]);
      expect(found(withPolicy({ condition: list }))).toEqual([`not-json policies.0.condition.${entries}`]);
    }
  });

  it('of little else is not read to its end', () => {
    const list: string[] = [];
    list[1_000_000] = 'RESTRICTED';
    expect(issuesOf(account({ enterprise: { apiKeyCreation: list } })).length).toBeLessThan(1000);
    expect(issuesOf(withPolicy({ condition: list })).length).toBeLessThan(1000);
  });
});

describe('issues of a deep value', { timeout: 60_000 }, () => {
  it('are told as long as their paths within it have ten million keys at most', () => {
    let deep: unknown = Array(1001).fill(Number.NaN);
    for (let level = 1; level < 10_000; level++) deep = [deep];
    expect(issuesOf(withPolicy({ condition: deep }))).toHaveLength(1000);
  });
});

import type { Policy } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { type PoliciesBySubject, sortAgain, sortBySubject } from '../../../src/engine/policies-by-subject.ts';
import { ANNA, BEN, GROUP, ROBOT } from '../../support/build.ts';

const REST = { roles: [], target: { attributes: [] } };
const own = (id: string, principal: string): Policy => ({ id, subject: { principal }, ...REST });
const ofGroup = (id: string, accessGroup = GROUP): Policy => ({ id, subject: { accessGroup }, ...REST });

const [A, B, C, D, E, F] = [own('a', ANNA), own('b', BEN), ofGroup('c'), own('d', ANNA), ofGroup('e'), own('f', BEN)];
const LIST: readonly Policy[] = [A, B, C, D, E, F];

/** What each subject has, by the ids of its policies. */
function idsOf({ direct, groups, placed }: PoliciesBySubject): unknown {
  const ids = (bucket: PoliciesBySubject['placed']) => bucket.map((one) => one.policy.id).join('');
  const sides = [direct, groups].map((side) =>
    Object.fromEntries([...side].flatMap(([id, bucket]) => (bucket.length > 0 ? [[id, ids(bucket)]] : []))),
  );
  return { direct: sides[0], groups: sides[1], placed: ids(placed) };
}

const isGrowing = (places: readonly number[]): boolean =>
  places.every((place, index) => index === 0 || place > (places[index - 1] ?? Infinity));

describe('policies sorted by subject', () => {
  it('stand in the order of the account, principals apart from access groups', () => {
    expect(idsOf(sortBySubject(LIST))).toEqual({
      direct: { [ANNA]: 'ad', [BEN]: 'bf' },
      groups: { [GROUP]: 'ce' },
      placed: 'abcdef',
    });
  });

  it('keep apart a principal and a group of one id', () => {
    const sorted = sortBySubject([own('1', 'same'), ofGroup('2', 'same')]);
    expect(idsOf(sorted)).toEqual({ direct: { same: '1' }, groups: { same: '2' }, placed: '12' });
  });
});

describe('policies sorted again after an edit', () => {
  const [X, Y] = [own('x', ANNA), ofGroup('y')];

  it.each<[string, readonly Policy[]]>([
    ['nothing', LIST],
    ['one put first', [X, ...LIST]],
    ['one put last', [...LIST, X]],
    ['several put last', [...LIST, X, Y, own('z', ANNA)]],
    ['the last one once more', [...LIST, F]],
    ['one put between', [A, B, X, C, D, E, F]],
    ['several put between', [A, B, X, Y, C, D, E, F]],
    ['one taken out', [A, B, D, E, F]],
    ['the first taken out', [B, C, D, E, F]],
    ['the last taken out', [A, B, C, D, E]],
    ['one for another', [A, B, C, X, E, F]],
    ['one of a new subject', [A, B, C, own('z', ROBOT), D, E, F]],
    ['the last of a subject taken out', [A, C, D, E, F]],
    ['the same one once more', [A, A, B, C, D, E, F]],
    ['all but one taken out', [D]],
    ['all taken out', []],
    ['all of them others', [X, Y, own('z', ROBOT)]],
  ])('%s: stand as they would if they were sorted afresh', (_, after) => {
    const sorted = sortAgain(sortBySubject(LIST), after);
    expect(idsOf(sorted)).toEqual(idsOf(sortBySubject(after)));
    for (const bucket of [sorted.placed, ...sorted.direct.values(), ...sorted.groups.values()]) {
      expect(isGrowing(bucket.map(({ place }) => place))).toBe(true);
      for (const one of bucket) expect(sorted.placed).toContain(one);
    }
  });

  it.each<[string, readonly Policy[], readonly string[]]>([
    ['nothing is new', LIST, []],
    ['one is new in the middle', [A, B, C, X, D, E, F], [ANNA]],
    ['one is new at the begin', [X, ...LIST], [ANNA]],
    ['the last one stands there once more', [...LIST, F], [BEN]],
    ['half as many are new as there were', [A, B, C, X, Y, own('z', ANNA), D, E, F], [ANNA]],
  ])('leave the buckets of other subjects as they are, where %s', (_, after, changed) => {
    const old = sortBySubject(LIST);
    const sorted = sortAgain(old, after);
    const isNew = (id: string): boolean => sorted.direct.get(id) !== old.direct.get(id);
    expect([ANNA, BEN].filter(isNew)).toEqual(changed);
  });

  it('are all sorted afresh where more than half of them are new or gone', () => {
    expect(sortAgain(sortBySubject(LIST), [A, B, X, F])).toEqual(sortBySubject([A, B, X, F]));
    const places = sortAgain(sortBySubject(LIST), [A, B, X, C, D, E, F]).placed.map(({ place }) => place);
    expect(places).toEqual([0, 1, 1.5, 2, 3, 4, 5]);
  });

  it('are all sorted afresh where no fraction is left between two places', () => {
    let sorted = sortBySubject(LIST);
    let list = LIST;
    const steps = Array.from({ length: 40 }, (_, edit) => {
      list = [A, own(`${edit}`, ANNA), ...list.slice(1)];
      sorted = sortAgain(sorted, list);
      return Math.min(...sorted.placed.slice(1).map(({ place }, index) => place - (sorted.placed[index]?.place ?? 0)));
    });
    expect(Math.min(...steps)).toBeGreaterThan(1e-7);
    expect(steps.filter((step) => step === 1).length).toBeGreaterThan(0);
  });
});

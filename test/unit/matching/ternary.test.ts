import { UNKNOWN_REASONS } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { and, FALSE, or, reasonsOf, TRUE, truth, unknownFor } from '../../../src/matching/ternary.ts';

const STATE = unknownFor('unknown-state');
const ROLE = unknownFor('unknown-role');
const BOTH = and(STATE, ROLE);

describe('G8, C1: Kleene’s three values', () => {
  // What `and` makes of the two, and what `or` does.
  it.each([
    [TRUE, TRUE, TRUE, TRUE],
    [TRUE, STATE, STATE, TRUE],
    [TRUE, FALSE, FALSE, TRUE],
    [STATE, STATE, STATE, STATE],
    [STATE, ROLE, BOTH, BOTH],
    [STATE, FALSE, FALSE, STATE],
    [FALSE, FALSE, FALSE, FALSE],
  ])('of %d and %d', (a, b, both, either) => {
    expect([and(a, b), and(b, a)]).toEqual([both, both]);
    expect([or(a, b), or(b, a)]).toEqual([either, either]);
  });

  it('are what a boolean is, or something else for every reason', () => {
    expect([truth(true), truth(false)]).toEqual([TRUE, FALSE]);
    const unknowns = UNKNOWN_REASONS.map(unknownFor);
    expect(new Set([TRUE, FALSE, ...unknowns]).size).toBe(unknowns.length + 2);
  });
});

describe('A3: the reasons of an unknown', () => {
  it('are those of its parts, in the order of section 9', () => {
    expect(reasonsOf(BOTH)).toEqual(['unknown-state', 'unknown-role']);
    expect(reasonsOf(or(ROLE, STATE))).toEqual(['unknown-state', 'unknown-role']);
    const all = [...UNKNOWN_REASONS].reverse().map(unknownFor).reduce(and, TRUE);
    expect(reasonsOf(all)).toEqual(UNKNOWN_REASONS);
  });

  it('are none of what is known', () => {
    for (const known of [TRUE, FALSE, or(TRUE, BOTH), and(BOTH, FALSE)]) expect(reasonsOf(known)).toEqual([]);
  });
});

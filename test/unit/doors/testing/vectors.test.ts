import { compile, type Decision, decide } from 'apikey-policy';
import { assertVectors, type OwnLogic, vectors } from 'apikey-policy/testing';
import { describe, expect, it } from 'vitest';
import { textOfFile } from '../../../conformance/files.ts';

/** Logic that gives this library's decisions, changed. */
const changed =
  (change: (decision: Decision) => object): OwnLogic =>
  (account, request) => {
    const decision = decide(account, request);
    return Object.assign({ ...decision }, change(decision));
  };

/** The message of what a function throws, or an empty string. */
function messageOf(failing: () => void): string {
  try {
    failing();
  } catch (error) {
    return error instanceof Error ? error.message : 'no error';
  }
  return '';
}

const idsOfFailures = (own: OwnLogic): readonly string[] =>
  idsWith((vector) => messageOf(() => assertVectors(own, [vector])) !== '');
function idsWith(has: (vector: (typeof vectors)[number]) => boolean): readonly string[] {
  return vectors.filter(has).map(({ id }) => id);
}

describe('the vectors', () => {
  it('are the ones of the JSON files', () => {
    const files = (['by-rule.json', 'corpus.json'] as const).map((name) => JSON.parse(textOfFile(name)).vectors);
    expect(JSON.stringify(vectors)).toBe(JSON.stringify(files.flat()));
  });
});

describe('assertVectors', () => {
  it('accepts the decisions, the effects and the booleans of this library', () => {
    const answers: readonly OwnLogic[] = [
      decide,
      (account, request) => decide(account, request).effect,
      (account, request) => compile(account).allows(request),
    ];
    for (const own of answers) expect(() => assertVectors(own)).not.toThrow();
  });

  it('compares a boolean with `allowed`', () => {
    expect(idsOfFailures(() => true)).toEqual(idsWith(({ expected }) => expected.effect !== 'allow'));
    expect(idsOfFailures(() => false)).toEqual(idsWith(({ expected }) => expected.effect === 'allow'));
  });

  it('compares a string with the effect', () => {
    expect(idsOfFailures(() => 'deny')).toEqual(idsWith(({ expected }) => expected.effect !== 'deny'));
  });

  it('compares a decision with the whole expectation, with sets in any order', () => {
    const reversed = changed(({ grants, nearMisses, caveats }) => ({
      grants: [...grants].reverse(),
      nearMisses: [...nearMisses].reverse(),
      caveats: [...caveats].reverse(),
    }));
    expect(idsOfFailures(reversed)).toEqual([]);
    expect(idsOfFailures(changed(() => ({ grants: [] })))).toEqual(
      idsWith(({ expected }) => expected.grants.length > 0),
    );
    expect(idsOfFailures(changed(() => ({ validUntil: undefined })))).toEqual(
      idsWith(({ expected }) => expected.validUntil !== undefined),
    );
    expect(idsOfFailures(changed(() => ({ requires: undefined })))).toEqual(
      idsWith(({ expected }) => expected.requires !== undefined),
    );
    expect(idsOfFailures(changed(({ effect }) => ({ allowed: effect !== 'deny' })))).toEqual(
      idsWith(({ expected }) => expected.effect === 'indeterminate'),
    );
  });

  it('accepts the fields of an entry in any order', () => {
    const backwards = (entry: object): object => Object.fromEntries(Object.entries(entry).reverse());
    const turned = changed(({ grants, nearMisses }) => ({
      grants: grants.map(backwards).reverse(),
      nearMisses: nearMisses.map(backwards).reverse(),
    }));
    expect(idsOfFailures(turned)).toEqual([]);
  });

  it.each([null, undefined, 7, {}])('does not accept %j as an entry of a set', (entry) => {
    const own = changed(({ caveats, grants, nearMisses }) => ({
      caveats: [...caveats, entry],
      grants: [entry, ...grants],
      nearMisses: [...nearMisses, entry],
    }));
    expect(idsOfFailures(own)).toHaveLength(vectors.length);
  });

  it('calls the logic with copies, so that logic that writes into its arguments changes no vector', () => {
    const before = JSON.stringify(vectors);
    const writing: OwnLogic = (account, request) => {
      Object.assign(account, { policies: [] });
      Object.assign(request, { principal: 'nobody' });
      return false;
    };
    expect(() => assertVectors(writing)).toThrow();
    expect(JSON.stringify(vectors)).toBe(before);
  });
});

describe('the error of assertVectors', () => {
  it('names the id, the rules and both answers of a failure', () => {
    const asked = vectors.filter(({ id }) => id === 'A2-default-U');
    const [vector] = asked;
    const message = [
      '1 of 1 vectors have an unexpected answer',
      '',
      'A2-default-U (A2): What no policy grants is denied.',
      '  expected: deny, for no-grant',
      '  answered: true',
      `  request: ${JSON.stringify(vector?.request)}`,
      `  account: ${JSON.stringify(vector?.account)}`,
    ].join('\n');
    expect(() => assertVectors(() => true, asked)).toThrow(new Error(message));
  });

  it('names each rule of a vector, and each unknown that it expects', () => {
    const unsure = vectors.find(({ rules, expected }) => rules.length > 1 && expected.unknowns.length > 1);
    const { rules = [], expected } = unsure ?? {};
    const unknowns = expected?.unknowns ?? [];
    const message = messageOf(() =>
      assertVectors(
        () => true,
        vectors.filter((vector) => vector === unsure),
      ),
    );
    expect(message).toContain(` (${rules[0]}, ${rules[1]}`);
    expect(message).toContain(`\n  expected: indeterminate, for ${unknowns[0]}, ${unknowns[1]}`);
  });

  it('shows a decision by its effect and reason, and an error by its name', () => {
    const asked = vectors.filter(({ id }) => id === 'A1-indeterminate');
    expect(() =>
      assertVectors(
        changed(() => ({ caveats: ['service-id-locked'] })),
        asked,
      ),
    ).toThrow('  answered: indeterminate, for unknown-role\n');
    const throwing: OwnLogic = () => {
      throw new RangeError('out of reach');
    };
    expect(() => assertVectors(throwing, asked)).toThrow('  answered: throws RangeError: out of reach\n');
  });

  it('shows at most five failures', () => {
    const denied = vectors.filter(({ expected }) => expected.effect === 'deny');
    const messageOn = (count: number): string => messageOf(() => assertVectors(() => true, denied.slice(0, count)));
    expect(messageOn(5).match(/ {2}expected: /g)).toHaveLength(5);
    expect(messageOn(5)).not.toContain('more');
    expect(messageOn(7).match(/ {2}expected: /g)).toHaveLength(5);
    expect(messageOn(7)).toMatch(/\n\nand 2 more$/);
  });
});

import { ACTIONS, type Account, compile, type Request } from 'apikey-policy';
import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { describe, expect, it } from 'vitest';
import { samplePayloads } from '../support/sample.ts';
import { payloads } from '../unit/doors/ibm-cloud/given.ts';

type Change = (part: unknown) => unknown;
const GONE = Symbol('gone');

/** What may happen to one field or row on its way. */
const DAMAGE: Readonly<Record<string, Change>> = {
  removed: () => GONE,
  nulled: () => null,
  'made a number': () => 7,
  'made an object': () => ({}),
  'made a flag': (part) => (part === true ? GONE : true),
  'an error': () => ({ errors: [{ code: 'forbidden', message: 'no access' }], trace: 't', status_code: 403 }),
};

function accountOf(input: unknown): Account | undefined {
  const result = accountFromIbmCloud(input as never);
  return result.ok ? result.account : undefined;
}

/** The keys to every part within. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return path.length > 0 ? [path] : [];
  const within = Object.entries(value).flatMap(([key, part]) => placesIn(part, [...path, key]));
  return path.length > 0 ? [path, ...within] : within;
}

function changed(value: unknown, [key, ...rest]: readonly string[], change: Change): unknown {
  if (key === undefined) return change(value);
  const copy: [string, unknown][] = Object.entries(Object(value)).map(([name, part]) =>
    name === key ? [name, changed(part, rest, change)] : [name, part],
  );
  const kept = copy.filter(([, part]) => part !== GONE);
  return Array.isArray(value) ? kept.map(([, part]) => part) : Object.fromEntries(kept);
}

function questionsOf({ principals }: Account): Request[] {
  const serviceIds = principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id);
  return principals.flatMap(({ id: principal }) =>
    ACTIONS.flatMap((action): Request[] =>
      action === 'iam-identity.apikey.create'
        ? serviceIds.map((resource) => ({ principal, action, resource }))
        : [{ principal, action }],
    ),
  );
}

const BUNDLES: readonly (readonly [string, object])[] = [
  ['a small account', payloads()],
  ['the sample', samplePayloads()],
];

/** Damage that leaves a bundle which says something else, and in which nothing is odd: what, where, and why. */
const UNTOLD: readonly RegExp[] = [
  // Of a list that states no total, what is left is a shorter one.
  /^removed (policies|v2Policies|roles|serviceIds|trustedProfiles)\..*#$/,
  // Numbers and flags compare as texts (G4): it is another value.
  /^made a (number|flag) .*\.attributes\.#\.value$/,
  // The second version alone counts as complete (B6).
  /^removed policies$/,
  // A policy without a state counts (G1), one without a rule always.
  /^removed (policies|v2Policies)\.#\.policies\.#\.(state|rule)$/,
];

describe('B10, B11: damage to any one part of a bundle', { timeout: 120_000 }, () => {
  it.each(BUNDLES)('leaves every answer as it was, or uncertain, or refuses the bundle: %s', (_, bundle) => {
    const whole = accountOf(bundle);
    if (whole === undefined) throw new Error('a whole bundle is an account');
    const questions = questionsOf(whole);
    const judge = compile(whole);
    const right = questions.map((question) => judge.decide(question).effect);
    const outcomes = { refused: 0, uncertain: 0, same: 0 };
    const wrong = new Set<string>();
    for (const place of placesIn(bundle)) {
      for (const [what, change] of Object.entries(DAMAGE)) {
        const account = accountOf(changed(bundle, place, change));
        if (account === undefined) {
          outcomes.refused++;
          continue;
        }
        const pdp = compile(account);
        questions.forEach((question, at) => {
          const { effect } = pdp.decide(question);
          if (effect === right[at]) outcomes.same++;
          else if (effect === 'indeterminate') outcomes.uncertain++;
          else wrong.add(`${what} ${place.map((key) => (/^\d+$/.test(key) ? '#' : key)).join('.')}`);
        });
      }
    }
    expect([...wrong].filter((one) => !UNTOLD.some((pattern) => pattern.test(one)))).toEqual([]);
    expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(20);
  });
});

import { type Account, compile } from 'apikey-policy';
import { accountFromIbmCloud } from 'apikey-policy/ibm-cloud';
import { questionsOf } from '../support/questions.ts';
import { samplePayloads } from '../support/sample.ts';
import { payloads } from '../unit/doors/ibm-cloud/given.ts';

type Change = (part: unknown, key: string, bundle: Readonly<Record<string, unknown>>) => unknown;
const GONE = Symbol('gone');

/** What may happen to one field or row on its way. */
const DAMAGE: Readonly<Record<string, Change>> = {
  removed: () => GONE,
  nulled: () => null,
  'made a number': () => 7,
  'made an object': () => ({}),
  'made a boolean': (part) => (part === true ? GONE : true),
  emptied: (part) => {
    if (typeof part === 'string') return '';
    return Array.isArray(part) ? [] : part;
  },
  doubled: (part) => (Array.isArray(part) ? [...part, ...part] : part),
  // A page or an answer in the place of another one: only a key of the bundle itself finds it.
  'swapped with another body': (part, key, bundle) => {
    const keys = Object.keys(bundle);
    const at = keys.indexOf(key);
    return bundle[key] === part ? bundle[keys[(at + 1) % keys.length] ?? key] : part;
  },
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

function changed(value: unknown, [key, ...rest]: readonly string[], change: (part: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy: [string, unknown][] = Object.entries(Object(value)).map(([name, part]) =>
    name === key ? [name, changed(part, rest, change)] : [name, part],
  );
  const kept = copy.filter(([, part]) => part !== GONE);
  return Array.isArray(value) ? kept.map(([, part]) => part) : Object.fromEntries(kept);
}

export const BUNDLES: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
  ['a small account', { ...payloads() }],
  ['the sample', { ...samplePayloads() }],
];

/** Damage that leaves a bundle which says something else, and in which nothing is odd: what, where, and why. */
export const UNTOLD: readonly RegExp[] = [
  // Of a list that states no total, what is left is a shorter one.
  /^removed (policies|v2Policies|roles|serviceIds|trustedProfiles)\..*#$/,
  // Numbers and booleans compare as strings (G4): it is another value.
  /^made a (number|boolean) .*\.attributes\.#\.value$/,
  // The second version alone counts as complete (B6).
  /^(removed|emptied) policies$/,
  // An empty list is there and grants nothing (B10); an empty string is another value.
  /^emptied (policies|v2Policies|roles|serviceIds|trustedProfiles)\./,
  // A policy without a state counts (G1), one without a rule always.
  /^removed (policies|v2Policies)\.#\.policies\.#\.(state|rule)$/,
];

/** What came of one kind of damage, done to each part of a bundle in turn. */
export interface Outcomes {
  readonly what: string;
  /** How many bundles were refused. */
  refused: number;
  /** How many answers of the others stayed, or became uncertain. */
  same: number;
  uncertain: number;
  /** How many became others, and where. */
  changed: number;
  readonly places: Set<string>;
}

/** Damages each part of a bundle in each way, and asks every question of the whole one. */
export function damage(bundle: Readonly<Record<string, unknown>>): readonly Outcomes[] {
  const whole = accountOf(bundle);
  if (whole === undefined) throw new Error('a whole bundle is an account');
  const questions = questionsOf(whole);
  const judge = compile(whole);
  const right = questions.map((question) => judge.decide(question).effect);
  return Object.entries(DAMAGE).map(([what, change]) => {
    const outcomes: Outcomes = { what, refused: 0, same: 0, uncertain: 0, changed: 0, places: new Set() };
    for (const place of placesIn(bundle)) {
      const account = accountOf(changed(bundle, place, (part) => change(part, place.at(-1) ?? '', bundle)));
      if (account === undefined) {
        outcomes.refused++;
        continue;
      }
      const pdp = compile(account);
      questions.forEach((question, at) => {
        const { effect } = pdp.decide(question);
        if (effect === right[at]) outcomes.same++;
        else if (effect === 'indeterminate') outcomes.uncertain++;
        else {
          outcomes.changed++;
          outcomes.places.add(`${what} ${place.map((key) => (/^\d+$/.test(key) ? '#' : key)).join('.')}`);
        }
      });
    }
    return outcomes;
  });
}

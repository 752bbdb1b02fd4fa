import type { IssueCode } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { complete, found, type Path, valueAt, withoutField, withValue } from './given.ts';

type Kind = 'id' | 'string' | 'boolean' | 'list' | 'object' | 'kind' | 'list name' | 'json' | 'side of a subject';

// Every place of the complete account, as `place.of.it`. `?`: an optional field; `[]`: an entry of an array.
const fields: readonly (readonly [place: string, kind: Kind])[] = [
  ['id', 'id'],
  ['ownerId?', 'id'],
  ['apiKeyCreation?', 'string'],
  ['serviceIdCreation?', 'string'],
  ['enterprise?', 'object'],
  ['enterprise.apiKeyCreation?', 'list'],
  ['enterprise.apiKeyCreation.0[]', 'string'],
  ['enterprise.serviceIdCreation?', 'list'],
  ['enterprise.serviceIdCreation.0[]', 'string'],
  ['principals', 'list'],
  ['principals.0[]', 'object'],
  ['principals.0.kind', 'kind'],
  ['principals.0.id', 'id'],
  ['principals.0.state?', 'string'],
  ['principals.0.name?', 'string'],
  ['principals.0.email?', 'string'],
  ['principals.1[]', 'object'],
  ['principals.1.kind', 'kind'],
  ['principals.1.id', 'id'],
  ['principals.1.locked?', 'boolean'],
  ['principals.1.name?', 'string'],
  ['principals.1.email?', 'string'],
  ['principals.2[]', 'object'],
  ['principals.2.kind', 'kind'],
  ['principals.2.id', 'id'],
  ['principals.2.name?', 'string'],
  ['principals.2.email?', 'string'],
  ['accessGroups', 'list'],
  ['accessGroups.0[]', 'object'],
  ['accessGroups.0.id', 'id'],
  ['accessGroups.0.members', 'list'],
  ['accessGroups.0.members.0[]', 'id'],
  ['accessGroups.0.partial?', 'boolean'],
  ['accessGroups.0.managed?', 'boolean'],
  ['accessGroups.0.dynamic?', 'boolean'],
  ['accessGroups.0.name?', 'string'],
  ['policies', 'list'],
  ...['principal', 'accessGroup'].flatMap((side, index): (readonly [string, Kind])[] => [
    [`policies.${index}[]`, 'object'],
    [`policies.${index}.id`, 'id'],
    [`policies.${index}.subject`, 'object'],
    [`policies.${index}.subject.${side}`, 'side of a subject'],
    [`policies.${index}.roles`, 'list'],
    [`policies.${index}.roles.0[]`, 'id'],
    [`policies.${index}.target`, 'object'],
    [`policies.${index}.target.attributes`, 'list'],
    [`policies.${index}.target.attributes.0[]`, 'object'],
    [`policies.${index}.target.attributes.0.key`, 'string'],
    [`policies.${index}.target.attributes.0.operator?`, 'json'],
    [`policies.${index}.target.attributes.0.value?`, 'json'],
    [`policies.${index}.target.tags?`, 'list'],
    [`policies.${index}.target.tags.0[]`, 'object'],
    [`policies.${index}.target.tags.0.key`, 'string'],
    [`policies.${index}.target.tags.0.operator?`, 'json'],
    [`policies.${index}.target.tags.0.value?`, 'json'],
    [`policies.${index}.condition?`, 'json'],
    [`policies.${index}.type?`, 'string'],
    [`policies.${index}.state?`, 'string'],
    [`policies.${index}.managed?`, 'boolean'],
    [`policies.${index}.name?`, 'string'],
  ]),
  ['roles?', 'list'],
  ['roles.0[]', 'object'],
  ['roles.0.crn', 'id'],
  ['roles.0.service', 'string'],
  ['roles.0.actions', 'list'],
  ['roles.0.actions.0[]', 'string'],
  ['roles.0.name?', 'string'],
  ['partial?', 'list'],
  ['partial.0[]', 'list name'],
  ['partial.1[]', 'list name'],
  ['partial.2[]', 'list name'],
  ['partial.3[]', 'list name'],
  ['partial.4[]', 'list name'],
];

const notJson = [Number.NaN, Infinity, 1n, Symbol('s'), () => 1, new Date(0), new Map(), /x/, Object(1)];
const EMPTY = {};
const NO_ENTRIES: readonly unknown[] = [];
const samples: readonly unknown[] = [null, 0, true, 'string', NO_ENTRIES, EMPTY, ...notJson];

/** The samples that a place of each kind accepts. */
const takes: Record<Kind, readonly unknown[]> = {
  id: ['string'],
  string: ['string'],
  boolean: [true],
  list: [NO_ENTRIES],
  object: [],
  kind: [],
  'list name': [],
  json: samples.filter((sample) => !notJson.includes(sample)),
  'side of a subject': ['string'],
};

const rows = fields.map(([spelled, kind]) => {
  const place = spelled.replace(/\?|\[\]/, '');
  const path: Path = place.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  return { spelled, place, path, kind };
});

function placesIn(value: unknown, path: Path): string[] {
  const isFree = rows.some(({ place, kind }) => kind === 'json' && place === path.join('.'));
  const inner = typeof value === 'object' && value !== null && !isFree ? Object.entries(value) : [];
  const places = inner.flatMap(([key, part]) => placesIn(part, [...path, key]));
  return path.length === 0 ? places : [path.join('.'), ...places];
}

describe('the fields of an account', () => {
  it('lists every field of the complete account in the table, and accepts the account', () => {
    expect(rows.map(({ place }) => place).sort()).toEqual(placesIn(complete, []).sort());
    expect(found(complete)).toEqual([]);
  });

  it.each(rows.filter(({ spelled }) => spelled.endsWith('?')))('accepts an account without $place', ({ path }) => {
    expect(found(withoutField(complete, path))).toEqual([]);
    expect(found(withValue(complete, path, undefined))).toEqual([]);
  });

  it.each(rows.filter(({ spelled, kind }) => !/[?\]]$/.test(spelled) && kind !== 'side of a subject'))(
    'requires $place, and counts `undefined` as absent',
    ({ path, place }) => {
      expect(found(withoutField(complete, path))).toEqual([`missing ${place}`]);
      expect(found(withValue(complete, path, undefined))).toEqual([`missing ${place}`]);
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'side of a subject'))('requires $place, the one subject', ({ path }) => {
    const subject = path.slice(0, -1);
    expect(found(withoutField(complete, path))).toEqual([`missing ${subject.join('.')}`]);
    expect(found(withValue(complete, path, undefined))).toEqual([`missing ${subject.join('.')}`]);
  });

  it.each(rows)(
    'accepts values of the right type at $place, and reports each other value once',
    ({ path, place, kind }) => {
      for (const sample of samples) {
        // The fields that an empty object lacks are tested above.
        if (kind === 'object' && sample === EMPTY) continue;
        const code = codeOf(place, kind, sample);
        expect(found(withValue(complete, path, sample))).toEqual(code === undefined ? [] : [`${code} ${place}`]);
      }
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'id' || kind === 'side of a subject'))(
    'refuses an empty string at $place',
    ({ path, place }) => {
      expect(found(withValue(complete, path, ''))).toEqual([`empty ${place}`]);
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'string'))('accepts an empty string at $place', ({ path }) => {
    expect(found(withValue(complete, path, ''))).toEqual([]);
  });

  it.each(rows.filter(({ kind }) => kind === 'list'))('accepts an empty array at $place', ({ path }) => {
    expect(found(withValue(complete, path, []))).toEqual([]);
  });

  it.each(rows.filter(({ spelled, kind }) => kind !== 'json' && spelled.endsWith('[]')))(
    'refuses holes and `undefined` in an array, as at $place',
    ({ path }) => {
      const listPath = path.slice(0, -1);
      const entry = valueAt(complete, path);
      for (const list of [[undefined], Array(1), [undefined, entry]]) {
        expect(found(withValue(complete, listPath, list))[0]).toBe(`wrong-type ${listPath.join('.')}.0`);
      }
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'object'))('refuses unknown fields at $place', ({ path, place }) => {
    for (const key of ['other', 'constructor', 'toString', 'hasOwnProperty', '__proto__', '']) {
      const whole = Object.fromEntries([...Object.entries(Object(valueAt(complete, path))), [key, 1]]);
      expect(found(withValue(complete, path, whole))).toEqual([`unknown-field ${place}.${key}`]);
    }
  });
});

/** The code of the issue of a sample in a place. */
function codeOf(place: string, kind: Kind, sample: unknown): IssueCode | undefined {
  // The prefix of an id depends on the kind of principal.
  if (takes[kind].includes(sample)) return /^principals\.[12]\.id$/.test(place) ? 'wrong-prefix' : undefined;
  if (kind === 'json') return 'not-json';
  return typeof sample === 'string' && (kind === 'kind' || kind === 'list name') ? 'unknown-value' : 'wrong-type';
}

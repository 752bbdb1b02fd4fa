import type { IssueCode } from 'apikey-policy';
import { describe, expect, it } from 'vitest';
import { complete, found, type Path, valueAt, withoutField, withValue } from './given.ts';

type Kind = 'id' | 'text' | 'flag' | 'list' | 'object' | 'kind' | 'list name' | 'json' | 'side of a subject';

// Every place of the complete account, as `place.of.it`; `?`: may be left out, `[]`: an entry of a list.
const fields: readonly (readonly [place: string, kind: Kind])[] = [
  ['id', 'id'],
  ['ownerId?', 'id'],
  ['apiKeyCreation?', 'text'],
  ['serviceIdCreation?', 'text'],
  ['enterprise?', 'object'],
  ['enterprise.apiKeyCreation?', 'list'],
  ['enterprise.apiKeyCreation.0[]', 'text'],
  ['enterprise.serviceIdCreation?', 'list'],
  ['enterprise.serviceIdCreation.0[]', 'text'],
  ['principals', 'list'],
  ['principals.0[]', 'object'],
  ['principals.0.kind', 'kind'],
  ['principals.0.id', 'id'],
  ['principals.0.state?', 'text'],
  ['principals.0.name?', 'text'],
  ['principals.0.email?', 'text'],
  ['principals.1[]', 'object'],
  ['principals.1.kind', 'kind'],
  ['principals.1.id', 'id'],
  ['principals.1.locked?', 'flag'],
  ['principals.1.name?', 'text'],
  ['principals.1.email?', 'text'],
  ['principals.2[]', 'object'],
  ['principals.2.kind', 'kind'],
  ['principals.2.id', 'id'],
  ['principals.2.name?', 'text'],
  ['principals.2.email?', 'text'],
  ['accessGroups', 'list'],
  ['accessGroups.0[]', 'object'],
  ['accessGroups.0.id', 'id'],
  ['accessGroups.0.members', 'list'],
  ['accessGroups.0.members.0[]', 'id'],
  ['accessGroups.0.partial?', 'flag'],
  ['accessGroups.0.managed?', 'flag'],
  ['accessGroups.0.dynamic?', 'flag'],
  ['accessGroups.0.name?', 'text'],
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
    [`policies.${index}.target.attributes.0.key`, 'text'],
    [`policies.${index}.target.attributes.0.operator?`, 'json'],
    [`policies.${index}.target.attributes.0.value?`, 'json'],
    [`policies.${index}.target.tags?`, 'list'],
    [`policies.${index}.target.tags.0[]`, 'object'],
    [`policies.${index}.target.tags.0.key`, 'text'],
    [`policies.${index}.target.tags.0.operator?`, 'json'],
    [`policies.${index}.target.tags.0.value?`, 'json'],
    [`policies.${index}.condition?`, 'json'],
    [`policies.${index}.type?`, 'text'],
    [`policies.${index}.state?`, 'text'],
    [`policies.${index}.managed?`, 'flag'],
    [`policies.${index}.name?`, 'text'],
  ]),
  ['roles?', 'list'],
  ['roles.0[]', 'object'],
  ['roles.0.crn', 'id'],
  ['roles.0.service', 'text'],
  ['roles.0.actions', 'list'],
  ['roles.0.actions.0[]', 'text'],
  ['roles.0.name?', 'text'],
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
const samples: readonly unknown[] = [null, 0, true, 'text', NO_ENTRIES, EMPTY, ...notJson];

/** What a place of each kind takes of the samples. */
const takes: Record<Kind, readonly unknown[]> = {
  id: ['text'],
  text: ['text'],
  flag: [true],
  list: [NO_ENTRIES],
  object: [],
  kind: [],
  'list name': [],
  json: samples.filter((sample) => !notJson.includes(sample)),
  'side of a subject': ['text'],
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
  it('has every place of the complete account in the table, and takes it', () => {
    expect(rows.map(({ place }) => place).sort()).toEqual(placesIn(complete, []).sort());
    expect(found(complete)).toEqual([]);
  });

  it.each(rows.filter(({ spelled }) => spelled.endsWith('?')))('may lack $place', ({ path }) => {
    expect(found(withoutField(complete, path))).toEqual([]);
    expect(found(withValue(complete, path, undefined))).toEqual([]);
  });

  it.each(rows.filter(({ spelled, kind }) => !/[?\]]$/.test(spelled) && kind !== 'side of a subject'))(
    'must have $place, and `undefined` is nothing',
    ({ path, place }) => {
      expect(found(withoutField(complete, path))).toEqual([`missing ${place}`]);
      expect(found(withValue(complete, path, undefined))).toEqual([`missing ${place}`]);
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'side of a subject'))('must name a subject by $place', ({ path }) => {
    const subject = path.slice(0, -1);
    expect(found(withoutField(complete, path))).toEqual([`missing ${subject.join('.')}`]);
    expect(found(withValue(complete, path, undefined))).toEqual([`missing ${subject.join('.')}`]);
  });

  it.each(rows)('takes at $place what is of its type, and blames the rest once', ({ path, place, kind }) => {
    for (const sample of samples) {
      // What an empty object lacks is the next cases' business.
      if (kind === 'object' && sample === EMPTY) continue;
      const code = codeOf(place, kind, sample);
      expect(found(withValue(complete, path, sample))).toEqual(code === undefined ? [] : [`${code} ${place}`]);
    }
  });

  it.each(rows.filter(({ kind }) => kind === 'id' || kind === 'side of a subject'))(
    'has no empty text at $place',
    ({ path, place }) => {
      expect(found(withValue(complete, path, ''))).toEqual([`empty ${place}`]);
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'text'))('may have an empty text at $place', ({ path }) => {
    expect(found(withValue(complete, path, ''))).toEqual([]);
  });

  it.each(rows.filter(({ kind }) => kind === 'list'))(
    'may have an empty list at $place, which stays one',
    ({ path }) => {
      expect(found(withValue(complete, path, []))).toEqual([]);
    },
  );

  it.each(rows.filter(({ spelled, kind }) => kind !== 'json' && spelled.endsWith('[]')))(
    'has no hole and no `undefined` in a list, as at $place',
    ({ path }) => {
      const listPath = path.slice(0, -1);
      const entry = valueAt(complete, path);
      for (const list of [[undefined], Array(1), [undefined, entry]]) {
        expect(found(withValue(complete, listPath, list))[0]).toBe(`wrong-type ${listPath.join('.')}.0`);
      }
    },
  );

  it.each(rows.filter(({ kind }) => kind === 'object'))('has no other field at $place', ({ path, place }) => {
    for (const key of ['other', 'constructor', 'toString', 'hasOwnProperty', '__proto__', '']) {
      const whole = Object.fromEntries([...Object.entries(Object(valueAt(complete, path))), [key, 1]]);
      expect(found(withValue(complete, path, whole))).toEqual([`unknown-field ${place}.${key}`]);
    }
  });
});

/** What is wrong with a sample in a place. */
function codeOf(place: string, kind: Kind, sample: unknown): IssueCode | undefined {
  // An id says of what kind a principal is.
  if (takes[kind].includes(sample)) return /^principals\.[12]\.id$/.test(place) ? 'wrong-prefix' : undefined;
  if (kind === 'json') return 'not-json';
  return typeof sample === 'string' && (kind === 'kind' || kind === 'list name') ? 'unknown-value' : 'wrong-type';
}

import type { Matcher, Target } from 'apikey-policy';
import { isBody } from '../../../ibm-api/body.ts';
import { readBoolean, readString } from '../values/attribute.ts';
import { type Blocks, listOfBlocks, setOfBlocks } from '../values/blocks.ts';
import { isMarked, isWhollyMarked, markAt } from '../values/marks.ts';
import { at, type Place } from '../values/place.ts';
import type { Reading } from './context.ts';
import { asMatcher } from './matcher.ts';
import { noteUnknown, resolvedString } from './resolved.ts';

/** The arguments of a `resources` block, and the attributes that the provider makes of them. */
const NAMED = [
  ['service', 'serviceName'],
  ['service_group_id', 'service_group_id'],
  ['resource_instance_id', 'serviceInstance'],
  ['region', 'region'],
  ['resource_type', 'resourceType'],
  ['resource', 'resource'],
  ['resource_group_id', 'resourceGroupId'],
  ['service_type', 'serviceType'],
] as const;

const EQUALS = 'stringEquals';

/** The target of a policy, as the provider makes it of its blocks (TF-9); `unknown` where one of them is. */
export function readTarget(state: Place, reading: Reading): Target | 'unknown' {
  const resources = knownBlocks(listOfBlocks(at(state, 'resources')), at(state, 'resources'), reading);
  const attributes = namedBlocks(at(state, 'resource_attributes'), reading);
  const tags = namedBlocks(at(state, 'resource_tags'), reading);
  const ofResources = resources === 'unknown' ? 'unknown' : attributesOf(resources, reading);
  if (ofResources === 'unknown' || attributes === 'unknown' || tags === 'unknown') return 'unknown';
  const named = [...ofResources, ...attributes, ...accountManagement(at(state, 'account_management'), reading)];
  const all = named.length > 0 ? named : [equals('serviceType', 'service')];
  const target = { attributes: [...all, equals('accountId', reading.account.id)] };
  return tags.length === 0 ? target : { ...target, tags };
}

/** The value of `serviceName`: a string, none where the target has no such attribute, or `unknown`. */
export function serviceOf({ attributes }: Target): { readonly name: string } | 'none' | 'unknown' {
  const service = attributes.find(({ key }) => key === 'serviceName');
  if (service === undefined) return 'none';
  return typeof service.value === 'string' ? { name: service.value } : 'unknown';
}

function attributesOf(blocks: readonly Place[], reading: Reading): readonly Matcher[] | 'unknown' {
  const matchers: Matcher[] = [];
  for (const block of blocks) {
    for (const [argument, key] of NAMED) {
      const place = at(block, argument);
      const isSet = readString(place).kind !== 'unset';
      if (isSet) matchers.push(heldValue(key, EQUALS, place, reading));
    }
    const more = at(block, 'attributes');
    if (isWhollyMarked(more.mark) && readString(more).kind === 'unknown') {
      noteUnknown(more, reading);
      return 'unknown';
    }
    const there = new Set(matchers.map(({ key }) => key));
    matchers.push(...mapped(more, reading).filter(({ key }) => !there.has(key)));
  }
  return matchers;
}

/** The attributes of a map, empty ones included (TF-9). */
function mapped(place: Place, reading: Reading): readonly Matcher[] {
  const { value, mark } = place;
  const keys = [...new Set([value, mark].filter(isBody).flatMap((part) => Object.keys(part)))];
  return keys.flatMap((key) => {
    if (!isMarked(markAt(mark, key))) return [asMatcher({ key, operator: EQUALS, value: at(place, key).value })];
    noteUnknown(at(place, key), reading);
    return [asMatcher({ key, operator: EQUALS })];
  });
}

/** The matchers of blocks that have a name, a value and an operator. */
function namedBlocks(place: Place, reading: Reading): readonly Matcher[] | 'unknown' {
  const blocks = knownBlocks(setOfBlocks(place, 'name'), place, reading);
  if (blocks === 'unknown') return 'unknown';
  const matchers = blocks.map((block) => {
    const [name, operator] = ['name', 'operator'].map((key) => readString(at(block, key)));
    if (name?.kind !== 'known' || operator?.kind === 'unknown') return undefined;
    const value = at(block, 'value');
    return heldValue(name.value, operator?.kind === 'known' ? operator.value : EQUALS, value, reading);
  });
  if (matchers.every((matcher) => matcher !== undefined)) return matchers;
  noteUnknown(place, reading);
  return 'unknown';
}

export function knownBlocks(blocks: Blocks, place: Place, reading: Reading): Blocks {
  if (blocks === 'unknown') noteUnknown(place, reading);
  return blocks;
}

/** Without a value where that is unknown, which makes the matcher unknown (TF-6). */
function heldValue(key: string, operator: string, place: Place, reading: Reading): Matcher {
  const read = readString(place);
  if (read.kind === 'unset') return equalsBy(key, operator, '');
  // Only the key of a service ID stands for its id: policies name service IDs in this form (rules.md G2).
  const value = resolvedString(place, reading, key === 'resource' ? 'id' : undefined);
  if (value !== undefined) return equalsBy(key, operator, value);
  noteUnknown(place, reading);
  return asMatcher({ key, operator });
}

function accountManagement(place: Place, reading: Reading): readonly Matcher[] {
  const read = readBoolean(place);
  if (read.kind === 'unset') return [];
  if (read.kind === 'known') return read.value ? [equals('serviceType', 'platform_service')] : [];
  noteUnknown(place, reading);
  return [asMatcher({ key: 'serviceType', operator: EQUALS })];
}

function equals(key: string, value: string): Matcher {
  return equalsBy(key, EQUALS, value);
}

function equalsBy(key: string, operator: string, value: string): Matcher {
  return { key, operator, value };
}

import { fieldOf, isBody } from '../../../ibm-api/body.ts';
import { PAGINGS } from '../../../ibm-api/pagings.ts';
import { BY_GROUP, type Failure, type PayloadList } from '../../../ibm-api/payloads.ts';
import type { Path } from '../../../json/report.ts';
import type { RecognisedBody } from './named-body.ts';
import type { Part } from './part.ts';
import type { Place } from './places.ts';

/** Where a part of the payloads came from. */
export interface BodySource {
  /** The place in the payloads. */
  readonly path: Path;
  /** The name of the body. */
  readonly name: string;
  /** Where the part stands in the body of that name. */
  readonly within: Path;
}

/** The adapter's input, in which nothing is checked yet. */
type Unchecked = Readonly<Record<string, unknown>>;

const TYPES_OF_MEMBERS = ['user', 'service', 'profile'];
const ONE_TYPE = 'a bare list has members of one type alone';

/** The adapter's input of all places, on top of what a bundle has, and where each part of it came from. */
export function putTogether(base: Unchecked, places: readonly Place[]): { payloads: Unchecked; sources: BodySource[] } {
  let payloads = base;
  const sources: BodySource[] = [];
  for (const { parts } of places) {
    const joined = joinParts(parts);
    const [first] = joined;
    if (first === undefined) continue;
    const { list, group } = first.found;
    const path = group === undefined || !BY_GROUP.includes(list) ? [list] : [list, group];
    const isPaged = Object.hasOwn(PAGINGS, list);
    payloads = withValue(payloads, list, path[1], isPaged ? joined.map(({ found }) => found.body) : first.found.body);
    for (const [page, { name, within }] of joined.entries())
      sources.push({ path: isPaged ? [...path, page] : path, name, within });
    if (parts.some(({ found }) => found.partOf !== undefined)) payloads = withDoubt(payloads, list, group, parts);
  }
  return { payloads, sources };
}

function withValue(payloads: Unchecked, list: PayloadList, group: string | undefined, value: unknown): Unchecked {
  if (group === undefined) return { ...payloads, [list]: value };
  const groups = fieldOf(payloads, list);
  // An own property each, `__proto__` too.
  return { ...payloads, [list]: Object.fromEntries([...Object.entries(isBody(groups) ? groups : {}), [group, value]]) };
}

/** Bare lists of one place as one page; all other parts as they are. */
function joinParts(parts: readonly Part<RecognisedBody>[]): readonly Part<RecognisedBody>[] {
  const [first] = parts;
  if (first === undefined || first.found.partOf === undefined || !isBody(first.found.body)) return parts;
  const [key = ''] = Object.keys(first.found.body);
  const rows = parts.flatMap(({ found: { body } }) => (isBody(body) ? fieldOf(body, key) : []));
  return [{ ...first, found: { ...first.found, body: { [key]: rows } } }];
}

/** Says that bare lists leave something out: other subjects' policies, members of other types. */
function withDoubt(
  payloads: Unchecked,
  list: PayloadList,
  group: string | undefined,
  parts: readonly Part<RecognisedBody>[],
): Unchecked {
  if (list !== 'accessGroupMembers') return withItem(payloads, 'partial', 'policies');
  const types = parts.map(({ found }) => found.partOf);
  if (TYPES_OF_MEMBERS.every((type) => types.includes(type))) return payloads;
  const failure: Failure = { list, ...(group !== undefined && { key: group }), page: 1, message: ONE_TYPE };
  return withItem(payloads, 'failures', failure);
}

function withItem(payloads: Unchecked, field: string, item: unknown): Unchecked {
  const items = fieldOf(payloads, field) ?? [];
  return Array.isArray(items) && !items.includes(item) ? { ...payloads, [field]: [...items, item] } : payloads;
}

import { fieldOf, isBody } from '../../../ibm-api/body.ts';
import { PAGINGS } from '../../../ibm-api/pagings.ts';
import { BY_GROUP, type Failure, type PayloadList } from '../../../ibm-api/payloads.ts';
import type { Path } from '../../../text/quote.ts';
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
  const byGroup = new Map<PayloadList, Map<string, unknown>>();
  for (const parts of places) {
    const joined = joinParts(parts);
    const [first] = joined;
    const { list, group } = first.found;
    const path = group === undefined || !BY_GROUP.includes(list) ? [list] : [list, group];
    const isPaged = Object.hasOwn(PAGINGS, list);
    const value = isPaged ? joined.map(({ found }) => found.body) : first.found.body;
    if (path[1] === undefined) payloads = { ...payloads, [list]: value };
    else byGroup.set(list, (byGroup.get(list) ?? new Map<string, unknown>()).set(path[1], value));
    for (const [page, { name, within }] of joined.entries())
      sources.push({ path: isPaged ? [...path, page] : path, name, within });
    if (parts.some(({ found }) => found.partOf !== undefined)) payloads = withDoubt(payloads, list, group, parts);
  }
  for (const [list, groups] of byGroup)
    payloads = { ...payloads, [list]: { ...groupsIn(base, list), ...ownProperties(groups) } };
  return { payloads, sources };
}

/** What a bundle has of a list by group. */
function groupsIn(base: Unchecked, list: PayloadList): Unchecked {
  const groups = fieldOf(base, list);
  return isBody(groups) ? groups : {};
}

/** An own property each, `__proto__` too. */
function ownProperties(groups: ReadonlyMap<string, unknown>): Unchecked {
  return Object.fromEntries(groups);
}

/** Bare lists of one place as one page; all other parts as they are. */
function joinParts(parts: Place): Place {
  const [first] = parts;
  if (first.found.partOf === undefined) return parts;
  const [key = ''] = Object.keys(first.found.body);
  const rows = parts.flatMap(({ found: { body } }) => fieldOf(body, key));
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

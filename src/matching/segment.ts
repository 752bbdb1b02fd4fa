/** One place of a segment: a code point, or `ANY`. */
export type Place = string | undefined;

/** `?`: any one code point (G4). */
export const ANY: Place = undefined;

/** Finds a segment between two positions of a string: returns the end of its first occurrence, or -1. */
export type Search = (points: readonly string[], from: number, end: number) => number;

/**
 * The longest segment with `?` inside that is searched for. There is no simple linear search for such segments, and IBM
 * documents values of up to 1,000 characters. A longer one is a value that `stringMatch` cannot take, so it is unknown.
 */
const LONGEST_WITH_GAPS = 1000;

/** Whether a segment matches at a position. */
export function standsAt(segment: readonly Place[], points: readonly string[], at: number): boolean {
  return segment.every((place, index) => place === ANY || place === points[at + index]);
}

/** Makes the search for a segment; `undefined` for a segment that no bounded search can find. */
export function readSearch(segment: readonly Place[]): Search | undefined {
  // A `?` at either end only needs room, so the core to search for begins and ends with a code point.
  let lead = 0;
  let trail = segment.length;
  while (lead < trail && segment[lead] === ANY) lead++;
  while (lead < trail && segment[trail - 1] === ANY) trail--;
  const core = segment.slice(lead, trail);
  const search = core.includes(ANY) ? searchWithGaps(core) : searchLiteral(core);
  if (search === undefined) return undefined;
  const room = segment.length - trail;
  return (points, from, end) => {
    const found = search(points, from + lead, end - room);
    return found === -1 ? -1 : found + room;
  };
}

function searchWithGaps(core: readonly Place[]): Search | undefined {
  if (core.length > LONGEST_WITH_GAPS) return undefined;
  return (points, from, end) => {
    for (let at = from; at + core.length <= end; at++) if (standsAt(core, points, at)) return at + core.length;
    return -1;
  };
}

/** The search of Knuth, Morris and Pratt: after a mismatch, it continues with a shorter beginning of the core. */
function searchLiteral(core: readonly Place[]): Search {
  const borders = bordersOf(core);
  return (points, from, end) => {
    let matched = 0;
    for (let at = from; at <= end; at++) {
      if (matched === core.length) return at;
      matched = advance(core, borders, matched, points[at]);
    }
    return -1;
  };
}

/** For each length of a beginning of the core, the length of the longest shorter beginning that it ends with. */
type Borders = readonly (number | undefined)[];

function bordersOf(core: readonly Place[]): Borders {
  const borders: (number | undefined)[] = [undefined, 0];
  let border = 0;
  for (const place of core.slice(1)) {
    border = advance(core, borders, border, place);
    borders.push(border);
  }
  return borders;
}

/** The length of the part of the core that is matched after one more code point. */
function advance(core: readonly Place[], borders: Borders, matched: number, point: string | undefined): number {
  let length: number | undefined = matched;
  while (length !== undefined && core[length] !== point) length = borders[length];
  return length === undefined ? 0 : length + 1;
}

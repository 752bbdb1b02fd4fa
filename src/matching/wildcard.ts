import { ANY, type Place, readSearch, type Search, standsAt } from './segment.ts';

/**
 * Makes the test of a `stringMatch` pattern (G4): `*` matches any sequence, `?` one code point, `{{*}}` and `{{?}}` are
 * literal. The pattern matches the whole string and is case-sensitive. The result is `undefined` for a pattern that no
 * bounded search can match.
 *
 * Each segment between two stars is searched for once, after the end of the segment before it. Its first occurrence
 * leaves the most room for the rest, so the search never goes back.
 */
export function readWildcard(pattern: string): ((text: string) => boolean) | undefined {
  const [first, ...rest] = readSegments(pattern);
  const last = rest.pop();
  const searches: Search[] = [];
  for (const segment of rest) {
    const search = readSearch(segment);
    if (search === undefined) return undefined;
    searches.push(search);
  }
  return (text) => {
    const points = Array.from(text);
    if (last === undefined) return points.length === first.length && standsAt(first, points, 0);
    const end = points.length - last.length;
    if (end < first.length || !standsAt(first, points, 0) || !standsAt(last, points, end)) return false;
    let from = first.length;
    for (const search of searches) {
      from = search(points, from, end);
      if (from === -1) return false;
    }
    return true;
  };
}

/** The segments before, between and after the stars of a pattern. */
function readSegments(pattern: string): readonly [readonly Place[], ...(readonly Place[])[]] {
  let segment: Place[] = [];
  const segments: [Place[], ...Place[][]] = [segment];
  // Each token is one of the two literals or one code point: with `u`, `.` is a code point.
  for (const [token, literal] of pattern.matchAll(/\{\{([*?])\}\}|./gsu)) {
    if (literal !== undefined) segment.push(literal);
    else if (token === '?') segment.push(ANY);
    else if (token !== '*') segment.push(token);
    else {
      segment = [];
      segments.push(segment);
    }
  }
  return segments;
}

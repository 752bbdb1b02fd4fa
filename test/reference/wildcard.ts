/**
 * G4, `stringMatch`: `*` any sequence, `?` exactly one code point, `{{*}}` and `{{?}}` literal; the whole string.
 * A table of all prefixes against all prefixes, so that nothing is clever and nothing explodes.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  const tokens = pattern.match(/\{\{[*?]\}\}|./gsu) ?? [];
  const points = text.match(/./gsu) ?? [];
  // reached[p][t]: the first p tokens match exactly the first t code points.
  const reached = Array.from({ length: tokens.length + 1 }, () => new Array<boolean>(points.length + 1).fill(false));
  const at = (p: number, t: number): boolean => reached[p]?.[t] ?? false;
  for (let p = 0; p <= tokens.length; p += 1) {
    for (let t = 0; t <= points.length; t += 1) {
      const row = reached[p] ?? [];
      const token = tokens[p - 1];
      if (token === undefined) row[t] = t === 0;
      else if (token === '*') row[t] = at(p - 1, t) || at(p, t - 1);
      else if (token === '?') row[t] = at(p - 1, t - 1);
      else row[t] = at(p - 1, t - 1) && points[t - 1] === (token.length === 5 ? token.charAt(2) : token);
    }
  }
  return at(tokens.length, points.length);
}

/**
 * The word of a list that was likeliest meant: one that is equal but for case and separators, else the one with the
 * fewest slips, if they are few.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const meant = bare(word);
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of words) {
    const right = bare(candidate);
    // Short words are near to everything, so they may slip less.
    const count = slips(meant, right, Math.min(2, Math.floor(right.length / 3)));
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return best;
}

/** A word without what people forget: case, and what separates its parts. Nobody means a word of over 100 letters. */
function bare(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replace(/[_\s-]/g, '');
}

/** How many slips lead to a word: a letter too many, too few, another, or two swapped; infinitely many if over a few. */
function slips(from: string, to: string, few: number): number {
  if (from === to) return 0;
  if (few === 0) return Infinity;
  let same = 0;
  while (from[same] === to[same]) same++;
  const [a, b] = [from.slice(same), to.slice(same)];
  const rest = (i: number, j: number) => slips(a.slice(i), b.slice(j), few - 1);
  const swapped = a[0] === b[1] && a[1] === b[0] ? rest(2, 2) : Infinity;
  return 1 + Math.min(rest(1, 0), rest(0, 1), rest(1, 1), swapped);
}

/**
 * The word of a list that was likeliest meant: one that is equal but for case and separators, else the one with the
 * fewest slips, if they are few.
 */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const meant = bare(word);
  let best: string | undefined;
  let fewest = Infinity;
  for (const candidate of words) {
    const count = slips(meant, bare(candidate));
    if (count < fewest) {
      best = candidate;
      fewest = count;
    }
  }
  return best;
}

/** A word without what people forget: case, and what separates its parts. Nobody means a word of more than 100 letters. */
function bare(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replace(/[_\s-]/g, '');
}

/** How many slips (a letter too many, too few, another, or two swapped) lead to a word; infinitely many if not few. */
function slips(from: string, to: string): number {
  // Short words are near to everything, so they may slip less.
  const few = Math.min(2, Math.floor(to.length / 3));
  if (Math.abs(from.length - to.length) > few) return Infinity;
  let previous: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const other = from[i - 1] === to[j - 1] ? 0 : 1;
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? at(previous, j - 2) + 1 : Infinity;
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + other, swapped));
    }
    previous = row;
    row = next;
  }
  const count = at(row, to.length);
  return count > few ? Infinity : count;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

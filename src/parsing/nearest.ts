/** The word of a list that was likeliest meant: equal but for case and separators, or at most two slips away. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const meant = bare(word);
  return (
    words.find((candidate) => bare(candidate) === meant) ?? words.find((candidate) => isNear(meant, bare(candidate)))
  );
}

const SLIPS = 2;

/** A word without what people forget: case, and what separates its parts. */
function bare(word: string): string {
  return word
    .slice(0, 100)
    .toLowerCase()
    .replaceAll(/[_\s-]/g, '');
}

/** Whether few slips (a letter too many, too few, another, or two swapped) lead from one word to the other. */
function isNear(a: string, b: string): boolean {
  let previous: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(previous, j - 2) + 1 : Infinity;
      next.push(Math.min(at(row, j) + 1, at(next, j - 1) + 1, at(row, j - 1) + same, swapped));
    }
    previous = row;
    row = next;
  }
  // Short words are near to everything, so they may slip less.
  return at(row, b.length) <= Math.min(SLIPS, Math.floor(b.length / 3));
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}

import { quote } from './quote.ts';

/** The end of a sentence about an unknown name: it suggests the nearest known one. Empty if none is near. */
export function suggestion(unknown: string, names: readonly string[]): string {
  const name = nearest(unknown, names);
  return name === undefined ? '' : `; did you mean ${quote(name)}?`;
}

/**
 * The known name that an unknown one probably stands for: the same name with other case or separators, or else the
 * name that differs by the fewest typos, if they are few.
 */
function nearest(unknown: string, names: readonly string[]): string | undefined {
  const typed = normalized(unknown);
  let best: string | undefined;
  let fewest = Infinity;
  for (const name of names) {
    const right = normalized(name);
    // A short name is near to every other short name, so fewer typos are allowed in it.
    const count = typosBetween(typed, right, Math.min(2, Math.floor(right.length / 3)));
    if (count < fewest) {
      best = name;
      fewest = count;
    }
  }
  return best;
}

/** A name without case and separators. Its length is bounded, because a key can be as long as the whole input. */
function normalized(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[_\s-]/g, '');
}

/** The number of missing, added, replaced or swapped letters between two names; `Infinity` if there are more than `most`. */
function typosBetween(from: string, to: string, most: number): number {
  if (from === to) return 0;
  if (most === 0) return Infinity;
  let same = 0;
  while (from[same] === to[same]) same++;
  const [a, b] = [from.slice(same), to.slice(same)];
  const rest = (i: number, j: number) => typosBetween(a.slice(i), b.slice(j), most - 1);
  const swapped = a[0] === b[1] && a[1] === b[0] ? rest(2, 2) : Infinity;
  return 1 + Math.min(rest(1, 0), rest(0, 1), rest(1, 1), swapped);
}

/** The candidate most similar to what was given, if it differs in at most a third of its letters. */
function nearest(given: string, candidates: readonly string[]): string | undefined {
  const misspelt = given.slice(0, 60).toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, distance: distance(misspelt, candidate.slice(0, 60).toLowerCase()) }))
    .filter(({ candidate, distance: slips }) => slips <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
}

/** The end of a sentence that suggests the nearest candidate; empty where none is near. */
export function suggestion(given: string, candidates: readonly string[]): string {
  const found = nearest(given, candidates);
  return found === undefined ? '' : `; did you mean \`${found}\`?`;
}

/** How many letters must be added, dropped or changed to turn one string into the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const [above = 0, diagonal = 0, left = 0] = [row[j + 1], row[j], next[j]];
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === other ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

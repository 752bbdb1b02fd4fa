import { clustersOf, widthOf } from './width.ts';

const GAP = '…';

/** A string of at most a width, cut in its middle: ids differ at their beginning and at their end (REP-1). */
export function shortened(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const room = width - 1;
  const clusters = clustersOf(text);
  const start = fitting(clusters, Math.ceil(room / 2));
  const end = fitting([...clusters].reverse(), room - widthOf(start.join('')));
  return `${start.join('')}${GAP}${[...end].reverse().join('')}`;
}

/** The first parts that fit into a width. */
function fitting(clusters: readonly string[], room: number): readonly string[] {
  const fit: string[] = [];
  let left = room;
  for (const cluster of clusters) {
    left -= widthOf(cluster);
    if (left < 0) break;
    fit.push(cluster);
  }
  return fit;
}

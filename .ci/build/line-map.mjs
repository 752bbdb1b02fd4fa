// Source maps by the line: a stack trace and a breakpoint need no more, and they are a twentieth of the size.
import { decode, encode } from '@jridgewell/sourcemap-codec';

/** A map with one mapping for each line of a source that a line of the build holds, and without the sources' text. */
export function byLine({ version, sources: all, mappings }) {
  // What the build itself added, such as the list of exports, is mapped to a place in the build.
  const sources = all.filter((source) => source.startsWith('../src/'));
  const lines = decode(mappings).map((segments) =>
    segments
      .map(([column, source, line]) => [column, sources.indexOf(all[source]), line, 0])
      .filter(([, source]) => source !== -1)
      .filter((segment, at, kept) => at === 0 || !isSameLine(segment, kept[at - 1])),
  );
  return { version, sources, names: [], mappings: encode(lines) };
}

function isSameLine([, source, line], [, otherSource, otherLine]) {
  return source === otherSource && line === otherLine;
}

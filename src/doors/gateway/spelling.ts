/** Stands for the segment of a path that is the account's id. */
export const ACCOUNT = '{id}';

/** Whether a path, given by its segments, is of a pattern. */
export function areOf(pattern: readonly string[], segments: readonly string[]): boolean {
  return segments.length === pattern.length && pattern.every((word, at) => word === ACCOUNT || word === segments[at]);
}

/**
 * Whether some server could read a path of a pattern in another path, whatever tricks that is spelled with (GATE-2):
 * encoded, in other letters, with segments that lead nowhere, with parameters, of another version, with a host before.
 */
export function isNearly([, , ...words]: readonly string[], path: string): boolean {
  const decoded = decode(path).toLowerCase().replaceAll('\\', '/');
  const before = decoded.replace(/[?#].*/s, '');
  // Some servers look for the query's begin after decoding, and some before.
  return [decoded, before].some((reading) => couldLeadTo(words, reading));
}

function couldLeadTo(words: readonly string[], path: string): boolean {
  const names = path.split('/').map(withoutAddition);
  const segments = names.filter((name) => /[^.]/.test(name)).map((name) => name.replace(/(?<!\.)\.+$/, ''));
  // What `..` takes away depends on what the server before it takes for a segment: it may be anything.
  if (names.some((name) => /^\.{2,}$/.test(name))) return areWithin(words, segments);
  const start = segments.length - words.length;
  return (
    areOf(words, segments.slice(-words.length)) &&
    /^v\d/.test(String(segments[start - 1])) &&
    (start === 1 || mayBeginWithHost(path))
  );
}

/** A segment without what some servers drop: parameters, blanks and control characters. */
function withoutAddition(segment: string): string {
  return segment.replace(/[;?#].*/s, '').replace(/[\p{C}\s]/gu, '');
}

function mayBeginWithHost(path: string): boolean {
  return path.startsWith('//') || /^[a-z][a-z\d+.-]*:/.test(path);
}

/** Whether all words of a pattern stand in a path in their order, with anything between them. */
function areWithin(words: readonly string[], segments: readonly string[]): boolean {
  let found = 0;
  for (const segment of segments) if (words[found] === ACCOUNT || words[found] === segment) found++;
  return found === words.length;
}

/** Undoes percent-encoding, of what was encoded several times as well, and other forms of letters. */
function decode(path: string): string {
  let decoded = path.normalize('NFKC');
  for (let round = 0; round < 4; round++) {
    decoded = decoded
      .replace(/%(?:25)+/g, '%')
      .replace(/%[0-7][\da-f]|(?:%[89a-f][\da-f])+/gi, decodeBytes)
      .normalize('NFKC');
  }
  return decoded;
}

/** What is malformed stays. */
function decodeBytes(bytes: string): string {
  try {
    return decodeURIComponent(bytes);
  } catch {
    return bytes;
  }
}

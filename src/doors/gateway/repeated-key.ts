/** A key that stands twice in one object, at any depth, of a text that is JSON (GATE-3). */
export function repeatedKey(json: string): string | undefined {
  // For each open list or object: the keys so far of an object, none for a list.
  const open: (Set<string> | undefined)[] = [];
  let isKeyNext = false;
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case '{':
        open.push(new Set());
        isKeyNext = true;
        break;
      case '[':
        open.push(undefined);
        isKeyNext = false;
        break;
      case '}':
      case ']':
        open.pop();
        break;
      case ',':
        isKeyNext = true;
        break;
      case '"': {
        const end = endOfText(json, at);
        const keys = isKeyNext ? open.at(-1) : undefined;
        if (keys !== undefined) {
          // Two spellings of one key, as with `\u0061`, are one key.
          const key = String(JSON.parse(json.slice(at, end + 1)));
          if (keys.has(key)) return key;
          keys.add(key);
        }
        isKeyNext = false;
        at = end;
      }
    }
  }
  return undefined;
}

/** The position of the quote that ends the text that begins at another. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

/** A key that stands twice in one object, at any depth, of a text that is a JSON object (GATE-3). */
export function repeatedKey(json: string): string | undefined {
  // Those so far of the innermost object that is open, and of those around it.
  let keys = new Set<string>();
  const outer: Set<string>[] = [];
  // Where the last text begins, which is a key if a colon comes next.
  let start = 0;
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case '{':
        outer.push(keys);
        keys = new Set();
        break;
      case '}':
        keys = outer.pop() ?? keys;
        break;
      case '"':
        start = at;
        at = endOfText(json, at);
        break;
      case ':': {
        // Two spellings of one key, as with `\u0061`, are one key.
        const key = String(JSON.parse(json.slice(start, at)));
        if (keys.has(key)) return key;
        keys.add(key);
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

/** A key that an object has twice, at any depth of a JSON object (GATE-3). */
export function repeatedKey(json: string): string | undefined {
  // The keys so far of the innermost open object, and of the objects around it.
  let keys = new Set<string>();
  const outer: Set<string>[] = [];
  // The start of the last string, which is a key if a colon follows.
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
        at = endOfString(json, at);
        break;
      case ':': {
        // A key can be spelled with escapes, such as `\u0061`.
        const key = String(JSON.parse(json.slice(start, at)));
        if (keys.has(key)) return key;
        keys.add(key);
      }
    }
  }
  return undefined;
}

/** The position of the quote that closes a string. */
function endOfString(json: string, start: number): number {
  let at = start + 1;
  while (json[at] !== '"') at += json[at] === '\\' ? 2 : 1;
  return at;
}

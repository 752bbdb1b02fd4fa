// A terminal obeys control characters, and characters that turn the direction of text make it say something else.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** Text for one line of a terminal: whatever it could obey becomes a blank. */
export function plain(text: string): string {
  return text.replace(UNSAFE, ' ');
}

/** The same of text of several lines. */
export function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n');
}

/** Whether text has a character that a terminal could obey. */
export function isPlain(text: string): boolean {
  return plain(text) === text;
}

/** A name or an id in a message, in backticks and at no great length; of a long path the end. */
export function quoted(text: string): string {
  const short = text.length > 80 ? `…${text.slice(-79)}` : text;
  return `\`${plain(short).replaceAll('`', ' ')}\``;
}

/** JSON in which no character is left that a terminal could obey. */
export function safeJson(value: unknown): string {
  const escapeOf = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // JSON's own line breaks stay; those of strings are escaped already. A character beyond the first plane is two units.
  return JSON.stringify(value, undefined, 2).replace(UNSAFE, (found) =>
    found === '\n' ? found : found.split('').map(escapeOf).join(''),
  );
}

/** Breaks text between words into lines of at most so many characters. A longer word has a line of its own. */
export function wrapped(text: string, columns: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const next = line === '' ? word : `${line} ${word}`;
    if (next.length <= columns || line === '') line = next;
    else {
      lines.push(line);
      line = `${indent}${word}`;
    }
  }
  return [...lines, line].join('\n');
}

/** Text as Markdown shows it literally, on one line. */
export function escapedMarkdown(text: string): string {
  return plain(text).replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
}

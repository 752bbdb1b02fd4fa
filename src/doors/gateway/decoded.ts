/** Added to a byte of a character: the sum stays in the string until the other bytes of the character are read. */
const BYTES = 0xf700;

/** An escape, the bytes of one character (also overlong ones) or a surrogate pair, at the end of a string. */
const ENCODED = new RegExp(
  [
    '%[\\da-f]{2}',
    '%u[\\da-f]{4}',
    '[\uF7C0-\uF7DF][\uF780-\uF7BF]',
    '[\uF7E0-\uF7EF][\uF780-\uF7BF]{2}',
    '[\uF7F0-\uF7F3][\uF780-\uF7BF]{3}',
    '[\\uD800-\\uDBFF][\\uDC00-\\uDFFF]',
  ]
    .map((form) => `${form}$`)
    .join('|'),
);
const LONGEST = '%u0061'.length;
const LAST = /^[\da-f\uD800-\uDFFF\uF780-\uF7F3]$/;

/** A byte or half of a surrogate pair: it has no meaning alone. */
const PART = /^[\uD800-\uDFFF\uF780-\uF7F3]$/;

/** Spaces, marks, control and format characters, and other characters that readers may ignore. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cn}\p{Co}\p{M}\p{Z}\p{Default_Ignorable_Code_Point}\s]/gu;

/**
 * Decodes a path until nothing changes, folds case and compatibility forms, and drops invisible and malformed characters
 * (GATE-2). It reads each character once, and decoding only shortens the string, so the work is proportional to the
 * length, even for a path that was encoded many times.
 */
export function decoded(path: string): string {
  const read: string[] = [];
  const ahead = [...folded(path)].reverse();
  for (let letter = ahead.pop(); letter !== undefined; letter = ahead.pop()) {
    // Only an escape can add the other bytes of a character.
    if (letter !== '%' && !PART.test(letter)) while (PART.test(String(read.at(-1)))) read.pop();
    read.push(letter);
    const encoded = LAST.test(letter) ? ENCODED.exec(read.slice(-LONGEST).join(''))?.[0] : undefined;
    if (encoded === undefined) continue;
    read.splice(-encoded.length);
    ahead.push(...[...meaningOf(encoded)].reverse());
  }
  return read.filter((letter) => !PART.test(letter)).join('');
}

/** The character of an escape, of bytes or of a surrogate pair. */
function meaningOf(encoded: string): string {
  if (!encoded.startsWith('%')) return folded(isByte(encoded) ? characterOf(encoded) : encoded);
  const code = Number.parseInt(encoded.replace(/^%u?/, ''), 16);
  if (encoded.length === LONGEST || code < 0x80) return folded(String.fromCharCode(code));
  // The other bytes belong to characters that cannot be folded to a letter.
  return code < 0xf4 ? String.fromCharCode(BYTES + code) : '';
}

function isByte(encoded: string): boolean {
  return encoded >= '\uF780';
}

function characterOf(bytes: string): string {
  const [lead = 0, ...others] = Array.from(bytes, (byte) => byte.charCodeAt(0) - BYTES);
  const code = others.reduce((sum, byte) => sum * 64 + (byte & 0x3f), lead & (0x3f >> others.length));
  return String.fromCodePoint(code);
}

function folded(text: string): string {
  return text.normalize('NFKD').toLowerCase().toUpperCase().toLowerCase().replace(UNSEEN, '');
}

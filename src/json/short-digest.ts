import { fold, wholeOf } from './fold.ts';

/**
 * A short string that tells one JSON value from another, whatever the order of its keys. It guards against mistakes and
 * no more: two values that share it can be made on purpose.
 */
export function shortDigest(value: unknown): string {
  return fold<string>(value, {
    open: (part) => (typeof part === 'object' && part !== null ? wholeOf(part) : undefined),
    leaf: (part) => digestOfString(JSON.stringify(part)),
    close: ({ keys, results }) =>
      digestOfString(
        keys === undefined
          ? `[${results.join()}]`
          : `{${keys
              .map((key, index) => `${JSON.stringify(key)}:${results[index]}`)
              .sort()
              .join()}}`,
      ),
  });
}

/** A hash of 64 bits of a string: two sums of its characters, with different factors. */
export function digestOfString(text: string): string {
  let first = 0x811c9dc5;
  let second = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second + unit, 0x9e3779b1) ^ (second >>> 15);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36).padStart(7, '0');
}

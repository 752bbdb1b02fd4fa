/** Characters that a terminal obeys or a reader does not see: controls, marks of direction, halves of surrogate pairs. */
export const UNSEEN: RegExp = /[\p{C}\p{Zl}\p{Zp}]/gu;

/** The place of a value: keys and positions from the root of the input. */
export type Path = readonly (string | number)[];

/** So many UTF-16 code units of an id or a name are shown: an IAM ID or a policy id of IBM fits whole. */
const LONGEST = 72;
const HEAD = 40;

/** An id or a name of the input, in backticks as part of a sentence. */
export function quote(text: string): string {
  return `\`${shown(text)}\``;
}

/** An id or a name of the input as part of a sentence: on one line, without backticks, and cut in its middle if it is long. */
export function shown(text: string): string {
  // Cut first: a name can be as long as the whole input, and many messages can name it.
  const cut = text.length > LONGEST ? `${text.slice(0, HEAD)}…${text.slice(HEAD + 1 - LONGEST)}` : text;
  return cut.replace(UNSEEN, ' ').replace(/[\s`]+/g, ' ');
}

/** A path in a sentence. Of a deep path, only the beginning and the end are shown. */
export function spell(path: Path): string {
  if (path.length === 0) return 'the input';
  const spelled = path.length > 12 ? `${join(path.slice(0, 8))}…${join(path.slice(-4))}` : join(path);
  return `\`${spelled.replace(/^\./, '')}\``;
}

function join(path: Path): string {
  return path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${shown(key)}`)).join('');
}

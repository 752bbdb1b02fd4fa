import { shortened } from './shortened.ts';
import { widthOf } from './width.ts';

/** Breaks a paragraph into lines of at most a width. A word that is longer than a line is shortened. */
export function wrapped(text: string, columns: number, first = '', others: string = first): string[] {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (word === '') continue;
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > columns) {
      lines.push(line);
      line = others;
      isEmpty = true;
    }
    line += (isEmpty ? '' : ' ') + shortened(word, columns - widthOf(isEmpty ? line : ''));
    isEmpty = false;
  }
  return [...lines, line];
}

import { visible } from './visible.ts';

/** A string as Markdown that shows it as it is, also in a cell of a table (REP-2). */
export function escaped(text: string): string {
  return (
    visible(text)
      .replace(/[\\`*_[\]<>|&~#!$]/g, '\\$&')
      // What would become a link of its own.
      .replace(/:(?=\/\/)|(?<=\bwww)\./gi, '\\$&')
  );
}

/** A table; its cells are Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

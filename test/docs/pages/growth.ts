import { readFileSync } from 'node:fs';

const RECORD = new URL('../../../docs/records/growth.md', import.meta.url);

/** An exponent from here on is not near 1. */
const TOO_LARGE = 1.3;

/** What the record of growth comes to, in two sentences. */
export function growth(): string {
  const large = rowsOfWork().filter(({ exponent }) => exponent >= TOO_LARGE);
  const others = large.map(({ axis, exponent }) => `${axis} (up to ${exponent.toFixed(2)})`);
  const exception = others.length === 0 ? '' : `, but for growth with ${others.join(', ')}`;
  return `The work of each call is counted, not timed, at one size and at sixteen times that size. The [exponents](../records/growth.md) by which it grows are all near 1, which is growth in proportion${exception}.`;
}

/** The rows of the first table of the record, each with its largest exponent. */
function rowsOfWork(): readonly { readonly axis: string; readonly exponent: number }[] {
  const [, work = ''] = readFileSync(RECORD, 'utf8').split(/^## /m);
  const [, , ...rows] = work.split('\n').filter((line) => line.startsWith('|'));
  return rows.map((row) => {
    const [, axis = '', , ...exponents] = row.split('|').map((cell) => cell.trim());
    return { axis, exponent: Math.max(...exponents.filter((cell) => /^\d/.test(cell)).map(Number)) };
  });
}

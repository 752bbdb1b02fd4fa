// Numbers and tables for people.

/** A Markdown table; a heading with a leading hyphen is for a column of numbers. */
export function table(headings, rows) {
  if (rows.length === 0) return 'Not measured in this run.';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const rules = headings.map((heading) => (heading.startsWith('-') ? '--:' : '---'));
  return [line(headings.map((heading) => heading.replace(/^-/, ''))), line(rules), ...rows.map(line)].join('\n');
}

/** The smallest, the middle and the largest of several samples. */
export function spread(samples, text) {
  const sorted = samples.toSorted((a, b) => a - b);
  return [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map(text);
}

export const whole = (number) => number.toLocaleString('en-US');

/** A ratio, with as many digits as mean something. */
export function short(value) {
  if (Number.isNaN(value)) return '–';
  return value >= 100 ? whole(Math.round(value)) : value.toFixed(value >= 10 ? 1 : 2);
}

/** Nanoseconds in the unit that reads best. */
export function time(nanoseconds) {
  if (nanoseconds === undefined) return '';
  const [divisor, unit] = [
    [1e9, 's'],
    [1e6, 'ms'],
    [1e3, 'µs'],
  ].find(([least]) => nanoseconds >= least) ?? [1, 'ns'];
  const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
  return `${(nanoseconds / divisor).toLocaleString('en-US', digits)} ${unit}`;
}

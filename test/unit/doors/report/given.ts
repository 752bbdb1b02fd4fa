import { readFileSync } from 'node:fs';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Account } from 'apikey-policy';
import { sampleAccount } from '../../../support/sample.ts';

export const SAMPLE: Account = sampleAccount();
export const NOON: number = Date.parse('2026-03-16T12:00:00Z');

/** What a terminal obeys, a reader does not see, or a format reads as its own. */
export const HOSTILE: readonly string[] = [
  '\u001b[31mred\u001b[0m',
  '\u202eevil\u2066\u200f',
  'two\nlines\r\n\ttab\u2028\u0085',
  '=1+1',
  '@SUM(A1)',
  '\t=1',
  '\r-1',
  'a,"b"',
  '| a | `b` | <b>c</b> \\| d \\',
  '[x](javascript:alert(1)) ![i](http://h/i)',
  '**bold** _it_ ~~no~~ $x$ # h &amp; https://example.com www.example.com',
  '\ud800 lone \udfff',
  '\u0000\u0007\u009b2J',
  '漢字カナ한국어',
  '👩‍👩‍👧 ❤️ 🇩🇪 👍🏽',
  'a\u0301\u0302\u0303',
  'x'.repeat(10_000),
  '漢'.repeat(300),
  '\u0301\u0302',
];

/** What no output may hold, beside the line breaks that the output makes itself. */
export const OBEYED: RegExp = /(?![\r\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

// The schema that the OASIS standard's authors published, as Microsoft's package @microsoft/jest-sarif carries it.
const SCHEMA = JSON.parse(readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8'));
// One of its patterns is invalid as a Unicode pattern.
const ajv = new Ajv04.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(SCHEMA);

/** What is wrong with a log by the schema of SARIF 2.1.0. */
export function faultsInSarif(log: unknown): readonly string[] {
  validate(JSON.parse(JSON.stringify(log)));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** A file beside the tests that holds an exact output. */
export const output = (name: string): string => new URL(`outputs/${name}`, import.meta.url).pathname;

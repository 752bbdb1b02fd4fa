import type { Matcher, MatcherValue } from 'apikey-policy';
import fc from 'fast-check';
import { weighted, weightedValues } from './weighted.ts';

/** An operator and its value. */
export interface Comparison {
  readonly operator: string;
  readonly value: MatcherValue;
}

/** Patterns that this string matches: `?` or `*` stands for any of its characters. */
function patternsOf(text: string): fc.Arbitrary<string> {
  const points = Array.from(text);
  const wildcards = fc.array(weightedValues([8, undefined], [1, '?'], [1, '*']), {
    minLength: points.length,
    maxLength: points.length,
  });
  const anywhere = wildcards.map((chosen) => points.map((point, at) => chosen[at] ?? point).join(''));
  const [first = '', ...rest] = points;
  return fc.oneof(
    fc.constantFrom(text, '*', `*${rest.join('')}`, `?${rest.join('')}`, `${first}*`, `*${text}*`),
    anywhere,
    anywhere.map((pattern) => `*${pattern}*`),
  );
}

/** Comparisons that hold for exactly this string, or for it and others (G4). */
export function holdingFor(text: string): fc.Arbitrary<Comparison> {
  const patterns = patternsOf(text);
  return fc.oneof(
    fc.constant({ operator: 'stringEquals', value: text }),
    patterns.map((value) => ({ operator: 'stringMatch', value })),
    fc.constantFrom([text], ['other', text]).map((value) => ({ operator: 'stringEqualsAnyOf', value })),
    patterns.map((value) => ({ operator: 'stringMatchAnyOf', value: ['other*', value] })),
    fc.constantFrom<MatcherValue>(true, 'true').map((value) => ({ operator: 'stringExists', value })),
  );
}

/** Comparisons that almost hold for this string (G4). */
export function failingFor(text: string): fc.Arbitrary<Comparison> {
  const values = fc.constantFrom<Comparison[]>(
    { operator: 'stringEquals', value: `${text} ` },
    { operator: 'stringEquals', value: `${text.slice(0, -1)}*` },
    { operator: 'stringEqualsAnyOf', value: [] },
    { operator: 'stringEqualsAnyOf', value: [`${text}1`, 'toString', 1, true] },
    { operator: 'stringMatch', value: `${text}?` },
    { operator: 'stringMatch', value: '{{*}}' },
    { operator: 'stringMatch', value: `{{?}}${text.slice(1)}` },
    { operator: 'stringMatchAnyOf', value: [`${text}?*`, '?'] },
    { operator: 'stringExists', value: false },
    { operator: 'stringExists', value: 'false' },
  );
  // The pattern requires a star, which the string does not have.
  const patterns = patternsOf(text).map((pattern) => ({ operator: 'stringMatch', value: `${pattern}{{*}}*` }));
  return weighted([3, values], [1, patterns]);
}

/** JSON values that no operator accepts (G4). */
const unreadableValues = fc.constantFrom(
  ...([null, {}, [null], ['a', ['b']], JSON.parse('{"__proto__":"a"}')] as MatcherValue[]),
);

const WITHOUT_VALUE = { operator: 'stringEquals' } as Comparison;

/** Unreadable comparisons: an unknown operator, or a value that the operator does not accept (G4). */
export const unreadable: fc.Arbitrary<Comparison> = fc.oneof(
  fc.constant(WITHOUT_VALUE),
  fc.constantFrom<Comparison[]>(
    { operator: 'stringNotEquals', value: 'iam-identity' },
    { operator: 'StringEquals', value: 'iam-identity' },
    { operator: 'toString', value: 'iam-identity' },
    { operator: '', value: 'iam-identity' },
    { operator: 'timeLessThan', value: '12:00:00Z' },
    { operator: 'stringEquals', value: ['iam-identity'] },
    { operator: 'stringEqualsAnyOf', value: 'iam-identity' },
    { operator: 'stringMatchAnyOf', value: '*' },
    { operator: 'stringExists', value: 'yes' },
    { operator: 'stringExists', value: [true] },
  ),
  fc
    .tuple(fc.constantFrom('stringEquals', 'stringMatch', 'stringExists', 'stringEqualsAnyOf'), unreadableValues)
    .map(([operator, value]) => ({ operator, value })),
);

/** A matcher of a target, often without its `stringEquals`. */
export function onAttribute(key: string, comparisons: fc.Arbitrary<Comparison>): fc.Arbitrary<Matcher> {
  return fc
    .tuple(comparisons, weighted([1, fc.constant(true)], [2, fc.constant(false)]))
    .map(([{ operator, ...value }, isNamed]) =>
      operator === 'stringEquals' && !isNamed ? { key, ...value } : { key, operator, ...value },
    );
}

import byRule from 'apikey-policy/vectors/by-rule.json' with { type: 'json' };
import corpus from 'apikey-policy/vectors/corpus.json' with { type: 'json' };
import type { Vector } from './vector.ts';

/**
 * The conformance vectors: first those written by hand for each rule, then a corpus of generated questions.
 *
 * @example
 * ```ts
 * import { vectors } from 'apikey-policy/testing';
 *
 * vectors[0]?.id; // => 'A1-allow'
 * vectors[0]?.expected.reason; // => 'granted'
 * ```
 */
export const vectors: readonly Vector[] = [...byRule.vectors, ...corpus.vectors];

import type { Vector } from '../doors/testing/vectors/vector.ts';

// What TypeScript makes of JSON under Node's rules: a module whose default is all of it.
export declare const vectors: readonly Vector[];

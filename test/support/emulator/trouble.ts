import { type Answered, failed } from './answer.ts';

/** Numbers from 0 to 1 that look random and are the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const TROUBLES: readonly Answered[] = [
  failed(429, 'Too many requests', { 'retry-after': '0' }),
  failed(429, 'Too many requests'),
  failed(500, 'Internal server error'),
  failed(502, 'Bad gateway'),
  failed(503, 'Service unavailable', { 'retry-after': '0' }),
];

/** Now and then, at this rate, what a busy service answers instead. */
export function troubleAt(rate: number, random: () => number): Answered | undefined {
  return random() < rate ? TROUBLES[Math.floor(random() * TROUBLES.length)] : undefined;
}

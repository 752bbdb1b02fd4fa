import type { Decision, Obstacle } from 'apikey-policy';
import { LETTERS } from '../vector.ts';

const NO_OBSTACLE = 'no near miss';

/** What tells an answer from others: each obstacle of its near misses, together with everything else. */
export function featuresOf(decision: Decision): readonly string[] {
  const { request, effect, reason, caveats, unknowns, validUntil } = decision;
  const rest = [
    LETTERS[request.action],
    effect,
    reason,
    [...caveats].sort().join(' and '),
    unknowns.join(' and '),
    validUntil === undefined ? '' : 'valid until',
  ].join(', ');
  return obstaclesOf(decision).map((obstacle) => `${rest}, ${obstacle}`);
}

function obstaclesOf({ nearMisses }: Decision): readonly (Obstacle | typeof NO_OBSTACLE)[] {
  const obstacles = new Set(nearMisses.map(({ obstacle }) => obstacle));
  return obstacles.size === 0 ? [NO_OBSTACLE] : [...obstacles].sort();
}

/** The features that a drawn vector shows. */
export function sentenceOf(decision: Decision): string {
  const { request, effect, reason, caveats, unknowns, grants, nearMisses, validUntil } = decision;
  const obstacles = [...new Set(nearMisses.map(({ obstacle }) => obstacle))];
  return [
    `${LETTERS[request.action]}: ${effect} for ${unknowns.length > 0 ? unknowns.join(', ') : reason}`,
    ...(grants.length > 0 ? [`grants: ${grants.length}`] : []),
    ...(obstacles.length > 0 ? [`near misses by ${obstacles.join(', ')}`] : []),
    ...(caveats.length > 0 ? [`caveats: ${caveats.join(', ')}`] : []),
    ...(validUntil === undefined ? [] : ['valid until an instant']),
  ].join('; ');
}

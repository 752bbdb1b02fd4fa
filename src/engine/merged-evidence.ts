import { or } from '../matching/ternary.ts';
import { mergedPair } from './by-place.ts';
import { type ByServiceId, NOTHING, newEvidence, type OpenEvidence } from './open-evidence.ts';

/** The evidence of the policies of some lists. It is merged from theirs, so that no policy is evaluated again. */
export function mergedEvidence(parts: readonly OpenEvidence[]): OpenEvidence {
  if (parts.length < 2) return parts[0] ?? NOTHING;
  const half = parts.length >> 1;
  return evidenceOfBoth(mergedEvidence(parts.slice(0, half)), mergedEvidence(parts.slice(half)));
}

function evidenceOfBoth(left: OpenEvidence, right: OpenEvidence): OpenEvidence {
  if (left === NOTHING) return right;
  if (right === NOTHING) return left;
  return newEvidence(
    or(left.granted, right.granted),
    mergedPair(left.fixed, right.fixed),
    mergedPair(left.conditional, right.conditional),
    mergedPair(left.onManyServiceIds, right.onManyServiceIds),
    byServiceIdOfBoth(left.byServiceId, right.byServiceId),
  );
}

function byServiceIdOfBoth(left: ByServiceId, right: ByServiceId): ByServiceId {
  if (left.size === 0) return right;
  if (right.size === 0) return left;
  const both = new Map(left);
  for (const [serviceId, verdicts] of right) both.set(serviceId, mergedPair(both.get(serviceId) ?? [], verdicts));
  return both;
}

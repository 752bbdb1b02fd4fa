import { ACTIONS, ALLOW_REASONS, DENY_REASONS, type Decision, kindOfIamId, UNKNOWN_REASONS } from 'apikey-policy';

/** How often something was met among the answers. */
export type Tally = ReadonlyMap<string, number>;

const EFFECTS = ['allow', 'deny', 'indeterminate'] as const;
const CAVEATS = ['enterprise-managed', 'editor-documented-otherwise', 'service-id-locked'] as const;
const OBSTACLES = ['not-active', 'public-access-group', 'role', 'target', 'condition', 'principal'] as const;

const KINDS = ['user', 'service-id', 'trusted-profile'] as const;
const [UPDATE_SETTING, CREATE_USER_KEY, , CREATE_SERVICE_ID] = ACTIONS;
/** The answers that can have the caveat (S3). */
const MANAGED = [
  [UPDATE_SETTING, 'allow'],
  [CREATE_USER_KEY, 'deny'],
  [CREATE_USER_KEY, 'indeterminate'],
  [CREATE_SERVICE_ID, 'deny'],
  [CREATE_SERVICE_ID, 'indeterminate'],
] as const;

/** All features of answers. Each must occur at least once. */
export const FEATURES: readonly string[] = [
  ...EFFECTS,
  ...ACTIONS.flatMap((action) => EFFECTS.map((effect) => `${effect} ${action}`)),
  ...ALLOW_REASONS.map((reason) => `allow for ${reason}`),
  ...DENY_REASONS.map((reason) => `deny for ${reason}`),
  ...UNKNOWN_REASONS.map((reason) => `indeterminate for ${reason}`),
  ...UNKNOWN_REASONS.map((reason) => `unknown: ${reason}`),
  ...CAVEATS.map((caveat) => `caveat: ${caveat}`),
  ...OBSTACLES.map((obstacle) => `near miss by ${obstacle}`),
  ...KINDS.map((kind) => `unknown: unknown-principal, a ${kind}`),
  ...MANAGED.map(([action, effect]) => `caveat: enterprise-managed, ${effect} ${action}`),
  'grants: one',
  'grants: several',
  'requires',
  'valid until',
];

function featuresOf(decision: Decision): ReadonlySet<string> {
  const { effect, request, reason, unknowns, caveats, nearMisses, grants } = decision;
  return new Set([
    effect,
    `${effect} ${request.action}`,
    `${effect} for ${reason}`,
    ...unknowns.map((unknown) => `unknown: ${unknown}`),
    ...unknowns
      .filter((unknown) => unknown === 'unknown-principal')
      .map((unknown) => `unknown: ${unknown}, a ${kindOfIamId(request.principal)}`),
    ...caveats.map((caveat) => `caveat: ${caveat}`),
    ...caveats
      .filter((caveat) => caveat === 'enterprise-managed')
      .map((caveat) => `caveat: ${caveat}, ${effect} ${request.action}`),
    ...nearMisses.map(({ obstacle }) => `near miss by ${obstacle}`),
    ...(grants.length === 0 ? [] : [grants.length === 1 ? 'grants: one' : 'grants: several']),
    ...(decision.requires === undefined ? [] : ['requires']),
    ...(decision.validUntil === undefined ? [] : ['valid until']),
  ]);
}

/** A tally of no answer yet, and how to count one more. */
export function tallying(): { readonly tally: Tally; readonly count: (decision: Decision) => void } {
  const tally = new Map(FEATURES.map((feature) => [feature, 0]));
  return {
    tally,
    count: (decision) => {
      for (const feature of featuresOf(decision)) tally.set(feature, (tally.get(feature) ?? 0) + 1);
    },
  };
}

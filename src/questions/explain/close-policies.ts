import { and, TRUE } from '../../matching/ternary.ts';
import type { Decision, NearMiss } from '../../nouns/decision.ts';
import type { Explained } from './explained.ts';
import { OBSTACLE_PHRASES } from './phrases.ts';
import { listed } from './plain-text.ts';
import { isOver, type Opening } from './times.ts';

/** How many obstacles are described before the other policies are counted. */
const DESCRIBED_AT_MOST = 3;

/** The policies that nearly grant it; none if no policy could help, such as for an inactive user or another user's key. */
export function closePolicies(explained: Explained, opening: Opening | undefined): string[] {
  const { decision, names } = explained;
  if (!couldHelp(decision)) return [];
  const byObstacle = new Map<string, { readonly ids: string[]; readonly phrases: Phrases }>();
  for (const miss of decision.nearMisses) {
    if (miss.policy === opening?.policy) continue;
    const phrases = phraseOfObstacle(miss, explained);
    const alike = byObstacle.get(phrases[0]) ?? { ids: [], phrases };
    alike.ids.push(miss.policy);
    byObstacle.set(phrases[0], alike);
  }
  const all = [...byObstacle.values()];
  const more = all.slice(DESCRIBED_AT_MOST).flatMap(({ ids }) => ids).length;
  return [
    ...all.slice(0, DESCRIBED_AT_MOST).map(({ ids, phrases }) => {
      const [one, several] = phrases;
      return `P${names.policies(ids).slice(1)} ${ids.length === 1 ? `is close${one}` : `are close${several}`}.`;
    }),
    ...(more > 0 ? [`${more} more ${more === 1 ? 'policy is' : 'policies are'} close.`] : []),
  ];
}

const NOT_ABOUT_POLICIES: readonly string[] = ['unknown-principal', 'unknown-state', 'unknown-service-id'];

function couldHelp({ requires, unknowns }: Decision): boolean {
  return requires !== undefined && !unknowns.some((unknown) => NOT_ABOUT_POLICIES.includes(unknown));
}

/** What is said after "is close" of one policy, and after "are close" of several. */
type Phrases = readonly [one: string, several: string];

function phraseOfObstacle({ policy, obstacle }: NearMiss, explained: Explained): Phrases {
  if (obstacle === 'role') return phraseOfRole(policy, explained);
  if (obstacle === 'condition' && isOver(policy, explained))
    return [', but its time is over', ', but their times are over'];
  return withBut(OBSTACLE_PHRASES[obstacle]);
}

function phraseOfRole(policy: string, { names, verdicts }: Explained): Phrases {
  const verdict = verdicts().get(policy);
  const roles = names.roles(verdict?.policy.roles.map(({ crn }) => crn) ?? []);
  if (verdict === undefined || roles.length === 0) return withBut(OBSTACLE_PHRASES.role);
  const missing = `${listed(roles)} ${roles.length === 1 ? "doesn't" : "don't"} include this action`;
  // What else is unknown may keep it from applying.
  const applies = and(and(verdict.policy.tags, verdict.target), verdict.condition) === TRUE;
  return applies ? [`: it applies, but ${missing}`, `: they apply, but ${missing}`] : withBut([missing, missing]);
}

function withBut([one, several]: Phrases): Phrases {
  return [`, but ${one}`, `, but ${several}`];
}

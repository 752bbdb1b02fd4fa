import type { Law } from './law.ts';
import { lawsOfAnswers } from './laws-of-answers.ts';
import { lawsOfDoubt } from './laws-of-doubt.ts';
import { lawsOfEvidence } from './laws-of-evidence.ts';
import { lawsOfPolicies } from './laws-of-policies.ts';
import { lawsOfPrincipals } from './laws-of-principals.ts';
import { lawsOfSettings } from './laws-of-settings.ts';
import { lawsOfTime } from './laws-of-time.ts';

/**
 * Everything that holds for every account and every request, by name. Each is checked by `fc.assert`, on any test
 * runner, of this library or of anything else that answers in its words.
 *
 * @example
 * ```ts
 * import { compile, decide } from 'apikey-policy';
 * import { laws } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * for (const { property } of laws.slice(0, 3)) fc.assert(property({ decide, compile }), { numRuns: 10 });
 * laws.find(({ name }) => name === 'labels')?.sentence; // => 'Names, addresses, who owns the account and what a template or a rule made decide nothing.'
 * ```
 */
export const laws: readonly Law[] = [
  ...lawsOfAnswers,
  ...lawsOfEvidence,
  ...lawsOfPrincipals,
  ...lawsOfPolicies,
  ...lawsOfSettings,
  ...lawsOfTime,
  ...lawsOfDoubt,
];

import type { Law } from './law.ts';
import { lawsOfAnswers } from './laws-of-answers.ts';
import { lawsOfDoubt } from './laws-of-doubt.ts';
import { lawsOfEvidence } from './laws-of-evidence.ts';
import { lawsOfPolicies } from './laws-of-policies.ts';
import { lawsOfSettings } from './laws-of-settings.ts';
import { lawsOfTime } from './laws-of-time.ts';

/** Everything that holds for every account and every request, by name. */
export const laws: readonly Law[] = [
  ...lawsOfAnswers,
  ...lawsOfEvidence,
  ...lawsOfPolicies,
  ...lawsOfSettings,
  ...lawsOfTime,
  ...lawsOfDoubt,
];

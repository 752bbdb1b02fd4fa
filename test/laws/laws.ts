import type { Law } from './law.ts';
import { lawsOfAnswers } from './laws-of-answers.ts';
import { lawsOfDoubt } from './laws-of-doubt.ts';
import { lawsOfEvidence } from './laws-of-evidence.ts';
import { lawsOfPolicies } from './laws-of-policies.ts';
import { lawsOfPrincipals } from './laws-of-principals.ts';
import { lawsOfSettings } from './laws-of-settings.ts';
import { lawsOfTime } from './laws-of-time.ts';

/** Properties that hold for every account and every request, each with a name. */
export const laws: readonly Law[] = [
  ...lawsOfAnswers,
  ...lawsOfEvidence,
  ...lawsOfPrincipals,
  ...lawsOfPolicies,
  ...lawsOfSettings,
  ...lawsOfTime,
  ...lawsOfDoubt,
];

import type { PlannedAsk } from '../asks.ts';
import type { PlannedChange } from '../plan/planned-change.ts';
import type { PlanDiagnostic } from '../report.ts';
import type { Effect } from './effect.ts';

/** What one change of a plan comes to. */
export interface Outcome {
  readonly change: PlannedChange;
  readonly effects: readonly Effect[];
  readonly asks: readonly PlannedAsk[];
  readonly diagnostics: readonly PlanDiagnostic[];
}

import { suggestion } from '../../../text/nearest.ts';
import { type Path, quote } from '../../../text/quote.ts';
import { type Report, refuse } from '../report.ts';

/** What a change does to its resource (TF-2). A replacement creates and deletes. */
export interface Actions {
  readonly creates: boolean;
  readonly updates: boolean;
  readonly deletes: boolean;
}

const KNOWN = ['create', 'update', 'delete', 'no-op', 'read', 'forget'];

/** Reads the actions of a change (TF-2). */
export function readActions(actions: readonly string[]): Actions {
  return {
    creates: actions.includes('create'),
    updates: actions.includes('update'),
    deletes: actions.includes('delete'),
  };
}

/** Whether a change does anything to the account. */
export function doesSomething({ creates, updates, deletes }: Actions): boolean {
  return creates || updates || deletes;
}

/** Reports actions that are not known: what they do to the account is not known either. */
export function refuseUnknownActions(actions: readonly string[], path: Path, report: Report): void {
  actions.forEach((action, index) => {
    if (KNOWN.includes(action)) return;
    const sentence = `must be one of ${KNOWN.map(quote).join(', ')}${suggestion(action, KNOWN)}`;
    refuse(report, 'unknown-action', [...path, index], sentence);
  });
}

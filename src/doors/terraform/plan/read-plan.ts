import { type Body, fieldOf, isBody, itemsOf } from '../../../ibm-api/body.ts';
import { type PlanDiagnostic, type Report, refuse } from '../report.ts';
import { fieldIn } from '../values/field-in.ts';
import type { PlannedChange } from './planned-change.ts';
import { readChange } from './read-change.ts';

/** A plan as it was read. */
export interface Plan {
  readonly changes: readonly PlannedChange[];
  readonly diagnostics: readonly PlanDiagnostic[];
  /** `configuration.root_module`, and `prior_state.values.root_module`: what they hold is read where it is needed. */
  readonly configuration: unknown;
  readonly priorState: unknown;
}

/** Reads the JSON of a plan; what keeps it from being one is reported all at once (TF-1). */
export function readPlan(plan: unknown, report: Report): Plan {
  const body = isBody(plan) ? plan : {};
  if (isBody(plan)) checkHead(plan, report);
  else refuse(report, 'wrong-type', [], 'must be the JSON of `terraform show -json`, an object');
  const list = fieldOf(body, 'resource_changes') ?? [];
  const isList = Array.isArray(list) && fieldOf(body, 'resource_changes') !== null;
  if (!isList) refuse(report, 'wrong-type', ['resource_changes'], 'must be an array of changes');
  const entries = Array.isArray(list) ? itemsOf(list, report.visits) : [];
  return {
    changes: entries.flatMap((entry, index) => readChange(entry, ['resource_changes', index], report) ?? []),
    diagnostics: fieldOf(body, 'complete') === false ? [NOT_COMPLETE] : [],
    configuration: inside(body, ['configuration', 'root_module']),
    priorState: inside(body, ['prior_state', 'values', 'root_module']),
  };
}

const NOT_COMPLETE: PlanDiagnostic = {
  code: 'plan-not-complete',
  path: ['complete'],
  message: 'the plan is not complete: Terraform needs another plan after this one, and its changes are not known yet',
};

function checkHead(plan: Body, report: Report): void {
  const version = fieldOf(plan, 'format_version');
  if (typeof version !== 'string') {
    const code = version === undefined ? 'missing' : 'wrong-type';
    refuse(report, code, ['format_version'], 'must be a string, as `terraform show -json` writes it');
  } else if (!version.startsWith('1.')) {
    refuse(report, 'format-version', ['format_version'], 'must begin with `1.`: no other format is known');
  }
  if (fieldOf(plan, 'errored') === true)
    refuse(report, 'errored', ['errored'], 'must not be true: Terraform met an error, so the plan lacks changes');
}

function inside(body: Body, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((part, key) => fieldIn(part, key), body);
}

import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import type { PlannedChange } from '../plan/planned-change.ts';
import { fieldIn } from './field-in.ts';
import { isMarked, markAt } from './marks.ts';
import { plannedAttribute } from './planned-ids.ts';

/** The value of an attribute of a resource instance, and whether the plan creates the resource. */
export interface Resolved {
  readonly value: string;
  readonly isCreated: boolean;
}

/** Identifies a resource instance. */
interface Instance {
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly index: string | number | undefined;
}

/** Looks up an attribute of a resource instance (TF-4); none where it is unknown. */
export type AttributeOf = (instance: Instance, attribute: string) => Resolved | undefined;

/** Looks attributes up in the changes of a plan, and where it has no change of the resource, in its prior state. */
export function attributesIn(changes: readonly PlannedChange[], priorState: unknown): AttributeOf {
  const planned = new Map<string, PlannedChange | undefined>();
  for (const change of changes) {
    if (change.isDeposed || change.name === undefined) continue;
    const key = keyOf({ ...change, name: change.name });
    planned.set(key, planned.has(key) ? undefined : change);
  }
  let prior: ReadonlyMap<string, unknown> | undefined;
  return (instance, attribute) => {
    const key = keyOf(instance);
    const change = planned.get(key);
    if (change !== undefined) return attributeOf(change, attribute);
    if (planned.has(key)) return undefined;
    prior ??= valuesIn(priorState);
    const values = prior.get(key);
    return resolved(fieldIn(values, attribute), false);
  };
}

function attributeOf(change: PlannedChange, attribute: string): Resolved | undefined {
  const { creates, after, unknown } = change;
  const planned = creates ? plannedAttribute(change, attribute) : undefined;
  if (planned !== undefined) return resolved(planned, true);
  return isMarked(markAt(unknown, attribute)) ? undefined : resolved(fieldOf(after, attribute), creates);
}

function resolved(value: unknown, isCreated: boolean): Resolved | undefined {
  return typeof value === 'string' && value !== '' ? { value, isCreated } : undefined;
}

function keyOf({ module, type, name, index }: Instance): string {
  return JSON.stringify([module, type, name, index]);
}

/** The values of the managed resources in a prior state, of all its modules. */
function valuesIn(rootModule: unknown): ReadonlyMap<string, unknown> {
  const values = new Map<string, unknown>();
  // A set of modules, so that one that stands within itself is read once.
  const modules = new Set<unknown>([rootModule]);
  for (const module of modules) {
    for (const resource of bodiesAt(module, 'resources')) {
      const isMeant = fieldOf(resource, 'mode') === 'managed' && fieldOf(resource, 'deposed_key') === undefined;
      if (isMeant) values.set(keyOfPrior(module, resource), fieldOf(resource, 'values'));
    }
    for (const child of bodiesAt(module, 'child_modules')) modules.add(child);
  }
  return values;
}

function keyOfPrior(module: unknown, resource: Body): string {
  const address = fieldIn(module, 'address');
  const [type, name, index] = ['type', 'name', 'index'].map((key) => fieldOf(resource, key));
  return JSON.stringify([address ?? '', type, name, index]);
}

function bodiesAt(outer: unknown, key: string): readonly Body[] {
  const value = fieldIn(outer, key);
  return Array.isArray(value) ? value.filter(isBody) : [];
}

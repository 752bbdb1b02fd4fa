import { type Arguments, type Json, valuesOf, writtenArguments } from './nodes.ts';

/** A resource instance in a configuration. */
export interface Address {
  readonly module: string;
  readonly type: string;
  readonly name: string;
  readonly key: string | number | undefined;
}

export function spell({ module, type, name, key }: Address): string {
  const instance = key === undefined ? '' : `[${JSON.stringify(key)}]`;
  return `${module === '' ? '' : `${module}.`}${type}.${name}${instance}`;
}

/** What a plan does to a resource: `change` is an update in place, `keep` does nothing. */
export type Fate = 'create' | 'keep' | 'change' | 'delete' | 'replace';

const ACTIONS: Readonly<Record<Fate, readonly string[]>> = {
  create: ['create'],
  keep: ['no-op'],
  change: ['update'],
  delete: ['delete'],
  replace: ['delete', 'create'],
};

export const isThereBefore = (fate: Fate): boolean => fate !== 'create';
export const isThereAfter = (fate: Fate): boolean => fate !== 'delete';
export const isCreated = (fate: Fate): boolean => fate === 'create' || fate === 'replace';

/** One resource as it is written: its computed attributes, such as ids, are known only where it is there before. */
export interface Resource {
  readonly address: Address;
  readonly fate: Fate;
  readonly before: Arguments;
  readonly after: Arguments;
  readonly computed: Json;
}

/** Writes a plan as `terraform show -json` does. */
export function writePlan(resources: readonly Resource[], order: (changes: readonly Json[]) => readonly Json[]): Json {
  const configuration: Module = { resources: [], module_calls: {} };
  for (const resource of resources) writeCode(resource, configuration);
  return {
    format_version: '1.2',
    terraform_version: '1.9.5',
    resource_changes: order(resources.map(changeOf)),
    configuration: { root_module: configuration },
  };
}

function changeOf({ address, fate, before, after, computed }: Resource): Json {
  const planned = writtenArguments(after);
  const hidden = Object.fromEntries(Object.keys(computed).map((name) => [name, true]));
  return {
    address: spell(address),
    ...(address.module !== '' && { module_address: address.module }),
    mode: 'managed',
    type: address.type,
    name: address.name,
    ...(address.key !== undefined && { index: address.key }),
    change: {
      actions: ACTIONS[fate],
      before: isThereBefore(fate) ? { ...valuesOf(before), ...computed } : null,
      after: isThereAfter(fate) ? { ...planned.after, ...(isCreated(fate) ? {} : computed) } : null,
      after_unknown: isThereAfter(fate) ? { ...planned.unknown, ...(isCreated(fate) && hidden) } : {},
    },
  };
}

interface Module {
  readonly resources: { readonly address: string; readonly expressions: Record<string, unknown> }[];
  readonly module_calls: Record<string, { readonly module: Module }>;
}

/** The code is written once for all instances of a resource, in the module that all instances of the module share. */
function writeCode({ address: { module, type, name }, fate, after }: Resource, root: Module): void {
  const address = `${type}.${name}`;
  let inner = root;
  for (const [, call = ''] of module.matchAll(/module\.(\w+)/g)) {
    inner.module_calls[call] ??= { module: { resources: [], module_calls: {} } };
    inner = inner.module_calls[call].module;
  }
  if (!isThereAfter(fate)) return;
  const { code } = writtenArguments(after);
  const known = inner.resources.find((resource) => resource.address === address);
  if (known === undefined) {
    inner.resources.push({
      address,
      mode: 'managed',
      type,
      name,
      expressions: { ...code },
    } as Module['resources'][number]);
    return;
  }
  // An instance for which a list came out empty does not show what the code refers to.
  for (const [argument, expression] of Object.entries(code)) {
    const isEmpty = !JSON.stringify(known.expressions[argument] ?? null).includes('"references"');
    if (isEmpty) known.expressions[argument] = expression;
  }
}

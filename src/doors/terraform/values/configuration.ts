import { type Body, fieldOf, isBody } from '../../../ibm-api/body.ts';
import type { PlannedChange } from '../plan/planned-change.ts';
import { type Code, LOST } from './code.ts';
import { fieldIn } from './field-in.ts';

/** Finds the code of a resource in the configuration of a plan. */
export type CodeOf = (change: PlannedChange) => Code;

/** A module's name at the start of the address of a module instance, with the key of the instance. */
const MODULE = /^module\.([^.[\]]+)(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?(?:\.|$)/;

/** Looks resources up in the configuration, each module being read once. */
export function codeIn(rootModule: unknown): CodeOf {
  const modules = new Map<string, ReadonlyMap<string, unknown>>();
  const resourcesOf = (address: string): ReadonlyMap<string, unknown> => {
    const known = modules.get(address) ?? resourcesIn(moduleAt(rootModule, address));
    modules.set(address, known);
    return known;
  };
  return ({ module, type, name }) => {
    const expressions = name === undefined ? undefined : resourcesOf(module).get(`${type}.${name}`);
    return expressions === undefined ? LOST : { kind: 'read', expression: expressions };
  };
}

/** The module whose instance has this address. */
function moduleAt(rootModule: unknown, address: string): unknown {
  let module = rootModule;
  let rest = address;
  while (rest !== '') {
    const [matched = '', name = ''] = MODULE.exec(rest) ?? [];
    if (matched === '') return undefined;
    module = fieldIn(fieldIn(fieldIn(module, 'module_calls'), name), 'module');
    rest = rest.slice(matched.length);
  }
  return module;
}

/** The expressions of a module's managed resources, by type and name. */
function resourcesIn(module: unknown): ReadonlyMap<string, unknown> {
  const resources = fieldIn(module, 'resources');
  const bodies: readonly Body[] = Array.isArray(resources) ? resources.filter(isBody) : [];
  const managed = bodies.filter((resource) => fieldOf(resource, 'mode') === 'managed');
  return new Map(
    managed.map((resource) => [
      `${fieldOf(resource, 'type')}.${fieldOf(resource, 'name')}`,
      // A resource without arguments has no expressions.
      fieldOf(resource, 'expressions') ?? {},
    ]),
  );
}

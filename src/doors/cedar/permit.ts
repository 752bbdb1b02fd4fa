import type { Action } from 'apikey-policy';
import type { CedarPolicy, CedarScope } from './formats.ts';
import { actionUid, textOfUid } from './names.ts';
import { binary, type Term, variable } from './term.ts';

/** A Cedar policy, before it is written as JSON or text. */
export interface Permit {
  readonly id: string;
  readonly principal: CedarScope;
  readonly action: Action;
  readonly resource: CedarScope;
  readonly conditions: readonly Term[];
}

/** P5: the requester is the user who gets the key. */
export const OWN_KEY: Term = binary(variable('principal'), '==', variable('resource'));

export function jsonOf({ id, principal, action, resource, conditions }: Permit): CedarPolicy {
  return {
    effect: 'permit',
    principal,
    action: { op: '==', entity: actionUid(action) },
    resource,
    conditions: conditions.map(({ json }) => ({ kind: 'when', body: json })),
    annotations: { id },
  };
}

export function textOf({ id, principal, action, resource, conditions }: Permit): string {
  const scope = [
    `  ${textOfScope('principal', principal)}`,
    `  action == ${textOfUid(actionUid(action))}`,
    `  ${textOfScope('resource', resource)}`,
  ];
  const clauses = conditions.map(({ text }) => `\nwhen { ${text} }`);
  return `@id("${id}")\npermit (\n${scope.join(',\n')}\n)${clauses.join('')};`;
}

function textOfScope(variable: string, scope: CedarScope): string {
  switch (scope.op) {
    case 'All':
      return variable;
    case '==':
    case 'in':
      return `${variable} ${scope.op} ${textOfUid(scope.entity)}`;
    case 'is':
      return `${variable} is ${scope.entity_type} in ${textOfUid(scope.in.entity)}`;
  }
}

import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import type { Path } from '../../text/quote.ts';
import { bodiesOf, type Problems } from './row.ts';

/** The parts of a policy, which have different places in the two versions of the API. */
export interface PolicyParts {
  readonly subjects: readonly Body[];
  readonly resources: readonly Body[];
  readonly roles: readonly Body[];
  /** The path of the roles within the row. */
  readonly rolesAt: Path;
  /** The key of an attribute's name. */
  readonly key: 'name' | 'key';
  /** Whether it grants roles of an enterprise template. An account cannot hold such a policy (B9). */
  readonly hasTemplateRoles: boolean;
  /** Whether the version has rules. An account cannot hold a policy with a rule of a version without rules (B9). */
  readonly canHaveRule: boolean;
}

/** The parts of a row of `GET /v1/policies`. */
export function partsOfV1(row: Body, problems: Problems): PolicyParts {
  return {
    subjects: bodiesOf(fieldOf(row, 'subjects'), 'subjects', problems),
    resources: neededBodiesOf(row, 'resources', problems),
    roles: neededBodiesOf(row, 'roles', problems),
    rolesAt: ['roles'],
    key: 'name',
    hasTemplateRoles: false,
    canHaveRule: false,
  };
}

/** The parts of a row of `GET /v2/policies`. */
export function partsOfV2(row: Body, problems: Problems): PolicyParts {
  const grants = neededPartOf(row, 'control', problems).flatMap((control) => neededPartOf(control, 'grant', problems));
  const hasTemplateRoles = grants.some((grant) => fieldOf(grant, 'role_template_references') !== undefined);
  const rolesOf = (grant: Body): readonly Body[] =>
    hasTemplateRoles ? bodiesOf(fieldOf(grant, 'roles'), 'roles', problems) : neededBodiesOf(grant, 'roles', problems);
  return {
    subjects: partOf(row, 'subject', problems),
    resources: neededPartOf(row, 'resource', problems),
    roles: grants.flatMap(rolesOf),
    rolesAt: ['control', 'grant', 'roles'],
    key: 'key',
    hasTemplateRoles,
    canHaveRule: true,
  };
}

/** An object within a row, if it is there. Any other value makes the row unreadable. */
function partOf(row: Body, key: string, { found }: Problems): readonly Body[] {
  const part = fieldOf(row, key);
  if (isBody(part)) return [part];
  if (part !== undefined) found.push(`its \`${key}\` is not an object`);
  return [];
}

/** A required object: without it, the row is unreadable (B10). */
function neededPartOf(row: Body, key: string, problems: Problems): readonly Body[] {
  refuseWithout(row, key, problems);
  return partOf(row, key, problems);
}

/** A required array, which may be empty (B10). */
function neededBodiesOf(row: Body, key: string, problems: Problems): readonly Body[] {
  refuseWithout(row, key, problems);
  return bodiesOf(fieldOf(row, key), key, problems);
}

function refuseWithout(row: Body, key: string, { found }: Problems): void {
  if (fieldOf(row, key) === undefined) found.push(`it has no \`${key}\``);
}

import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';
import type { Path } from '../../json/report.ts';
import { bodiesOf, type Problems } from './row.ts';

/** The parts of a policy, wherever its version of the API keeps them. */
export interface PolicyParts {
  readonly subjects: readonly Body[];
  readonly resources: readonly Body[];
  readonly roles: readonly Body[];
  /** Where the roles stand within the row. */
  readonly rolesAt: Path;
  /** The key of an attribute's name. */
  readonly key: 'name' | 'key';
  /** Whether the version can say a rule; a rule in one that cannot is of a form that is not held (B9). */
  readonly canHaveRule: boolean;
}

/** The parts of a row of `GET /v1/policies`. */
export function partsOfV1(row: Body, problems: Problems): PolicyParts {
  return {
    subjects: bodiesOf(fieldOf(row, 'subjects'), 'subjects', problems),
    resources: bodiesOf(fieldOf(row, 'resources'), 'resources', problems),
    roles: bodiesOf(fieldOf(row, 'roles'), 'roles', problems),
    rolesAt: ['roles'],
    key: 'name',
    canHaveRule: false,
  };
}

/** The parts of a row of `GET /v2/policies`. */
export function partsOfV2(row: Body, problems: Problems): PolicyParts {
  const grants = partOf(row, 'control', problems).flatMap((control) => partOf(control, 'grant', problems));
  return {
    subjects: partOf(row, 'subject', problems),
    resources: partOf(row, 'resource', problems),
    roles: grants.flatMap((grant) => bodiesOf(fieldOf(grant, 'roles'), 'roles', problems)),
    rolesAt: ['control', 'grant', 'roles'],
    key: 'key',
    canHaveRule: true,
  };
}

/** An object within a row; one that is missing is none, anything else cannot be read. */
function partOf(row: Body, key: string, { found }: Problems): readonly Body[] {
  const part = fieldOf(row, key);
  if (isBody(part)) return [part];
  if (part !== undefined) found.push(`its \`${key}\` is no object`);
  return [];
}

import { ACTIONS, ROLE_CATALOGUE } from 'apikey-policy';
import { withLinks } from '../rules.ts';
import { QUESTIONS } from './answers.ts';
import { code, page, table } from './table.ts';

/** The catalogue of roles as the library has it. */
export function roles(): string {
  const rows = ROLE_CATALOGUE.map(({ name, crns, actions, onServiceType }) => [
    name,
    crns.map(code).join('<br>'),
    ...ACTIONS.map((action) => (actions.includes(action) ? 'yes' : '–')),
    onServiceType ? 'yes' : 'undocumented',
  ]);
  return page(
    '# Role catalogue',
    withLinks(
      'The roles that the library knows without the account, as in `ROLE_CATALOGUE`; a test writes this table. `ROLES` has their CRNs by name, as `ROLES.userApiKeyCreator`; where a role has two, `ROLES` has the first. Roles are compared by CRN, never by name. What an account defines beyond these counts by R1; a role that neither knows is unknown (R2). The last column is R4: whether the role is documented on targets that select by `serviceType` alone.',
    ),
    table(['role', 'CRN', ...QUESTIONS, 'on `serviceType`'], rows),
    withLinks(
      '`Unsupported Version` is no role: it stands in v1 lists for a policy that only the v2 list can say, and grants nothing (R2, B6).',
    ),
  );
}

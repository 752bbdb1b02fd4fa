import { ACTIONS, ROLE_CATALOGUE, type Role } from 'apikey-policy';
import { type Body, fieldOf, isBody, itemsOf } from '../../ibm-api/body.ts';
import { readOptionalBody } from '../../ibm-api/read-body.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { ROLE_ROWS, type Row, readRows } from '../../ibm-api/rows.ts';
import { contentsInterner } from '../../json/contents.ts';
import { type Path, quote } from '../../text/quote.ts';
import { noteNotGiven } from './pages.ts';
import { idOf, labelOf, type Problems, readRow, stringOf } from './row.ts';

/** A role definition, and its path. The role is `undefined` if definitions differ or are unreadable. */
interface Definition {
  readonly role: Role | undefined;
  readonly path: Path;
}

/** Reads role definitions from the roles body and from policies that include the actions of their roles (B8). */
export function readRoles(
  input: Body,
  displayed: readonly Row[],
  report: Report,
): { roles: readonly Role[]; isComplete: boolean } {
  const isGiven = fieldOf(input, 'roles') !== undefined;
  if (!isGiven) noteNotGiven(['roles'], report);
  const body = readOptionalBody(input, 'roles', [], report);
  const rows = body === undefined ? [] : ROLE_ROWS.flatMap((key) => readRows(body, key, ['roles'], report).rows);
  const listed = define(rows, 'crn', report);
  compareWithCatalogue(listed, report);
  // A policy in display format has only the actions of its service, so it cannot define roles of the catalogue.
  const shows = ({ row }: Row): boolean =>
    fieldOf(row, 'actions') !== undefined && !isCatalogued(fieldOf(row, 'role_id'));
  const shown = define(displayed.filter(shows), 'role_id', report);
  compareWithList(shown, listed, report);
  // The roles body overrides policies in display format, also where it leaves a role unknown.
  const roles = [...new Map([...shown, ...listed]).values()].flatMap(({ role }) => role ?? []);
  return { roles: roles.filter(({ crn }) => !isCatalogued(crn)), isComplete: isGiven };
}

/** The roles that rows define. A role is unknown if a row is unreadable or rows differ. */
function define(rows: readonly Row[], crnKey: string, report: Report): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { row, path } of rows) {
    const { kept, why } = readRow(row, (body, problems) => readRole(body, crnKey, problems), report);
    const before = definitions.get(kept.crn);
    const isSame = before === undefined || before.role === undefined || areAlike(before.role, kept);
    if (why !== '') note(report, 'role-unreadable', path, `cannot be read, so its role is unknown: ${why}`);
    else if (!isSame)
      note(
        report,
        'role-contested',
        path,
        `defines ${quote(kept.crn)} in another way than an earlier row, so the role is unknown`,
      );
    const role = before === undefined ? kept : before.role;
    definitions.set(kept.crn, { role: why === '' && isSame ? role : undefined, path: before?.path ?? path });
  }
  return definitions;
}

function areAlike(one: Role | undefined, other: Role): boolean {
  const contentsOf = contentsInterner();
  return contentsOf(one) === contentsOf(other);
}

function readRole(row: Body, crnKey: string, problems: Problems): Role {
  const crn = idOf(row, crnKey, problems);
  const value = fieldOf(row, 'actions');
  // The roles body lists names; a policy in display format lists objects.
  const names = (Array.isArray(value) ? itemsOf(value, problems.visits) : [undefined]).map((action) =>
    isBody(action) ? fieldOf(action, 'id') : action,
  );
  const actions = names.filter((name) => typeof name === 'string');
  if (actions.length < names.length) problems.found.push('its `actions` are not an array of actions');
  const service = stringOf(row, 'service_name', problems) || serviceOf(crn, actions);
  const name = labelOf(row, 'display_name');
  return { crn, service, actions: [...new Set(actions)], ...(name !== undefined && { name }) };
}

/** The service of the CRN, unless it is `iam` or `iam-access-management`; else the service of the actions. */
function serviceOf(crn: string, actions: readonly string[]): string {
  const named = crn.split(':', 5)[4] ?? '';
  if (named !== '' && named !== 'iam' && named !== 'iam-access-management') return named;
  const services = actions.map((action) => action.split('.', 1).join());
  return services.includes('iam-identity') ? 'iam-identity' : (services[0] ?? '');
}

function isCatalogued(crn: unknown): boolean {
  return ROLE_CATALOGUE.some(({ crns }) => crns.some((known) => known === crn));
}

/** Reports roles that contradict the catalogue, which counts (R1). */
function compareWithCatalogue(listed: ReadonlyMap<string, Definition>, report: Report): void {
  for (const [crn, { role, path }] of listed) {
    const known = ROLE_CATALOGUE.find(({ crns }) => crns.includes(crn));
    if (known === undefined || role === undefined) continue;
    const differing = ACTIONS.filter((action) => known.actions.includes(action) !== role.actions.includes(action));
    if (differing.length === 0) continue;
    note(
      report,
      'role-differs',
      path,
      `differs from the catalogue on ${differing.map(quote).join(', ')}; the catalogue counts`,
    );
  }
}

/** Reports policies in display format that contradict the roles body, which counts (B8). */
function compareWithList(
  shown: ReadonlyMap<string, Definition>,
  listed: ReadonlyMap<string, Definition>,
  report: Report,
): void {
  for (const [crn, { role, path }] of shown) {
    const definition = listed.get(crn);
    if (role === undefined || definition === undefined) continue;
    if (!areAlike(definition.role, role))
      note(
        report,
        'role-overruled',
        path,
        `defines ${quote(crn)} in another way than the roles body; the roles body counts`,
      );
  }
}

import { ACTIONS, ROLE_CATALOGUE, type Role } from 'apikey-policy';
import { type Body, fieldOf, isBody, itemsOf } from '../../ibm-api/body.ts';
import { readOptionalBody } from '../../ibm-api/read-body.ts';
import { note, type Report } from '../../ibm-api/report.ts';
import { ROLE_ROWS, type Row, readRows } from '../../ibm-api/rows.ts';
import { contentsInterner } from '../../json/contents.ts';
import { type Path, quote } from '../../json/report.ts';
import { noteNotGiven } from './pages.ts';
import { idOf, type Problems, readRow, textOf, wordsOf } from './row.ts';

/** A role as one place defines it; none where that place contradicts itself or cannot be read. */
interface Definition {
  readonly role: Role | undefined;
  readonly path: Path;
}

/** Reads role definitions from the roles body and from policies that came with their roles' actions (B8). */
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
  // A display format shows only the actions of its policy's service, so it has no say on the catalogue's roles.
  const shows = ({ row }: Row): boolean =>
    fieldOf(row, 'actions') !== undefined && !isCatalogued(fieldOf(row, 'role_id'));
  const shown = define(displayed.filter(shows), 'role_id', report);
  compareWithList(shown, listed, report);
  // The roles body stands over a display format, also where it leaves a role unknown.
  const roles = [...new Map([...shown, ...listed]).values()].flatMap(({ role }) => role ?? []);
  return { roles: roles.filter(({ crn }) => !isCatalogued(crn)), isComplete: isGiven };
}

/** What the rows of one place define; one that cannot be read, or that says otherwise, leaves its role unknown. */
function define(rows: readonly Row[], crnKey: string, report: Report): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { row, path } of rows) {
    const { kept, why } = readRow(row, (body, problems) => readRole(body, crnKey, problems), report);
    const before = definitions.get(kept.crn);
    const isSame = before === undefined || before.role === undefined || areAlike(before.role, kept);
    if (why !== '') note(report, 'role-unreadable', path, `defines no role: ${why}`);
    else if (!isSame)
      note(report, 'role-contested', path, `defines ${quote(kept.crn)} otherwise than before, so the role is unknown`);
    const role = before === undefined ? kept : before.role;
    definitions.set(kept.crn, { role: why === '' && isSame ? role : undefined, path: before?.path ?? path });
  }
  return definitions;
}

/** A role that is unknown is like none. */
function areAlike(one: Role | undefined, other: Role): boolean {
  const contentsOf = contentsInterner();
  return contentsOf(one) === contentsOf(other);
}

function readRole(row: Body, crnKey: string, problems: Problems): Role {
  const crn = idOf(row, crnKey, problems);
  const value = fieldOf(row, 'actions');
  // The roles body lists names, a display format objects.
  const names = (Array.isArray(value) ? itemsOf(value, problems.visits) : [undefined]).map((action) =>
    isBody(action) ? fieldOf(action, 'id') : action,
  );
  const actions = names.filter((name) => typeof name === 'string');
  if (actions.length < names.length) problems.found.push('its `actions` are no list of actions');
  const service = textOf(row, 'service_name', problems) || serviceOf(crn, actions);
  const name = wordsOf(row, 'display_name');
  return { crn, service, actions: [...new Set(actions)], ...(name !== undefined && { name }) };
}

/** The service that a CRN names, where `iam` and `iam-access-management` name none; else that of the actions. */
function serviceOf(crn: string, actions: readonly string[]): string {
  const named = crn.split(':', 5)[4] ?? '';
  if (named !== '' && named !== 'iam' && named !== 'iam-access-management') return named;
  const services = actions.map((action) => action.split('.', 1).join());
  return services.includes('iam-identity') ? 'iam-identity' : (services[0] ?? '');
}

function isCatalogued(crn: unknown): boolean {
  return ROLE_CATALOGUE.some(({ crns }) => crns.some((known) => known === crn));
}

/** R1: where the account's list contradicts the catalogue, the catalogue stands. */
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
      `differs from the catalogue, which stands, on ${differing.map(quote).join(', ')}`,
    );
  }
}

/** B8: where a display format contradicts the roles body, the roles body stands. */
function compareWithList(
  shown: ReadonlyMap<string, Definition>,
  listed: ReadonlyMap<string, Definition>,
  report: Report,
): void {
  for (const [crn, { role, path }] of shown) {
    const stands = listed.get(crn);
    if (role === undefined || stands === undefined) continue;
    if (!areAlike(stands.role, role))
      note(report, 'role-overruled', path, `defines ${quote(crn)} otherwise than the roles body, which stands`);
  }
}

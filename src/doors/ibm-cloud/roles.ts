import { ACTIONS, ROLE_CATALOGUE, type Role } from 'apikey-policy';
import { contentsInterner } from '../../parsing/contents.ts';
import { type Body, fieldOf, isBody, readBody, readRows } from './body.ts';
import { noteNotGiven, type Row } from './pages.ts';
import { blame, note, type Path, quote, type Report, spell } from './report.ts';
import { wordsOf } from './row.ts';

const SECTIONS = ['custom_roles', 'service_roles', 'system_roles'];

/** A role as one place defines it; none where that place contradicts itself or cannot be read. */
type Definitions = Map<string, Role | undefined>;

/** Reads role definitions from the roles body and from policies that came with their roles' actions (B8). */
export function readRoles(
  input: Body,
  displayed: readonly Row[],
  accountId: string,
  report: Report,
): { roles: readonly Role[]; isGiven: boolean } {
  const value = fieldOf(input, 'roles');
  const body = value === undefined ? undefined : readBody(value, ['roles'], report);
  if (value === undefined) noteNotGiven(['roles'], report);
  const listed: Definitions = new Map();
  for (const section of body === undefined ? [] : SECTIONS) {
    readRows(body ?? {}, section, true, ['roles'], report).forEach((row, index) => {
      const path = ['roles', section, index];
      if (!isBody(row)) {
        noteRole(path, 'it is no object', report);
        return;
      }
      if (fieldOf(row, 'account_id') !== undefined && fieldOf(row, 'account_id') !== accountId) {
        blame(
          report,
          'other-account',
          [...path, 'account_id'],
          `${spell([...path, 'account_id'])} must be the account ${quote(accountId)}`,
        );
      }
      define(listed, row, 'crn', path, report);
    });
  }
  const shown: Definitions = new Map();
  for (const { row, path } of displayed) {
    // A display format shows only the actions of its policy's service, so it has no say on the catalogue's roles.
    if (fieldOf(row, 'actions') !== undefined && !isCatalogued(fieldOf(row, 'role_id')))
      define(shown, row, 'role_id', path, report);
  }
  for (const role of listed.values()) compareWithCatalogue(role, report);
  // The roles body stands over a display format, also where it leaves a role unknown.
  const definitions = [...new Map([...shown, ...listed]).values()].filter((role) => role !== undefined);
  return { roles: definitions.filter(({ crn }) => !isCatalogued(crn)), isGiven: value !== undefined };
}

function define(definitions: Definitions, row: Body, crnKey: string, path: Path, report: Report): void {
  const crn = fieldOf(row, crnKey);
  if (typeof crn !== 'string' || crn === '') {
    noteRole(path, `its \`${crnKey}\` is no CRN`, report);
    return;
  }
  const role = readRole(row, crn);
  if (role === undefined) noteRole(path, 'its `actions` or `service_name` cannot be read', report);
  else if (definitions.has(crn)) {
    const contentsOf = contentsInterner();
    if (contentsOf(definitions.get(crn) ?? null) === contentsOf(role)) return;
    note(
      report,
      'role-contested',
      path,
      `${spell(path)} defines ${quote(crn)} otherwise than before, so the role is unknown`,
    );
    definitions.set(crn, undefined);
    return;
  }
  definitions.set(crn, role);
}

function noteRole(path: Path, why: string, report: Report): void {
  note(report, 'role-unreadable', path, `${spell(path)} defines no role: ${why}`);
}

function readRole(row: Body, crn: string): Role | undefined {
  const rows = fieldOf(row, 'actions');
  const serviceName = fieldOf(row, 'service_name');
  if (!Array.isArray(rows) || (serviceName !== undefined && typeof serviceName !== 'string')) return undefined;
  // The roles body lists names, a display format objects.
  const actions = rows.map((action: unknown) => (isBody(action) ? fieldOf(action, 'id') : action));
  if (!actions.every((action) => typeof action === 'string')) return undefined;
  const name = wordsOf(row, 'display_name');
  return {
    crn,
    service: serviceName || serviceOf(crn, actions),
    actions: [...new Set(actions)],
    ...(name !== undefined && { name }),
  };
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
function compareWithCatalogue(role: Role | undefined, report: Report): void {
  const known = ROLE_CATALOGUE.find(({ crns }) => role !== undefined && crns.includes(role.crn));
  if (known === undefined || role === undefined) return;
  const differing = ACTIONS.filter((action) => known.actions.includes(action) !== role.actions.includes(action));
  if (differing.length === 0) return;
  note(
    report,
    'role-differs',
    ['roles'],
    `${quote(role.crn)} differs from the catalogue, which stands, on ${differing.map(quote).join(', ')}`,
  );
}

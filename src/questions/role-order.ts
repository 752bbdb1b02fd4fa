import { catalogueRole } from '../rules/role.ts';

const NARROW_TO_WIDE = ['User API key creator', 'Service ID creator', 'Operator', 'Editor', 'Administrator'];

/** The position of a role in the order from narrow to wide. The account's own roles come last (REM-6). */
export function widthOf(crn: string): number {
  const place = NARROW_TO_WIDE.indexOf(catalogueRole(crn)?.name ?? '');
  return place < 0 ? NARROW_TO_WIDE.length : place;
}

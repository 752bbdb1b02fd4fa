import { type Body, fieldOf, isBody } from '../../ibm-api/body.ts';

const FIELD = 'restrict_user_list_visibility';

/** Whether a settings body restricts the list of users, which may then show only the caller (B5). */
export function restrictsUserList(input: Body): boolean {
  const effective = fieldOf(input, 'effectiveSettings');
  const within = isBody(effective) ? [fieldOf(effective, 'account'), fieldOf(effective, 'effective')] : [];
  return [fieldOf(input, 'accountSettings'), ...within].some(
    (section) => isBody(section) && fieldOf(section, FIELD) === 'RESTRICTED',
  );
}

import type { FollowedType } from '../plan/fields.ts';
import { readAccessGroup } from './access-groups.ts';
import type { ReadChange } from './context.ts';
import { readCustomRole } from './custom-roles.ts';
import { readDynamicRule } from './dynamic-rules.ts';
import { readServiceId, readTrustedProfile } from './identities.ts';
import { readInvitation } from './invitations.ts';
import { readMembers } from './members.ts';
import { readAccessGroupPolicy, readServicePolicy, readTrustedProfilePolicy, readUserPolicy } from './policies.ts';
import { readSettings } from './settings.ts';

/** Keys themselves are no part of an account: creating one only asks (TF-13). */
const nothing: ReadChange = () => [];

/** How to read the changes of each followed type. */
export const READERS: Readonly<Record<FollowedType, ReadChange>> = {
  ibm_iam_account_settings: readSettings,
  ibm_iam_user_policy: readUserPolicy,
  ibm_iam_service_policy: readServicePolicy,
  ibm_iam_trusted_profile_policy: readTrustedProfilePolicy,
  ibm_iam_access_group_policy: readAccessGroupPolicy,
  ibm_iam_access_group: readAccessGroup,
  ibm_iam_access_group_members: readMembers,
  ibm_iam_access_group_dynamic_rule: readDynamicRule,
  ibm_iam_service_id: readServiceId,
  ibm_iam_trusted_profile: readTrustedProfile,
  ibm_iam_custom_role: readCustomRole,
  ibm_iam_user_invite: readInvitation,
  ibm_iam_api_key: nothing,
  ibm_iam_service_api_key: nothing,
};

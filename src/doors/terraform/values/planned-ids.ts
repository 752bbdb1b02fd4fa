import type { PlannedChange } from '../plan/planned-change.ts';

/** The id that a created resource will have, as far as a plan can name it (TF-5). */
export function plannedId(address: string, prefix = ''): string {
  return `${prefix}planned:${address}`;
}

export const GROUP = 'AccessGroupId-';
export const SERVICE_ID = 'ServiceId-';
export const PROFILE = 'Profile-';
export const IAM = 'iam-';

const ATTRIBUTES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ibm_iam_access_group: { id: GROUP },
  ibm_iam_service_id: { id: SERVICE_ID, iam_id: IAM + SERVICE_ID },
  ibm_iam_trusted_profile: { id: PROFILE, profile_id: PROFILE, iam_id: IAM + PROFILE },
  ibm_iam_custom_role: { crn: '' },
};

/** An attribute of a created resource that is an id (TF-5); none for any other. */
export function plannedAttribute({ type, address }: PlannedChange, attribute: string): string | undefined {
  const prefixes = Object.hasOwn(ATTRIBUTES, type) ? ATTRIBUTES[type] : undefined;
  if (prefixes === undefined || !Object.hasOwn(prefixes, attribute)) return undefined;
  return plannedId(address, prefixes[attribute]);
}

/** An id in the form of an IAM ID: some fields take service IDs and profiles without `iam-` (TF-5). */
export function iamIdOf(id: string): string {
  return id.startsWith(IAM) ? id : IAM + id;
}

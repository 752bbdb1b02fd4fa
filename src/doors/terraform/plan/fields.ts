/** The JSON type of a field (domain of TF-1); null always stands for a field that is not set. */
export type FieldType =
  | 'string'
  | 'boolean'
  | 'strings'
  | 'map'
  | { readonly blocks: Readonly<Record<string, FieldType>> };

/** The fields of a resource type or of a block. */
export type Fields = Readonly<Record<string, FieldType>>;

const ATTRIBUTES = { blocks: { name: 'string', value: 'string', operator: 'string' } } as const;

const RESOURCES = {
  blocks: {
    service: 'string',
    service_group_id: 'string',
    resource_instance_id: 'string',
    region: 'string',
    resource_type: 'string',
    resource: 'string',
    resource_group_id: 'string',
    service_type: 'string',
    attributes: 'map',
  },
} as const;

const CONDITION = { key: 'string', operator: 'string', value: 'strings' } as const;

const GRANT: Fields = {
  roles: 'strings',
  resources: RESOURCES,
  resource_attributes: ATTRIBUTES,
  resource_tags: ATTRIBUTES,
  account_management: 'boolean',
};

const POLICY: Fields = {
  id: 'string',
  description: 'string',
  ...GRANT,
  rule_conditions: { blocks: { ...CONDITION, conditions: { blocks: CONDITION } } },
  rule_operator: 'string',
  pattern: 'string',
};

const IDENTITY: Fields = { id: 'string', iam_id: 'string', name: 'string', account_id: 'string' };

/** A resource type that is followed (TF-12). */
export type FollowedType =
  | 'ibm_iam_account_settings'
  | 'ibm_iam_user_policy'
  | 'ibm_iam_service_policy'
  | 'ibm_iam_trusted_profile_policy'
  | 'ibm_iam_access_group_policy'
  | 'ibm_iam_access_group'
  | 'ibm_iam_access_group_members'
  | 'ibm_iam_access_group_dynamic_rule'
  | 'ibm_iam_service_id'
  | 'ibm_iam_trusted_profile'
  | 'ibm_iam_custom_role'
  | 'ibm_iam_user_invite'
  | 'ibm_iam_api_key'
  | 'ibm_iam_service_api_key';

/** The resource types that are followed, with the fields that matter. */
const FOLLOWED: Readonly<Record<FollowedType, Fields>> = {
  ibm_iam_account_settings: {
    id: 'string',
    restrict_create_platform_apikey: 'string',
    restrict_create_service_id: 'string',
  },
  ibm_iam_user_policy: { ...POLICY, ibm_id: 'string' },
  ibm_iam_service_policy: { ...POLICY, iam_service_id: 'string', iam_id: 'string' },
  ibm_iam_trusted_profile_policy: { ...POLICY, profile_id: 'string', iam_id: 'string' },
  ibm_iam_access_group_policy: { ...POLICY, access_group_id: 'string' },
  ibm_iam_access_group: { id: 'string', name: 'string' },
  ibm_iam_access_group_members: {
    access_group_id: 'string',
    ibm_ids: 'strings',
    iam_service_ids: 'strings',
    iam_profile_ids: 'strings',
  },
  ibm_iam_access_group_dynamic_rule: { access_group_id: 'string' },
  ibm_iam_service_id: { ...IDENTITY, locked: 'boolean' },
  ibm_iam_trusted_profile: { ...IDENTITY, profile_id: 'string' },
  ibm_iam_custom_role: {
    crn: 'string',
    service: 'string',
    name: 'string',
    display_name: 'string',
    actions: 'strings',
  },
  ibm_iam_user_invite: { users: 'strings', access_groups: 'strings', iam_policy: { blocks: GRANT } },
  ibm_iam_api_key: { account_id: 'string' },
  ibm_iam_service_api_key: { iam_service_id: 'string', account_id: 'string' },
};

export function isFollowed(type: string): type is FollowedType {
  return Object.hasOwn(FOLLOWED, type);
}

/** The fields of a followed type that matter. */
export function fieldsOf(type: FollowedType): Fields {
  return FOLLOWED[type];
}

/** By what a change says which object it changes or removes: the first of these fields that is there. */
const ID_FIELDS: Readonly<Record<FollowedType, readonly string[]>> = {
  ibm_iam_account_settings: [],
  ibm_iam_user_policy: ['id'],
  ibm_iam_service_policy: ['id'],
  ibm_iam_trusted_profile_policy: ['id'],
  ibm_iam_access_group_policy: ['id'],
  ibm_iam_access_group: ['id'],
  ibm_iam_access_group_members: ['access_group_id'],
  ibm_iam_access_group_dynamic_rule: ['access_group_id'],
  ibm_iam_service_id: ['iam_id', 'id'],
  ibm_iam_trusted_profile: ['iam_id', 'id'],
  ibm_iam_custom_role: ['crn'],
  ibm_iam_user_invite: [],
  ibm_iam_api_key: [],
  ibm_iam_service_api_key: [],
};

/** The fields of a type that identify an object; empty for a type whose objects are identified in another way. */
export function idFieldsOf(type: FollowedType): readonly string[] {
  return ID_FIELDS[type];
}

/** Whether a resource type is one of IAM, and so one that a change is accounted for. */
export function isOfIam(type: string): boolean {
  return type.startsWith('ibm_iam_');
}

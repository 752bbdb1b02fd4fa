import type { AssignRole, PrincipalKind, RelaxSetting } from 'apikey-policy';
import { LOCKED, lacking, nothingToRun, type Rendered } from './rendered.ts';
import type { Joining, Step } from './steps.ts';

const MEMBER_TYPES: Readonly<Record<PrincipalKind, string>> = {
  user: 'user',
  'service-id': 'service',
  'trusted-profile': 'profile',
};

/** The fields of the settings in the bodies of the account's settings. */
export const SETTING_FIELDS: Readonly<Record<RelaxSetting['setting'], string>> = {
  apiKeyCreation: 'restrict_create_platform_apikey',
  serviceIdCreation: 'restrict_create_service_id',
};

/** A step as the JSON body of a REST call. */
export function asBody(change: Step): Rendered {
  switch (change.kind) {
    case 'create-access-group':
      return NEW_GROUP;
    case 'joining':
      return change.group.created ? NEW_GROUP : json(membersBody(change));
    case 'assign-role':
      return json(policyBody(change));
    case 'relax-setting':
      return json({ [SETTING_FIELDS[change.setting]]: 'NOT_RESTRICTED' });
    case 'supply-time':
    case 'supply-data':
      return nothingToRun(change);
  }
}

/** The bodies after the first one name the group by an id that the answer to the first one gives. */
const NEW_GROUP: Rendered = lacking('The API', 'the id of the new access group');

function membersBody({ principals }: Joining): object {
  return { members: principals.map(({ kind, id }) => ({ iam_id: id, type: MEMBER_TYPES[kind] })) };
}

function policyBody({ account, principal, role, resource }: AssignRole): object {
  const narrowed = resource === undefined ? {} : { resourceType: 'serviceid', resource };
  return {
    type: 'access',
    // A body has no comments, but a policy has a description.
    ...(principal.locked && { description: LOCKED }),
    subject: { attributes: attributes({ iam_id: principal.id }) },
    resource: { attributes: attributes({ accountId: account, serviceName: 'iam-identity', ...narrowed }) },
    control: { grant: { roles: [{ role_id: role.crn }] } },
  };
}

function attributes(values: Readonly<Record<string, string>>): object[] {
  return Object.entries(values).map(([key, value]) => ({ key, operator: 'stringEquals', value }));
}

function json(body: object): Rendered {
  return { text: JSON.stringify(body, null, 2) };
}

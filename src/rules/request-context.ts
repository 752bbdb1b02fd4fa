import type { Circumstances } from '../matching/condition.ts';
import type { Attributes, PossibleValues } from '../matching/string-test.ts';
import { type Action, CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import { resourceNameOf } from '../nouns/iam-id.ts';

/** The data of a request that policies are evaluated with: all of it except the principal. */
export interface RequestContext extends Circumstances {
  readonly action: Action;
}

const ABSENT: PossibleValues = [undefined];
const SERVICE_NAME: PossibleValues = ['iam-identity'];
const SERVICE_TYPE: PossibleValues = ['platform_service'];
const SERVICE_GROUP: PossibleValues = ['IAM'];
const SERVICE_ID_TYPE: PossibleValues = ['serviceid'];

/** G5: for the setting, `resourceType` is absent or `settings`. IBM does not document which. */
const ABSENT_OR_SETTINGS: PossibleValues = [undefined, 'settings'];

/** What policies see of a request. */
export function contextOf(
  accountId: string,
  action: Action,
  resource: string | undefined,
  time: number | undefined,
): RequestContext {
  const serviceId: PossibleValues = resource === undefined ? ABSENT : [resourceNameOf(resource)];
  const attributes = attributesOf(accountId, action, serviceId);
  return { action, attributes, second: secondOf(time) };
}

/** The context that stands for all requests for an action: its service ID is open, and it has no time. */
export function anyRequestContext(accountId: string, action: Action): RequestContext {
  return { action, attributes: attributesOf(accountId, action, 'open'), second: undefined };
}

/** The context that stands for all requests for API keys of one service ID, made from the one for all requests. */
export function onlyForServiceId({ action, attributes, second }: RequestContext, serviceId: string): RequestContext {
  const values: PossibleValues = [serviceId];
  return { action, attributes: (name) => (name === 'resource' ? values : attributes(name)), second };
}

/** The attributes of a request (G2, G5). */
function attributesOf(accountId: string, action: Action, serviceId: PossibleValues): Attributes {
  return (name) => {
    switch (name) {
      case 'accountId':
        return [accountId];
      case 'serviceName':
        return SERVICE_NAME;
      case 'serviceType':
        return SERVICE_TYPE;
      case 'service_group_id':
        return SERVICE_GROUP;
      case 'resourceType':
        if (action === CREATE_SERVICE_ID_API_KEY) return SERVICE_ID_TYPE;
        return action === UPDATE_SETTING ? ABSENT_OR_SETTINGS : ABSENT;
      case 'resource':
        return action === CREATE_SERVICE_ID_API_KEY ? serviceId : ABSENT;
      default:
        return ABSENT;
    }
  };
}

/** A time in whole seconds, rounded down, also before 1970 (C3). */
export function secondOf(time: number | undefined): number | undefined {
  return time === undefined ? undefined : Math.floor(time / 1000);
}

import type { Attributes, PossibleValues } from '../matching/attributes.ts';
import type { Circumstances } from '../matching/condition.ts';
import type { Account } from '../nouns/account.ts';
import { CREATE_SERVICE_ID_API_KEY, UPDATE_SETTING } from '../nouns/action.ts';
import { serviceIdForms } from '../nouns/iam-id.ts';
import type { Request } from '../nouns/request.ts';

/** A request as policies see it. */
export interface Question extends Circumstances {
  readonly request: Request;
}

const ABSENT: PossibleValues = [undefined];
const SERVICE_NAME: PossibleValues = ['iam-identity'];
const SERVICE_TYPE: PossibleValues = ['platform_service'];
const SERVICE_GROUP: PossibleValues = ['IAM'];
const SERVICE_ID: PossibleValues = ['serviceid'];

/** G5: on T, `resourceType` is either absent or `settings`, and it is undocumented which. */
const ABSENT_OR_SETTINGS: PossibleValues = [undefined, 'settings'];

export function questionOf(account: Account, request: Request): Question {
  return { request, attributes: attributesOf(account, request), second: secondOf(request.time) };
}

/** An instant in whole seconds, rounded down, before 1970 too (C3). */
export function secondOf(time: number | undefined): number | undefined {
  return time === undefined ? undefined : Math.floor(time / 1000);
}

/** The attributes of the request (G2, G5). */
function attributesOf(account: Account, { action, resource = '' }: Request): Attributes {
  const isForServiceId = action === CREATE_SERVICE_ID_API_KEY;
  const accountId: PossibleValues = [account.id];
  // Always the form without `iam-`; a text with neither prefix is the text as it is (I3).
  const serviceId: PossibleValues = [serviceIdForms(resource)?.resource ?? resource];
  return (name) => {
    switch (name) {
      case 'accountId':
        return accountId;
      case 'serviceName':
        return SERVICE_NAME;
      case 'serviceType':
        return SERVICE_TYPE;
      case 'service_group_id':
        return SERVICE_GROUP;
      case 'resourceType':
        if (isForServiceId) return SERVICE_ID;
        return action === UPDATE_SETTING ? ABSENT_OR_SETTINGS : ABSENT;
      case 'resource':
        return isForServiceId ? serviceId : ABSENT;
      default:
        return ABSENT;
    }
  };
}

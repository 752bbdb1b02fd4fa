import type { Action } from 'apikey-policy';
import type { Reading } from './changes/context.ts';
import { noteUnknown } from './changes/resolved.ts';
import type { FollowedType } from './plan/fields.ts';
import { readString } from './values/attribute.ts';
import { at } from './values/place.ts';
import { iamIdOf } from './values/planned-ids.ts';

/** A question that the apply itself asks: a `Request` without its principal, which is the provider's identity. */
export interface PlannedAsk {
  /** The address of the resource whose change asks, such as `ibm_iam_service_id.ci`. */
  readonly address: string;
  readonly action: Action;
  /** The service ID that gets an API key. */
  readonly resource?: string | undefined;
  /** Which of the two accounts to ask: the account as it is, or as the plan leaves it. */
  readonly on: 'current' | 'planned';
}

/** What the apply of one change asks (TF-13): none or one question. */
export function asksOf(type: FollowedType, reading: Reading): readonly PlannedAsk[] {
  const { address, creates, updates } = reading.change;
  switch (type) {
    case 'ibm_iam_account_settings':
      return creates || updates ? [{ address, action: 'iam-identity.account.update', on: 'current' }] : [];
    case 'ibm_iam_service_id':
      return creates ? [{ address, action: 'iam-identity.serviceid.create', on: 'current' }] : [];
    case 'ibm_iam_service_api_key':
      return creates ? askForServiceId(reading) : [];
    case 'ibm_iam_api_key':
      return creates ? [{ address, action: 'iam-identity.user-apikey.create', on: 'current' }] : [];
    default:
      return [];
  }
}

/** A service ID that the plan creates is only in the account that the plan leaves. */
function askForServiceId(reading: Reading): readonly PlannedAsk[] {
  const { change, resolve } = reading;
  const ask = { address: change.address, action: 'iam-identity.apikey.create' } as const;
  const place = at(reading.after, 'iam_service_id');
  const read = readString(place);
  if (read.kind === 'known') return [{ ...ask, resource: read.value, on: 'current' }];
  const [one, ...others] = read.kind === 'unknown' ? (resolve(read.references, change, 'iam_id') ?? []) : [];
  if (one !== undefined && others.length === 0)
    return [{ ...ask, resource: iamIdOf(one.value), on: one.isCreated ? 'planned' : 'current' }];
  noteUnknown(place, reading);
  return [];
}

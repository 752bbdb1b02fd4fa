import type { PrincipalKind } from './principal.ts';

const IAM_SERVICE_ID = 'iam-ServiceId-';
const SERVICE_ID = 'ServiceId-';
const IAM_PROFILE = 'iam-Profile-';

/**
 * The kind of principal that an IAM ID names (P1).
 *
 * @example
 * ```ts
 * import { kindOfIamId } from 'apikey-policy';
 *
 * kindOfIamId('iam-ServiceId-3f1e6c1a-9c0e-4f0a-8a53-7d2b1c4e5f60'); // => 'service-id'
 * kindOfIamId('IBMid-060001ADMN'); // => 'user'
 * ```
 */
export function kindOfIamId(id: string): PrincipalKind {
  if (id.startsWith(IAM_SERVICE_ID)) return 'service-id';
  return id.startsWith(IAM_PROFILE) ? 'trusted-profile' : 'user';
}

/** The two forms of a service ID (I3): the IAM ID of a principal, and the resource that policies name (G2). */
export interface ServiceIdForms {
  readonly iamId: string;
  readonly resource: string;
}

/**
 * Both forms of a service ID in either form; `undefined` for a string with neither prefix (I3).
 *
 * @example
 * ```ts
 * import { serviceIdForms } from 'apikey-policy';
 *
 * serviceIdForms('ServiceId-1'); // => { iamId: 'iam-ServiceId-1', resource: 'ServiceId-1' }
 * serviceIdForms('IBMid-060001ADMN'); // => undefined
 * ```
 */
export function serviceIdForms(id: string): ServiceIdForms | undefined {
  if (id.startsWith(IAM_SERVICE_ID)) return { iamId: id, resource: id.slice('iam-'.length) };
  if (id.startsWith(SERVICE_ID)) return { iamId: `iam-${id}`, resource: id };
  return undefined;
}

/** The form in which policies name a service ID, `ServiceId-…`. Other strings are returned unchanged (I3, G2). */
export function resourceNameOf(id: string): string {
  return id.startsWith(IAM_SERVICE_ID) ? id.slice('iam-'.length) : id;
}

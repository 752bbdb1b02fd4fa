import type { PrincipalKind } from './principal.ts';

const IAM_SERVICE_ID = 'iam-ServiceId-';
const SERVICE_ID = 'ServiceId-';
const IAM_PROFILE = 'iam-Profile-';

/** The kind of principal that an IAM ID names (P1). */
export function kindOfIamId(id: string): PrincipalKind {
  if (id.startsWith(IAM_SERVICE_ID)) return 'service-id';
  return id.startsWith(IAM_PROFILE) ? 'trusted-profile' : 'user';
}

/** The two forms of a service ID (I3): as a principal, and as the resource that policies name (G2). */
export interface ServiceIdForms {
  readonly iamId: string;
  readonly resource: string;
}

/** Both forms of a service ID given in either; `undefined` for a text with neither prefix (I3). */
export function serviceIdForms(text: string): ServiceIdForms | undefined {
  if (text.startsWith(IAM_SERVICE_ID)) return { iamId: text, resource: text.slice('iam-'.length) };
  if (text.startsWith(SERVICE_ID)) return { iamId: `iam-${text}`, resource: text };
  return undefined;
}

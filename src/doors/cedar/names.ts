import { type Action, kindOfIamId } from 'apikey-policy';
import type { CedarEntityUid } from './formats.ts';

export const NAMESPACE = 'IbmCloudIam';

/** The types of entities. */
export type EntityType =
  | 'Account'
  | 'AccessGroup'
  | 'User'
  | 'ServiceId'
  | 'TrustedProfile'
  | 'Action'
  | 'Target'
  | 'TargetSet'
  | 'Grant';

export function typeName(type: EntityType): string {
  return `${NAMESPACE}::${type}`;
}

export function uid(type: EntityType, id: string): CedarEntityUid {
  return { type: typeName(type), id: escaped(id) };
}

/** An entity whose name has escaped parts. No escaped part has a slash, so different parts give different names. */
export function uidOfParts(type: EntityType, parts: readonly string[]): CedarEntityUid {
  return { type: typeName(type), id: parts.join('/') };
}

/** An id in ASCII that every engine and validator accepts. Different ids stay different (CED-1). */
export function escaped(id: string): string {
  return Array.from({ length: id.length }, (_, at) => escapedUnit(id, at)).join('');
}

function escapedUnit(id: string, at: number): string {
  const unit = id.charAt(at);
  if (/[A-Za-z0-9_.-]/.test(unit)) return unit;
  return `%${id.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The account of the export. Requests do not name it. */
export function accountUid(): CedarEntityUid {
  return uid('Account', 'this');
}

export function actionUid(action: Action): CedarEntityUid {
  return uid('Action', action);
}

/** A principal; its IAM ID says the kind (P1). */
export function principalUid(id: string): CedarEntityUid {
  switch (kindOfIamId(id)) {
    case 'user':
      return uid('User', id);
    case 'service-id':
      return uid('ServiceId', id);
    case 'trusted-profile':
      return uid('TrustedProfile', id);
  }
}

/** The form in the text of policies: `IbmCloudIam::User::"IBMid-…"`. */
export function textOfUid({ type, id }: CedarEntityUid): string {
  return `${type}::"${id}"`;
}

import { isPlain } from '../json/copy-json.ts';
import { addIssue } from '../json/report.ts';
import { kindOfIamId } from '../nouns/iam-id.ts';
import type { Path } from '../text/quote.ts';
import { boolean, id, oneOf, type Rebuilt, type Report, record, type Shape, string } from './shape.ts';

const kind = oneOf('user', 'service-id', 'trusted-profile');

// @__NO_SIDE_EFFECTS__
function principalRecord(what: string, more: Readonly<Record<string, Shape>>): Shape<Rebuilt> {
  return record(what, { kind, id, 'name?': string, 'email?': string, ...more });
}

const user = principalRecord('a user', { 'state?': string });
const serviceId = principalRecord('a service ID', { 'locked?': boolean });
const trustedProfile = principalRecord('a trusted profile', {});
// If the kind is invalid, the fields of every kind are accepted, so that only the kind is reported.
const anyPrincipal = principalRecord('a principal', { 'state?': string, 'locked?': boolean });

function shapeOf(kind: unknown): Shape<Rebuilt> {
  switch (kind) {
    case 'user':
      return user;
    case 'service-id':
      return serviceId;
    case 'trusted-profile':
      return trustedProfile;
    default:
      return anyPrincipal;
  }
}

/** A principal: it has the fields of its kind, and its IAM ID has the prefix of its kind (P1). */
export const principal: Shape<Rebuilt> = (value, path, report) => {
  const read = shapeOf(isPlain(value) && 'kind' in value && value.kind)(value, path, report);
  if (read !== undefined) checkPrefix(read, [...path, 'id'], report);
  return read;
};

function checkPrefix({ id, kind }: Rebuilt, path: Path, { issues }: Report): void {
  // A field that has an issue already is undefined.
  if (typeof id !== 'string' || kind === undefined) return;
  const actual = kindOfIamId(id);
  if (actual !== kind) {
    addIssue(issues, 'wrong-prefix', path, `must be the IAM ID of a \`${kind}\`, but is the IAM ID of a \`${actual}\``);
  }
}

import { isPlain } from '../json/copy-json.ts';
import { blame, type Path } from '../json/report.ts';
import { kindOfIamId } from '../nouns/iam-id.ts';
import { flag, id, type Rebuilt, type Report, record, type Shape, text, word } from './shape.ts';

const kind = word('user', 'service-id', 'trusted-profile');

// @__NO_SIDE_EFFECTS__
function principalRecord(what: string, more: Readonly<Record<string, Shape>>): Shape<Rebuilt> {
  return record(what, { kind, id, 'name?': text, 'email?': text, ...more });
}

const user = principalRecord('a user', { 'state?': text });
const serviceId = principalRecord('a service ID', { 'locked?': flag });
const trustedProfile = principalRecord('a trusted profile', {});
// Where the kind is wrong, any field may be right.
const anyPrincipal = principalRecord('a principal', { 'state?': text, 'locked?': flag });

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

/** A principal: the fields of its kind, and an IAM ID with the prefix of its kind (P1). */
export const principal: Shape<Rebuilt> = (value, path, report) => {
  const read = shapeOf(isPlain(value) && 'kind' in value && value.kind)(value, path, report);
  if (read !== undefined) checkPrefix(read, [...path, 'id'], report);
  return read;
};

function checkPrefix({ id, kind }: Rebuilt, path: Path, { issues }: Report): void {
  // What was blamed already is undefined.
  if (typeof id !== 'string' || kind === undefined) return;
  const actual = kindOfIamId(id);
  if (actual !== kind) {
    blame(issues, 'wrong-prefix', path, `must be an IAM ID of this principal's kind, and is one of a \`${actual}\``);
  }
}

import { kindOfIamId } from '../nouns/iam-id.ts';
import { isPlain } from './json.ts';
import { blame, type Path } from './report.ts';
import { flag, id, type Rebuilt, type Report, record, type Shape, text, word } from './shape.ts';

const fields = { kind: word('user', 'service-id', 'trusted-profile'), id, 'name?': text, 'email?': text };
const state = { 'state?': text };
const locked = { 'locked?': flag };

const user = record('a user', { ...fields, ...state });
const serviceId = record('a service ID', { ...fields, ...locked });
const trustedProfile = record('a trusted profile', fields);
// Where the kind is wrong, any field may be right.
const anyPrincipal = record('a principal', { ...fields, ...state, ...locked });

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

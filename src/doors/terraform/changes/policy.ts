import type { Policy, PolicySubject } from 'apikey-policy';
import { quote } from '../../../text/quote.ts';
import { type Effect, partial } from '../account/effect.ts';
import { readString, readStrings } from '../values/attribute.ts';
import { at, type Place } from '../values/place.ts';
import { readCondition } from './condition.ts';
import type { Reading } from './context.ts';
import { noteUnknown } from './resolved.ts';
import { readTarget, serviceOf } from './target.ts';

/** A policy without what names it: its roles, its target and its rule. */
export type Grant = Omit<Policy, 'id' | 'subject'>;

/** A policy put into the account; without its subject or what it grants, it is left out and unknown (TF-6). */
export function grantEffects(
  id: string,
  subject: PolicySubject | undefined,
  grant: Grant | undefined,
): readonly Effect[] {
  if (subject !== undefined && grant !== undefined) return [{ kind: 'put-policy', policy: { id, subject, ...grant } }];
  return [{ kind: 'take-out', list: 'policies', id }, partial('policies')];
}

/** Reads what a policy grants; none where a part is unknown that an account cannot hold (TF-6). */
export function readGrant(state: Place, reading: Reading): Grant | undefined {
  const target = readTarget(state, reading);
  const condition = readCondition(state, reading);
  const names = at(state, 'roles');
  const { known, unknown } = readStrings(names);
  if (unknown !== 0) noteUnknown(names, reading);
  if (target === 'unknown' || condition === 'unknown' || unknown === 'all') return undefined;
  const service = serviceOf(target);
  const hidden = Array.from({ length: unknown }, () => `unknown:${reading.change.address}`);
  const description = readString(at(state, 'description'));
  return {
    roles: [...known.map((name) => roleOf(name, service, names, reading)), ...hidden],
    target,
    ...(condition !== 'none' && { condition }),
    ...(description.kind === 'known' && { name: description.value }),
  };
}

/** The CRN of a role by its name; a name that no role has is held as unknown (TF-8). */
function roleOf(
  name: string,
  service: ReturnType<typeof serviceOf>,
  { path }: Place,
  { roles, note }: Reading,
): string {
  const crn = findRole();
  if (crn !== undefined) return crn;
  note('unknown-role', path, `gives the role ${quote(name)}, and no known role has that name`);
  return `unknown:${name}`;

  function findRole(): string | undefined {
    if (service === 'none') return roles.ofAny(name);
    return service === 'unknown' ? roles.only(name) : roles.ofService(name, service.name);
  }
}

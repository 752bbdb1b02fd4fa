import { type Account, type PolicyDecisionPoint, serviceIdForms } from 'apikey-policy';
import { shortened } from '../../../text/layout/shortened.ts';
import { visible } from '../../../text/layout/visible.ts';
import { widthOf } from '../../../text/layout/width.ts';

/** What somebody or something is called: its name, where it has one, and its id. Both are visible. */
export interface Label {
  readonly name?: string | undefined;
  readonly id: string;
}

/** Something that may have a name or an e-mail address. */
interface Named {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** The label of something: by its name, else by its e-mail address. */
export function labelOf({ id, name, email }: Named): Label {
  const called = name || email;
  return called ? { id: visible(id), name: visible(called) } : { id: visible(id) };
}

/** `Ada Admin (IBMid-060001ADMN)` (REP-1). */
export function spelled({ name, id }: Label): string {
  return name === undefined ? id : `${name} (${id})`;
}

// An id of which less is left tells nobody which it is.
const SHORTEST_ID = 8;

/** A label of at most a width: the id is shortened first, and then the name. */
export function fitted({ name, id }: Label, width: number): string {
  if (name === undefined) return shortened(id, width);
  const brackets = 3;
  const short = shortened(id, Math.max(SHORTEST_ID, width - brackets - widthOf(name)));
  const room = width - brackets - widthOf(short);
  return room < 1 ? shortened(spelled({ name, id }), width) : spelled({ name: shortened(name, room), id: short });
}

/** The labels of an account's principals, access groups and policies, by id; what it does not have has its id alone. */
export function labelsIn(from: Account | PolicyDecisionPoint): (id: string) => Label {
  const { principals, accessGroups, policies } = 'decide' in from ? from.account : from;
  const labels = new Map<string, Label>();
  for (const named of [...policies, ...accessGroups, ...principals]) labels.set(named.id, labelOf(named));
  return (id) => {
    const serviceId = serviceIdForms(id);
    const principal = serviceId && labels.get(serviceId.iamId);
    return principal === undefined ? (labels.get(id) ?? { id: visible(id) }) : { ...principal, id: visible(id) };
  };
}

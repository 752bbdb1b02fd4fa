import {
  type AccessChange,
  type AccessComparison,
  type Account,
  type Action,
  compile,
  type Remedy,
  type Request,
  remedyForAll,
} from 'apikey-policy';
import { renderRemedy } from 'apikey-policy/ibm-cloud';
import { commandsOf } from '../pasteable.ts';

/** One change that gives back what the previewed one takes away. */
export interface Fix {
  readonly action: Action;
  readonly resource?: string | undefined;
  /** Who keeps access by it. */
  readonly principals: readonly string[];
  readonly remedy: Remedy;
  readonly commands: readonly string[];
}

/** More service IDs than this get no fix of their own: if a change affects so many, the change itself is the problem. */
const MOST_SERVICE_IDS = 20;

/** The fixes for everyone who would lose access for lack of a role, and the number of service IDs without one. */
export function fixesOf(
  { rows }: AccessComparison,
  after: Account,
  time: number,
): { readonly fixes: readonly Fix[]; readonly leftOut: number } {
  const groups = new Map<string, AccessChange[]>();
  for (const row of rows.filter(isLostForWantOfRole)) {
    const key = `${row.action} ${row.resource ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const lost = [...groups.values()];
  const ofServiceIds = lost.filter(([first]) => first?.resource !== undefined);
  const shown = [...lost.filter((group) => !ofServiceIds.includes(group)), ...ofServiceIds.slice(0, MOST_SERVICE_IDS)];
  const pdp = compile(after);
  const fixes = shown.flatMap((group) => {
    const requests = group.map(({ principal, action, resource }): Request => ({ principal, action, resource, time }));
    const [first] = requests;
    const remedy = first && remedyForAll(pdp, requests);
    if (first === undefined || remedy === undefined) return [];
    const principals = requests.map(({ principal }) => principal);
    const commands = commandsOf(renderRemedy(remedy, 'cli'));
    return [{ action: first.action, resource: first.resource, principals, remedy, commands }];
  });
  return { fixes, leftOut: Math.max(0, ofServiceIds.length - MOST_SERVICE_IDS) };
}

/** A role doesn't give back other losses, such as the access of a user who is removed. */
function isLostForWantOfRole({ before, after }: AccessChange): boolean {
  return before.effect === 'allow' && after.effect === 'deny' && after.reason === 'no-grant';
}

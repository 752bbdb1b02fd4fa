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

/** So many API keys of service IDs are fixed; after a change that takes all of them, one cause is better mended. */
const MOST_SERVICE_IDS = 20;

/** What keeps in everybody who would lose an answer for want of a role; the number of service IDs that are left out. */
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

/** Other losses, such as of a user who is removed, are no access that a role gives back. */
function isLostForWantOfRole({ before, after }: AccessChange): boolean {
  return before.effect === 'allow' && after.effect === 'deny' && after.reason === 'no-grant';
}

import type { Effect } from '../account/effect.ts';
import type { ReadChange } from './context.ts';
import { groupAt } from './group-at.ts';

/** Rules by which logins become members of a group (TF-10). */
export const readDynamicRule: ReadChange = (reading) => {
  const { change, note, before, after } = reading;
  note('dynamic-rule', [...change.path, 'change'], 'changes who becomes a member by the rules of an access group');
  const effects: Effect[] = [];
  if (change.updates || change.deletes) {
    // The account does not say which members came by the rule that is removed, and which came otherwise.
    effects.push(...groupAt(before, reading).effects, { kind: 'only-listed', group: change.idBefore });
  }
  if (change.updates || change.creates) {
    const { group, effects: more } = groupAt(after, reading);
    effects.push(...more);
    if (group !== undefined) effects.push({ kind: 'dynamic-group', group }, { kind: 'partial-group', group });
  }
  return effects;
};

import type { Account, Policy } from 'apikey-policy';
import { type CedarPolicy, toCedar } from 'apikey-policy/cedar';
import * as given from '../../../support/given.ts';
import { UPDATE_SETTING } from '../../../support/names.ts';

/** The ids of the permits that an account with these fields comes to. */
export function permitsOf(changes: { readonly [Field in keyof Account]?: unknown }): readonly string[] {
  return toCedar(given.account(changes)).policies.json.map(({ id }) => id);
}

/** The same where the account has one policy, `p`, which is so changed. */
export function permitsBy(changes: { readonly [Field in keyof Policy]?: unknown }): readonly string[] {
  return permitsOf({ policies: [given.policy(changes)] });
}

/** What stands under `when` in the one permit to change the setting; nothing where there is none. */
export function clauseOf(condition: unknown): string | undefined {
  const { text } = toCedar(given.account({ policies: [given.policy({ condition })] })).policies;
  const permit = text.find(({ id }) => id.endsWith(`/${UPDATE_SETTING}`));
  return permit === undefined ? undefined : (/when \{ (.*) \};/.exec(permit.policy)?.[1] ?? 'always');
}

/** The permit with an id. */
export function permitIn(stated: Account, id: string): CedarPolicy | undefined {
  return toCedar(stated).policies.json.find((one) => one.id === id)?.policy;
}

/** The targets of an account with these fields, and the service IDs that are directly in each. */
export function targetsOf(changes: { readonly [Field in keyof Account]?: unknown }): Record<string, string[]> {
  const { entities } = toCedar(given.account(changes));
  const targets = entities.filter(({ uid }) => uid.type === 'IbmCloudIam::Target').map(({ uid }) => uid.id);
  const membersOf = (target: string): string[] =>
    entities.filter(({ parents }) => parents.some(({ id }) => id === target)).map(({ uid }) => uid.id);
  return Object.fromEntries(targets.map((target) => [target, membersOf(target)]));
}

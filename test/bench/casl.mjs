// @casl/ability with one ability for each user, in the ways that its documentation shows.
import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import { TIME } from './accounts.mjs';
import { factsOf, grantsOf, holdsAt } from './by-hand.mjs';
import { ACTIONS } from './library.mjs';

const [UPDATE_SETTING, CREATE_USER_KEY] = ACTIONS;

/**
 * From a raw account to abilities, one rule for each grant. Groups, roles and time conditions are resolved by the same
 * hand-written code that the hand-written index uses.
 */
export function caslFromAccount(account) {
  const members = new Map(account.accessGroups.map(({ id, members: list }) => [id, list]));
  const users = account.principals.filter(({ kind }) => kind === 'user');
  const builders = new Map(users.map(({ id }) => [id, new AbilityBuilder(createMongoAbility)]));
  for (const policy of account.policies) {
    const facts = factsOf(policy);
    if (facts === undefined || facts.bits === 0 || !holdsAt(facts.from, TIME)) continue;
    const { principal, accessGroup } = policy.subject;
    for (const user of accessGroup === undefined ? [principal] : new Set(members.get(accessGroup))) {
      const { can } = builders.get(user);
      if (facts.bits & 1) can('update', 'Setting');
      if (facts.bits & 2) can('create', 'UserKey');
      if ((facts.bits & 4) === 0) continue;
      if (facts.resource === undefined) can('create', 'ServiceIdKey');
      else can('create', 'ServiceIdKey', { serviceId: facts.resource });
    }
  }
  const abilities = new Map(Array.from(builders, ([user, builder]) => [user, builder.build()]));
  return (request) => question(abilities, request)();
}

/** From grants that are merged beforehand: at most three rules for each user, the fastest to ask. */
export function casl(problem) {
  const abilities = new Map();
  for (const [user, { setting, userKey, serviceIds }] of grantsOf(problem)) {
    const { can, build } = new AbilityBuilder(createMongoAbility);
    if (setting) can('update', 'Setting');
    if (userKey) can('create', 'UserKey');
    if (serviceIds.length > 0) can('create', 'ServiceIdKey', { serviceId: { $in: serviceIds } });
    abilities.set(user, build());
  }
  return (request) => question(abilities, request);
}

function question(abilities, { principal, action, resource }) {
  const ability = abilities.get(principal);
  if (action === UPDATE_SETTING) return () => ability.can('update', 'Setting');
  if (action === CREATE_USER_KEY) return () => ability.can('create', 'UserKey');
  return () => ability.can('create', subject('ServiceIdKey', { serviceId: resource }));
}

// Other engines, each in the fastest way that its documentation shows, loaded with the grants as they hold at one time:
// none of them is given time conditions to evaluate.
import { AbilityBuilder, createMongoAbility, subject } from '@casl/ability';
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { AccessControl } from 'accesscontrol';
import { ACTIONS } from 'apikey-policy';
import { allowsByHand } from './by-hand.mjs';

const [UPDATE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY] = ACTIONS;

/** What each user has, as the index by hand says. */
function grantsOf(account, index, time) {
  const serviceIds = account.principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id.slice(4));
  const users = account.principals.filter(({ kind }) => kind === 'user');
  return new Map(
    users.map(({ id: principal }) => {
      const ask = (action, resource) => allowsByHand(index, { principal, action, resource, time });
      return [
        principal,
        {
          setting: ask(UPDATE_SETTING),
          userKey: ask(CREATE_USER_KEY),
          serviceIds: serviceIds.filter((resource) => ask(CREATE_SERVICE_ID_KEY, resource)),
        },
      ];
    }),
  );
}

/** @casl/ability: one ability for each user, built once and kept. */
export function casl(account, index, time) {
  const abilities = new Map();
  for (const [user, { setting, userKey, serviceIds }] of grantsOf(account, index, time)) {
    const { can, build } = new AbilityBuilder(createMongoAbility);
    if (setting) can('update', 'Setting');
    if (userKey) can('create', 'UserKey');
    if (serviceIds.length > 0) can('create', 'ServiceIdKey', { serviceId: { $in: serviceIds } });
    abilities.set(user, build());
  }
  return {
    name: '@casl/ability',
    prepare: ({ principal, action, resource }) => {
      const ability = abilities.get(principal);
      if (action === UPDATE_SETTING) return () => ability.can('update', 'Setting');
      if (action === CREATE_USER_KEY) return () => ability.can('create', 'UserKey');
      return () => ability.can('create', subject('ServiceIdKey', { serviceId: resource }));
    },
  };
}

/** accesscontrol: a role for each user; a key of one service ID is a resource of its own. */
export function accessControl(account, index, time) {
  const control = new AccessControl();
  const roles = new Set();
  for (const [user, { setting, userKey, serviceIds }] of grantsOf(account, index, time)) {
    if (!setting && !userKey && serviceIds.length === 0) continue;
    roles.add(user);
    const grant = control.grant(user);
    if (setting) grant.updateAny('setting');
    if (userKey) grant.createAny('userKey');
    for (const serviceId of serviceIds) grant.createAny(`key-${serviceId}`);
  }
  return {
    name: 'accesscontrol',
    prepare: ({ principal, action, resource }) => {
      if (!roles.has(principal)) return () => false;
      if (action === UPDATE_SETTING) return () => control.can(principal).updateAny('setting').granted;
      if (action === CREATE_USER_KEY) return () => control.can(principal).createAny('userKey').granted;
      return () => control.can(principal).createAny(`key-${resource}`).granted;
    },
  };
}

/** cedar-wasm: the policies of each user as a set of its own, parsed once. */
export function cedarWasm(account, index, time) {
  for (const [user, { setting, userKey, serviceIds }] of grantsOf(account, index, time)) {
    const policies = [
      ...(setting ? ['permit(principal, action == Action::"update", resource);'] : []),
      ...(userKey ? ['permit(principal, action == Action::"createUserKey", resource);'] : []),
      ...serviceIds.map((id) => `permit(principal, action == Action::"createKey", resource == ServiceId::"${id}");`),
    ];
    const answer = cedar.preparsePolicySet(user, { staticPolicies: policies.join('\n') });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  }
  const none = { type: 'Account', id: 'bench' };
  return {
    name: 'cedar-wasm',
    prepare: ({ principal, action, resource }) => {
      const call = {
        principal: { type: 'User', id: principal },
        action: {
          type: 'Action',
          id: action === UPDATE_SETTING ? 'update' : action === CREATE_USER_KEY ? 'createUserKey' : 'createKey',
        },
        resource: resource === undefined ? none : { type: 'ServiceId', id: resource },
        context: {},
        preparsedPolicySetId: principal,
        entities: [],
      };
      return () => cedar.statefulIsAuthorized(call).response.decision === 'allow';
    },
  };
}

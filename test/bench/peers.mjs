// Other engines, each in the fastest way that its documentation shows. They are loaded with the grants that apply at the
// time of the requests; none of them has to evaluate time conditions.
import * as cedar from '@cedar-policy/cedar-wasm/nodejs';
import { AccessControl } from 'accesscontrol';
import { grantsOf } from './by-hand.mjs';
import { ACTIONS } from './library.mjs';

const [UPDATE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY] = ACTIONS;

const CEDAR_ACTIONS = new Map([
  [UPDATE_SETTING, 'update'],
  [CREATE_USER_KEY, 'createUserKey'],
  [CREATE_SERVICE_ID_KEY, 'createKey'],
]);

/** accesscontrol: one role for each user, one resource for the keys of each service ID. */
export function accessControl(problem) {
  const control = new AccessControl();
  const roles = new Set();
  for (const [user, { setting, userKey, serviceIds }] of grantsOf(problem)) {
    if (!setting && !userKey && serviceIds.length === 0) continue;
    roles.add(user);
    const grant = control.grant(user);
    if (setting) grant.updateAny('setting');
    if (userKey) grant.createAny('userKey');
    for (const serviceId of serviceIds) grant.createAny(`key-${serviceId}`);
  }
  return ({ principal, action, resource }) => {
    if (!roles.has(principal)) return () => false;
    if (action === UPDATE_SETTING) return () => control.can(principal).updateAny('setting').granted;
    if (action === CREATE_USER_KEY) return () => control.can(principal).createAny('userKey').granted;
    return () => control.can(principal).createAny(`key-${resource}`).granted;
  };
}

/** cedar-wasm: one policy set for each user, parsed once. */
export function cedarWasm(problem) {
  for (const [user, { setting, userKey, serviceIds }] of grantsOf(problem)) {
    const policies = [
      ...(setting ? ['permit(principal, action == Action::"update", resource);'] : []),
      ...(userKey ? ['permit(principal, action == Action::"createUserKey", resource);'] : []),
      ...serviceIds.map((id) => `permit(principal, action == Action::"createKey", resource == ServiceId::"${id}");`),
    ];
    const answer = cedar.preparsePolicySet(user, { staticPolicies: policies.join('\n') });
    if (answer.type !== 'success') throw new Error(JSON.stringify(answer));
  }
  const none = { type: 'Account', id: 'bench' };
  return ({ principal, action, resource }) => {
    const call = {
      principal: { type: 'User', id: principal },
      action: { type: 'Action', id: CEDAR_ACTIONS.get(action) },
      resource: resource === undefined ? none : { type: 'ServiceId', id: resource },
      context: {},
      preparsedPolicySetId: principal,
      entities: [],
    };
    return () => cedar.statefulIsAuthorized(call).response.decision === 'allow';
  };
}

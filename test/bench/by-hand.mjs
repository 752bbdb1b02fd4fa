// What somebody would write by hand for this one kind of account: the limit that the library is compared with. It knows
// only the roles, targets and conditions that these accounts have, and it explains nothing.
import { TIME } from './accounts.mjs';
import { ACTIONS } from './library.mjs';

const [UPDATE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY] = ACTIONS;

const BITS = new Map([
  [UPDATE_SETTING, 1],
  [CREATE_USER_KEY, 2],
  [CREATE_SERVICE_ID_KEY, 4],
]);
const DAY = 86_400;

/** A policy as bits, its service ID if it is limited to one, and the second of the day at which it starts to apply. */
export function factsOf({ roles, target, condition }) {
  let isIdentity = false;
  let resource;
  for (const { key, value } of target.attributes) {
    if (key === 'serviceName') isIdentity = value === 'iam-identity';
    else if (key === 'resource') resource = value;
  }
  if (!isIdentity) return undefined;
  let bits = 0;
  for (const role of roles) {
    if (role.endsWith(':UserApiKeyCreator')) bits |= 2;
    else if (role.endsWith(':Administrator') || role.endsWith(':Operator')) bits |= 5;
    else if (role.endsWith(':Editor')) bits |= 1;
  }
  const from = condition === undefined ? 0 : Number(condition.value.slice(0, 2)) * 3600;
  return { bits: resource === undefined ? bits : bits & 4, resource, from };
}

export const holdsAt = (from, time) => ((Math.floor(time / 1000) % DAY) + DAY) % DAY >= from;

/** Maps by user: a bit mask for what applies at any time, a list for the rest. */
export function indexByHand(account) {
  const members = new Map(account.accessGroups.map(({ id, members: list }) => [id, list]));
  const always = new Map();
  const onServiceId = new Map();
  const sometimes = new Map();
  for (const policy of account.policies) {
    const facts = factsOf(policy);
    if (facts === undefined || facts.bits === 0) continue;
    const { subject } = policy;
    for (const principal of 'principal' in subject ? [subject.principal] : new Set(members.get(subject.accessGroup))) {
      if (facts.from > 0) {
        const list = sometimes.get(principal);
        if (list === undefined) sometimes.set(principal, [facts]);
        else list.push(facts);
      } else if (facts.resource === undefined) always.set(principal, (always.get(principal) ?? 0) | facts.bits);
      else {
        const set = onServiceId.get(principal);
        if (set === undefined) onServiceId.set(principal, new Set([facts.resource]));
        else set.add(facts.resource);
      }
    }
  }
  return { always, onServiceId, sometimes };
}

export function allowsByHand({ always, onServiceId, sometimes }, { principal, action, resource, time }) {
  const bit = BITS.get(action);
  if (((always.get(principal) ?? 0) & bit) !== 0) return true;
  if (bit === 4 && onServiceId.get(principal)?.has(resource)) return true;
  const list = sometimes.get(principal);
  if (list === undefined) return false;
  return list.some(
    (facts) => (facts.bits & bit) !== 0 && (facts.resource ?? resource) === resource && holdsAt(facts.from, time),
  );
}

/** For each user, the policies that let it create a user API key. */
export function invertByHand(account) {
  const members = new Map(account.accessGroups.map(({ id, members: list }) => [id, list]));
  const users = account.principals.filter(({ kind }) => kind === 'user').map(({ id }) => id);
  const grants = new Map(users.map((id) => [id, []]));
  for (const policy of account.policies) {
    const facts = factsOf(policy);
    if (facts === undefined || (facts.bits & 2) === 0) continue;
    const { subject, id, roles } = policy;
    for (const principal of 'principal' in subject ? [subject.principal] : new Set(members.get(subject.accessGroup))) {
      grants.get(principal)?.push({ policy: id, role: roles[0], accessGroup: subject.accessGroup, from: facts.from });
    }
  }
  return grants;
}

export function whoMayByHand(grants, time) {
  const allowed = [];
  const denied = [];
  for (const [principal, list] of grants) {
    const holding = list.filter(({ from }) => holdsAt(from, time));
    if (holding.length > 0) allowed.push({ principal, grants: holding });
    else denied.push({ principal });
  }
  return { allowed, denied };
}

/** What each user may do at the time of the requests. */
export function grantsOf({ account, index }) {
  const serviceIds = account.principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id.slice(4));
  const users = account.principals.filter(({ kind }) => kind === 'user');
  return new Map(
    users.map(({ id: principal }) => {
      const ask = (action, resource) => allowsByHand(index, { principal, action, resource, time: TIME });
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

/** Reads every policy at every request. */
export function scanByHand(account, { principal, action, resource, time }) {
  const bit = BITS.get(action);
  return account.policies.some((policy) => {
    const { subject } = policy;
    const isAbout =
      'principal' in subject
        ? subject.principal === principal
        : account.accessGroups.some(({ id, members }) => id === subject.accessGroup && members.includes(principal));
    if (!isAbout) return false;
    const facts = factsOf(policy);
    return (
      facts !== undefined &&
      (facts.bits & bit) !== 0 &&
      (facts.resource ?? resource) === resource &&
      holdsAt(facts.from, time)
    );
  });
}

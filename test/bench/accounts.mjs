// Seeded accounts with any number of policies: 1,000 users, 100 access groups, 50 service IDs. A tenth of the policies is
// on IAM Identity; four in ten of the platform roles there are limited to one service ID. One policy in twenty has a time
// condition.
import { ACTIONS } from './library.mjs';

const [UPDATE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY] = ACTIONS;

const USERS = Array.from({ length: 1000 }, (_, index) => `IBMid-${String(100_000 + index)}`);
const GROUPS = Array.from({ length: 100 }, (_, index) => `AccessGroupId-${String(index).padStart(4, '0')}`);
const SERVICE_IDS = Array.from({ length: 50 }, (_, index) => `ServiceId-${String(index).padStart(4, '0')}`);
const MEMBERS = 30;

const PLATFORM = 'crn:v1:bluemix:public:iam::::role:';
const CREATOR = 'crn:v1:bluemix:public:iam-identity::::serviceRole:UserApiKeyCreator';

/** The time of every request: a Monday, 15:00 UTC. */
export const TIME = Date.UTC(2026, 2, 16, 15);

/** Mulberry32: the same numbers from the same seed on every machine. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

function accountOf(count, seed = 1) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const policies = Array.from({ length: count }, (_, index) => {
    const isIdentity = random() < 0.1;
    const isCreator = random() < 0.3;
    const attributes = [
      { key: 'accountId', value: 'bench' },
      {
        key: 'serviceName',
        operator: 'stringEquals',
        value: isIdentity ? 'iam-identity' : pick(['kms', 'cos', 'iks']),
      },
    ];
    if (isIdentity && !isCreator && random() < 0.4) {
      attributes.push({ key: 'resourceType', value: 'serviceid' }, { key: 'resource', value: pick(SERVICE_IDS) });
    }
    return {
      id: `policy-${index}`,
      subject: random() < 0.5 ? { principal: pick(USERS) } : { accessGroup: pick(GROUPS) },
      roles: [isCreator ? CREATOR : PLATFORM + pick(['Administrator', 'Operator', 'Editor', 'Viewer'])],
      target: { attributes },
      type: 'access',
      state: 'active',
      ...(random() < 0.05 && { condition: windowOf(random) }),
    };
  });
  return {
    id: 'bench',
    apiKeyCreation: 'RESTRICTED',
    serviceIdCreation: 'RESTRICTED',
    principals: [
      ...USERS.map((id) => ({ kind: 'user', id, state: 'ACTIVE' })),
      ...SERVICE_IDS.map((id) => ({ kind: 'service-id', id: `iam-${id}` })),
    ],
    accessGroups: GROUPS.map((id) => ({ id, members: Array.from({ length: MEMBERS }, () => pick(USERS)) })),
    policies,
  };
}

/**
 * Makes a new account at each call, parsed from JSON like a real snapshot. Two accounts share no object, so no engine can
 * profit from what it did before.
 */
export function snapshotsOf(count) {
  const text = JSON.stringify(accountOf(count));
  return () => JSON.parse(text);
}

/** Every day from a full hour on, in UTC. */
function windowOf(random) {
  const hour = String(Math.floor(random() * 24)).padStart(2, '0');
  return {
    key: '{{environment.attributes.current_time}}',
    operator: 'timeGreaterThanOrEquals',
    value: `${hour}:00:00+00:00`,
  };
}

/** Requests of random users. A third each is about the setting, user API keys, and API keys for service IDs. */
export function requestsOf(count = 3072, seed = 2) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return Array.from({ length: count }, (_, index) => requestOf(pick(USERS), index, pick));
}

/** One request of each user. */
export function requestOfEach(seed = 3) {
  const random = randomFrom(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  return USERS.map((principal, index) => requestOf(principal, index, pick));
}

function requestOf(principal, index, pick) {
  if (index % 3 === 0) return { principal, action: UPDATE_SETTING, time: TIME };
  if (index % 3 === 1) return { principal, action: CREATE_USER_KEY, time: TIME };
  return { principal, action: CREATE_SERVICE_ID_KEY, resource: pick(SERVICE_IDS), time: TIME };
}

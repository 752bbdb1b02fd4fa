import type { Account, Decision, Request } from 'apikey-policy';
import { principalOf, withPrincipal } from '../../src/doors/testing/account-edits.ts';
import type { Core } from '../laws/law.ts';

/** A core that is wrong in one way. */
export type Fault = (core: Core) => Core;

function coreOf(decide: Core['decide']): Core {
  return {
    decide,
    compile: (account) => ({
      account,
      decide: (request) => decide(account, request),
      allows: (request) => decide(account, request).allowed,
    }),
  };
}

/** Says something else. */
function answering(change: (decision: Decision, account: Account, request: Request) => object): Fault {
  return ({ decide }) =>
    coreOf((account, request) => {
      const decision = decide(account, request);
      return Object.assign({ ...decision }, change(decision, account, request));
    });
}

/** Reads something else. */
function reading(change: (account: Account, request: Request) => Partial<Account>): Fault {
  return ({ decide }) => coreOf((account, request) => decide({ ...account, ...change(account, request) }, request));
}

/** Was asked something else. */
function asked(change: (request: Request) => Request): Fault {
  return ({ decide }) => coreOf((account, request) => ({ ...decide(account, change(request)), request }));
}

const VIEWER = 'crn:v1:bluemix:public:iam::::role:Viewer';
const HOUR = 3_600_000;

const swapped = new Map([
  ['RESTRICTED', 'NOT_RESTRICTED'],
  ['NOT_RESTRICTED', 'RESTRICTED'],
]);

/** What nobody knows is taken as what would allow. */
export const TRUSTING: Fault = answering(({ effect }) =>
  effect === 'indeterminate' ? { effect: 'allow', allowed: true } : {},
);

/** Whoever asks is taken as listed. */
const LISTING: Fault = reading((account, { principal: id }) =>
  account.principals.some((principal) => principal.id === id) ? {} : withPrincipal(account, principalOf(id)),
);

let calls = 0;

/** One fault for each law, by the law's name: those of doubt share one. */
export const FAULTS: ReadonlyMap<string, Fault> = new Map<string, Fault>(
  Object.entries({
    total: answering((_, { policies }) => {
      if (policies.length === 0) throw new RangeError('no policy');
      return {};
    }),
    pure: answering(() => ({ requires: { action: calls++ } })),
    'plain-data': answering(({ validUntil }) => ({ validUntil })),
    shape: answering(({ effect }) => ({ allowed: effect !== 'deny' })),
    compiled: ({ decide, compile }) => ({
      decide,
      compile: (account) => ({ ...compile(account), allows: (request) => decide(account, request).effect !== 'deny' }),
    }),
    'order-and-repeats': reading(({ policies }) => ({ policies: policies.slice(0, 3) })),
    labels: reading(({ ownerId }, { principal }) => (ownerId === principal ? { apiKeyCreation: 'NOT_SET' } : {})),
    renaming: reading(({ policies }) => ({ policies: policies.filter(({ id }) => id !== 'policy-1') })),
    'two-forms-of-a-service-id': reading((_, { resource = '' }) =>
      resource.startsWith('iam-') ? { principals: [] } : {},
    ),
    'grants-exist': answering(({ grants }) => ({ grants: grants.map((grant) => ({ ...grant, role: VIEWER })) })),
    'each-grant-suffices': answering(({ grants }, { policies }) => ({
      grants: grants.flatMap((grant) => policies.map(({ id }) => ({ ...grant, policy: id }))),
    })),
    'grants-are-complete': answering(({ grants }) => ({ grants: grants.slice(1) })),
    'near-misses-exist': answering(({ allowed }, { policies }) => ({
      nearMisses: allowed ? [] : policies.map(({ id }) => ({ policy: id, obstacle: 'target' })),
    })),
    'near-misses-are-near': answering(({ allowed }, { policies }) => ({
      nearMisses: allowed ? [] : policies.map(({ id }) => ({ policy: id, obstacle: 'role' })),
    })),
    'requirements-suffice': answering(({ requires }) =>
      requires ? { requires: { ...requires, roles: [VIEWER] } } : {},
    ),
    'only-own-user-keys': asked(({ resource: _resource, ...request }) => request),
    'grants-add-up': reading(({ policies }) => (policies.length > 6 ? { policies: [] } : {})),
    'members-add-up': reading(({ accessGroups }) => ({
      accessGroups: accessGroups.filter(({ members }) => members.length < 4),
    })),
    'unlisted-users': LISTING,
    'nobody-named': reading(() => ({ partial: ['accessGroups'] })),
    'named-by-a-policy': LISTING,
    'named-as-if-listed': reading(({ accessGroups }) => ({ accessGroups: accessGroups.slice(0, -1) })),
    'unknown-owner': reading(({ partial = [] }) => ({ partial: partial.filter((list) => list !== 'owner') })),
    'dead-policies': reading(({ policies }) => ({ policies: policies.map(({ state: _state, ...policy }) => policy) })),
    'idle-policies': reading(({ policies }) => ({
      policies: policies.map(({ target, ...policy }) => ({
        ...policy,
        target: { attributes: target.attributes.slice(0, 1) },
      })),
    })),
    'other-services': answering(({ allowed }, { policies }) => ({
      nearMisses: allowed ? [] : policies.map(({ id }) => ({ policy: id, obstacle: 'target' })),
    })),
    'tags-never-grant': reading(({ policies }) => ({
      policies: policies.map(({ target: { attributes }, ...policy }) => ({ ...policy, target: { attributes } })),
    })),
    'group-or-direct': reading(() => ({ accessGroups: [] })),
    defaults: reading(({ policies }) => ({ policies: policies.filter(({ state }) => state !== undefined) })),
    'restriction-only-takes': reading(({ apiKeyCreation = '' }) => ({
      apiKeyCreation: swapped.get(apiKeyCreation) ?? '',
    })),
    'settings-apart': reading(({ apiKeyCreation }) => (apiKeyCreation ? { serviceIdCreation: apiKeyCreation } : {})),
    'managed-by-a-template': answering(({ allowed, caveats }) => ({ caveats: allowed ? [] : caveats })),
    'overruled-by-a-template': answering(({ allowed, caveats }) => ({ caveats: allowed ? caveats : [] })),
    'stricter-of-all': reading(() => ({ enterprise: {} })),
    'unset-is-unrestricted': reading(({ apiKeyCreation }) =>
      apiKeyCreation === 'NOT_SET' ? { apiKeyCreation: '' } : {},
    ),
    'constant-until': answering(({ validUntil }) =>
      validUntil === undefined ? {} : { validUntil: validUntil + HOUR },
    ),
    'end-is-the-earliest': answering(({ validUntil }, { policies }) =>
      validUntil === undefined ? {} : { validUntil: validUntil + 1000 * policies.length },
    ),
    'end-is-a-change': answering(({ validUntil }) =>
      validUntil === undefined ? {} : { validUntil: validUntil - 1000 },
    ),
    'no-time-no-end': asked((request) => ({ time: 0, ...request })),
    clocks: asked(({ time = 0, ...request }) => ({ ...request, time: time + 1000 })),
    'whole-seconds': asked(({ time, ...request }) => ({
      ...request,
      ...(time !== undefined && { time: Math.round(time / 1000) * 1000 }),
    })),
  }),
);

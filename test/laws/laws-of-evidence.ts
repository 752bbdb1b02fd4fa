import type { Account, Obstacle, Policy, PolicySubject } from 'apikey-policy';
import { ACTIONS, PUBLIC_ACCESS_GROUP } from 'apikey-policy';
import fc from 'fast-check';
import { accountAndRequest } from '../../src/doors/testing/arbitraries/index.ts';
import { ON_IAM_IDENTITY } from '../../src/doors/testing/granting-policy.ts';
import { agree, type Law } from './law.ts';

function withPolicies(account: Account, policies: readonly Policy[]): Account {
  return { ...account, policies };
}

/** The policies with these ids. */
function policiesWith(account: Account, ids: readonly string[]): readonly Policy[] {
  return account.policies.filter(({ id }) => ids.includes(id));
}

/** Whether a policy certainly is for a principal (G1, M1). */
function isAbout(subject: PolicySubject, principal: string, { accessGroups }: Account): boolean {
  if (subject.principal !== undefined) return subject.principal === principal;
  return accessGroups.some(({ id, members }) => id === subject.accessGroup && members.includes(principal));
}

type Repairable = Exclude<Obstacle, 'principal'>;

/** The policy without its obstacle. */
function repaired(policy: Policy, obstacle: Repairable, principal: string, roles: readonly string[]): Policy {
  const { type: _type, state: _state, ...active } = policy;
  const { condition: _condition, ...unconditional } = policy;
  switch (obstacle) {
    case 'not-active':
      return active;
    case 'public-access-group':
      return { ...policy, subject: { principal } };
    case 'role':
      return { ...policy, roles };
    case 'target':
      return { ...policy, target: ON_IAM_IDENTITY };
    case 'condition':
      return unconditional;
  }
}

/** Laws of grants, near misses and requirements. */
export const lawsOfEvidence: readonly Law[] = [
  {
    name: 'grants-exist',
    rules: ['A4', 'G1', 'M2'],
    sentence: 'Every grant names an active policy of the account for this principal, and a role of that policy.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const decision = decide(account, request);
        fc.pre(decision.grants.length > 0 || decision.reason === 'granted');
        agree(decision.grants.length > 0, true);
        for (const { policy: id, role, accessGroup } of decision.grants) {
          const [policy] = policiesWith(account, [id]);
          if (policy === undefined) throw new Error(`no policy \`${id}\``);
          const { subject, roles, type = 'access', state = 'active', target } = policy;
          agree(isAbout(subject, request.principal, account), true);
          agree(subject.accessGroup, accessGroup);
          agree([roles.includes(role), type, state], [true, 'access', 'active']);
          agree([accessGroup === PUBLIC_ACCESS_GROUP, target.tags?.length ?? 0], [false, 0]);
        }
      }),
  },
  {
    name: 'each-grant-suffices',
    rules: ['A4', 'G7'],
    sentence: 'With the policy of one grant as the only policy, the answer is still an allow.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { grants } = decide(account, request);
        fc.pre(grants.length > 0);
        for (const grant of grants) {
          const alone = decide(withPolicies(account, policiesWith(account, [grant.policy])), request);
          agree(alone.allowed, true);
          agree(
            alone.grants,
            grants.filter(({ policy }) => policy === grant.policy),
          );
        }
      }),
  },
  {
    name: 'grants-are-complete',
    rules: ['A4', 'A2'],
    sentence: 'Without the policies that an allow for `granted` lists, the answer is not an allow.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { reason, grants } = decide(account, request);
        fc.pre(reason === 'granted');
        const listed = grants.map(({ policy }) => policy);
        const others = account.policies.filter(({ id }) => !listed.includes(id));
        agree(decide(withPolicies(account, others), request).allowed, false);
      }),
  },
  {
    name: 'near-misses-exist',
    rules: ['A8', 'I2'],
    sentence: 'Every near miss names a policy of the account that certainly is for this principal, and names it once.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { nearMisses } = decide(account, request);
        fc.pre(nearMisses.length > 0);
        for (const { policy: id, accessGroup } of nearMisses) {
          const [policy] = policiesWith(account, [id]);
          if (policy === undefined) throw new Error(`no policy \`${id}\``);
          agree(accessGroup === PUBLIC_ACCESS_GROUP || isAbout(policy.subject, request.principal, account), true);
          agree(policy.subject.accessGroup, accessGroup);
        }
        const named = new Set(nearMisses.map(({ policy }) => policy));
        agree(new Set(nearMisses.map(({ policy, obstacle }) => JSON.stringify([policy, obstacle]))).size, named.size);
      }),
  },
  {
    name: 'near-misses-are-near',
    rules: ['A8', 'G8'],
    sentence:
      'Without its obstacle, a near miss is no near miss, and on a deny for `no-grant` that change alone ends the deny.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { effect, nearMisses, requires } = decide(account, request);
        const repairable = nearMisses.flatMap(({ policy: id, obstacle }) =>
          obstacle === 'principal' ? [] : [{ id, obstacle }],
        );
        fc.pre(repairable.length > 0 && requires !== undefined);
        for (const { id, obstacle } of repairable) {
          const policies = policiesWith(account, [id]).map((policy) =>
            repaired(policy, obstacle, request.principal, requires.roles),
          );
          const answer = decide(withPolicies(account, policies), request);
          agree(answer.nearMisses, []);
          if (effect === 'deny') agree(answer.effect === 'deny', false);
        }
      }),
  },
  {
    name: 'requirements-suffice',
    rules: ['A4', 'R1'],
    sentence: 'Any one of the required roles, on the service itself, ends the deny.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { effect, requires } = decide(account, request);
        fc.pre(effect === 'deny' && requires !== undefined);
        for (const role of requires.roles) {
          const policy = {
            id: 'given',
            subject: { principal: request.principal },
            roles: [role],
            target: ON_IAM_IDENTITY,
          };
          const answer = decide(withPolicies(account, [...account.policies, policy]), request);
          agree(answer.effect === 'deny', false);
          if (answer.allowed) agree(answer.grants, [{ policy: 'given', role }]);
        }
      }),
  },
  {
    name: 'only-own-user-keys',
    rules: ['P4', 'P5', 'P3'],
    sentence: 'Only a listed, active user is ever allowed a user API key, and only its own.',
    property: ({ decide }) =>
      fc.property(accountAndRequest({ apiKeyCreation: 'NOT_SET' }), ({ account, request }) => {
        const forUserKey = { ...request, action: ACTIONS[1] };
        fc.pre(decide(account, forUserKey).allowed);
        const requester = account.principals.find(({ id }) => id === request.principal);
        agree(requester?.kind, 'user');
        const activeStates = ['ACTIVE', 'DISABLED_CLASSIC_INFRASTRUCTURE'];
        agree(requester?.kind === 'user' && activeStates.some((state) => state === requester.state), true);
        agree(forUserKey.resource ?? forUserKey.principal, forUserKey.principal);
      }),
  },
];

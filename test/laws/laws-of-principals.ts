import { ACTIONS, type Account, type AccountAndRequest, kindOfIamId, type Policy, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { principalOf, reading, without, withPolicy, withPrincipal } from '../../src/doors/testing/account-edits.ts';
import { accountAndRequest } from '../../src/doors/testing/arbitraries/index.ts';
import { oneMore } from './given.ts';
import { agree, type Law, without as withoutFields } from './law.ts';

const [UPDATE_SETTING, , CREATE_SERVICE_ID_KEY] = ACTIONS;

/** The account with a complete list of principals, in which the requester is not listed. */
function unlisting({ account, request }: AccountAndRequest): Account {
  return reading(without(account, request.principal), 'principals', false);
}

/** A complete account in which nothing names the principal. */
function silentAbout({ partial: _partial, ...account }: Account, principal: string): Account {
  return {
    ...without(account, principal),
    accessGroups: account.accessGroups.map(({ partial: _unread, ...group }) => ({
      ...group,
      members: group.members.filter((member) => member !== principal),
    })),
    policies: account.policies.filter(({ subject }) => subject.principal !== principal),
  };
}

function counts({ type = 'access', state = 'active' }: Policy): boolean {
  return type === 'access' && state === 'active';
}

/** Whether a service ID asks for its own key: then it is both the requester and the resource. */
function isForItself({ principal, action, resource = '' }: Request): boolean {
  return action === CREATE_SERVICE_ID_KEY && (resource === principal || `iam-${resource}` === principal);
}

/** Laws of listed, unlisted and unknown principals. */
export const lawsOfPrincipals: readonly Law[] = [
  {
    name: 'unlisted-users',
    rules: ['P2', 'A3'],
    sentence: 'A user that a complete list of principals lacks is denied for that, even if a policy names it.',
    property: ({ decide }) =>
      fc.property(oneMore, ({ account, request, policy }) => {
        const { principal } = request;
        fc.pre(kindOfIamId(principal) === 'user');
        const named = withPolicy(unlisting({ account, request }), { ...policy, subject: { principal } });
        agree(decide(named, request).reason, 'unknown-principal');
        agree(decide(named, request).effect, 'deny');
      }),
  },
  {
    name: 'nobody-named',
    rules: ['P2'],
    sentence: 'In a complete account, a principal that nothing lists or names is denied for that.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { effect, reason } = decide(silentAbout(account, request.principal), request);
        agree([effect, reason], ['deny', 'unknown-principal']);
      }),
  },
  {
    name: 'named-by-a-policy',
    rules: ['P2', 'G1'],
    sentence:
      'A service ID or profile that an active policy names and no list has is unknown: it is neither allowed nor denied for that.',
    property: ({ decide }) =>
      fc.property(oneMore, ({ account, request, policy }) => {
        const { principal } = request;
        fc.pre(kindOfIamId(principal) !== 'user' && counts(policy));
        const named = withPolicy(unlisting({ account, request }), { ...policy, subject: { principal } });
        const { effect, reason, unknowns } = decide(named, request);
        agree(effect === 'allow' || (effect === 'deny' && reason === 'unknown-principal'), false);
        agree(
          effect === 'indeterminate',
          unknowns.some((unknown) => unknown === 'unknown-principal'),
        );
      }),
  },
  {
    name: 'named-as-if-listed',
    rules: ['P2', 'A3', 'M1'],
    sentence:
      'A service ID or profile that is only named gets the answer of a listed one, except that an allow is uncertain.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), fc.boolean(), ({ account, request }, isMember) => {
        const { principal } = request;
        fc.pre(kindOfIamId(principal) !== 'user' && !isForItself(request));
        const unlisted = unlisting({ account, request });
        const named: Account = isMember
          ? {
              ...unlisted,
              accessGroups: [...unlisted.accessGroups, { id: 'AccessGroupId-0a3ed000', members: [principal] }],
            }
          : withPolicy(unlisted, { id: 'naming', subject: { principal }, roles: [], target: { attributes: [] } });
        const [decision, listed] = [
          decide(named, request),
          decide(withPrincipal(named, principalOf(principal)), request),
        ];
        // The caveat of R3 is about an allow for Editor, which is impossible here.
        if (listed.effect === 'deny') agree(withoutFields(decision, 'caveats'), withoutFields(listed, 'caveats'));
        else agree(decision.unknowns, ['unknown-principal', ...listed.unknowns]);
      }),
  },
  {
    name: 'unknown-owner',
    rules: ['I4', 'P6'],
    sentence:
      'An unknown owner adds an unknown to answers that Administrator would allow a user, and changes no other answer.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const known = decide(reading(account, 'owner', false), request);
        const unknown = decide(reading(account, 'owner', true), request);
        const { action, principal } = request;
        const isTouched = action === UPDATE_SETTING || action === CREATE_SERVICE_ID_KEY;
        const lacksGrant = known.effect === 'indeterminate' || known.reason === 'no-grant';
        if (!isTouched || kindOfIamId(principal) !== 'user' || !lacksGrant || known.requires === undefined) {
          agree(unknown, known);
        } else {
          agree(unknown.unknowns.slice(-1), ['partial-data']);
          const others = unknown.unknowns.filter((reason) => reason !== 'partial-data');
          agree(
            known.unknowns.every((reason) => reason === 'partial-data' || others.some((other) => other === reason)),
            true,
          );
        }
      }),
  },
];

import {
  ACTIONS,
  type Account,
  ALLOW_REASONS,
  DENY_REASONS,
  parseAccount,
  type ReasonCode,
  UNKNOWN_REASONS,
} from 'apikey-policy';
import fc from 'fast-check';
import { accountAndRequest, requestsOf } from '../../src/doors/testing/arbitraries/index.ts';
import { deepFrozen, rearranged, roundTrip } from '../support/json.ts';
import { agree, asSets, type Law } from './law.ts';
import { renaming } from './renaming.ts';

const [, , CREATE_SERVICE_ID_KEY] = ACTIONS;

/** The account with other labels and another `ownerId`. */
function relabelled(account: Account, name: string, isManaged: boolean): Account {
  return {
    ...account,
    ownerId: name,
    principals: account.principals.map((principal) => ({ ...principal, name, email: name })),
    accessGroups: account.accessGroups.map((group) => ({ ...group, name, managed: isManaged, dynamic: !isManaged })),
    policies: account.policies.map((policy) => ({ ...policy, name, managed: isManaged })),
    ...(account.roles && { roles: account.roles.map((role) => ({ ...role, name })) }),
  };
}

function parsed(input: Account): Account {
  const result = parseAccount(input);
  agree(result.ok, true);
  // It holds here; TypeScript needs it.
  fc.pre(result.ok);
  return result.value;
}

/** Laws of every answer. */
export const lawsOfAnswers: readonly Law[] = [
  {
    name: 'total',
    rules: ['A1'],
    sentence: 'A parsed account gives the same answer as the account itself, in whatever order its lists are.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), fc.nat({ max: 59 }), ({ account, request }, order) => {
        for (const input of [account, rearranged(account, order)]) {
          agree(asSets(decide(parsed(input), request)), asSets(decide(account, request)));
        }
      }),
  },
  {
    name: 'pure',
    rules: ['A6'],
    sentence: 'A decision changes neither the account nor the request, and a second decision is the same.',
    property: ({ decide, compile }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const before = roundTrip({ account, request });
        const [frozenAccount, frozenRequest] = [deepFrozen(account), deepFrozen(request)];
        const first = roundTrip(decide(frozenAccount, frozenRequest));
        compile(frozenAccount).allows(frozenRequest);
        agree(roundTrip(decide(frozenAccount, frozenRequest)), first);
        agree(roundTrip({ account, request }), before);
      }),
  },
  {
    name: 'plain-data',
    rules: ['A7'],
    sentence: 'Accounts, requests and decisions survive JSON unchanged.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const decision = decide(account, request);
        agree(roundTrip(decision), decision);
        agree(decide(roundTrip(account), roundTrip(request)), decision);
      }),
  },
  {
    name: 'shape',
    rules: ['A1', 'A4', 'A5', 'A8', 'section-9'],
    sentence: 'The fields of a decision fit together: each effect has its own reasons and its own evidence.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const decision = decide(account, request);
        const { effect, reason, unknowns, grants, nearMisses, validUntil } = decision;
        const reasons = { allow: ALLOW_REASONS, deny: DENY_REASONS, indeterminate: UNKNOWN_REASONS }[effect];
        const known: readonly ReasonCode[] = UNKNOWN_REASONS;
        agree(decision.allowed, effect === 'allow');
        agree((reasons as readonly ReasonCode[]).includes(reason), true);
        agree(
          unknowns,
          known.filter((code) => (unknowns as readonly ReasonCode[]).includes(code)),
        );
        agree(unknowns[0], effect === 'indeterminate' ? reason : undefined);
        agree(effect === 'allow' || grants.length === 0, true);
        agree(effect !== 'allow' || nearMisses.length === 0, true);
        agree(decision.requires !== undefined && effect === 'deny', reason === 'no-grant');
        agree(validUntil === undefined || request.time !== undefined, true);
        agree(validUntil === undefined || (validUntil % 1000 === 0 && validUntil > Number(request.time)), true);
        agree(decision.request, roundTrip(request));
      }),
  },
  {
    name: 'compiled',
    rules: ['A6'],
    sentence: 'A compiled account gives the same answers as the account, in any order of questions.',
    property: ({ decide, compile }) =>
      fc.property(
        accountAndRequest().chain(({ account, request }) =>
          fc.record({
            account: fc.constant(account),
            requests: fc.array(requestsOf(account), { maxLength: 3 }),
            request: fc.constant(request),
          }),
        ),
        ({ account, requests, request }) => {
          const pdp = compile(account);
          agree(pdp.account, account);
          for (const one of [...requests, request, ...requests]) {
            const decision = decide(account, one);
            agree(pdp.decide(one), decision);
            agree(pdp.allows(one), decision.allowed);
          }
        },
      ),
  },
  {
    name: 'order-and-repeats',
    rules: ['A6', 'A8'],
    sentence: 'Neither the order of a list nor a repeated entry changes the answer.',
    property: ({ decide, compile }) =>
      fc.property(accountAndRequest(), fc.nat({ max: 59 }), ({ account, request }, order) => {
        const expected = asSets(decide(account, request));
        agree(asSets(decide(rearranged(account, order), request)), expected);
        agree(asSets(compile(rearranged(account, order)).decide(request)), expected);
      }),
  },
  {
    name: 'labels',
    rules: ['P6', 'section-5'],
    sentence: 'Names, addresses, `ownerId`, `managed` and `dynamic` decide nothing.',
    property: ({ decide }) =>
      fc.property(
        accountAndRequest(),
        fc.constantFrom('Administrator', '', 'toString'),
        fc.boolean(),
        ({ account, request }, name, isManaged) => {
          agree(decide(relabelled(account, name, isManaged), request), decide(account, request));
        },
      ),
  },
  {
    name: 'renaming',
    rules: ['P1', 'section-5'],
    sentence: 'Ids have no meaning beyond their prefix: renaming them renames the answer and changes nothing else.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), fc.integer({ min: 1, max: 9 }), ({ account, request }, step) => {
        const { id, ...rename } = renaming(step);
        const { grants, nearMisses, ...decision } = decide(account, request);
        const named = <T extends { policy: string; accessGroup?: string | undefined }>(entry: T): T => ({
          ...entry,
          policy: id(entry.policy),
          ...(entry.accessGroup !== undefined && { accessGroup: id(entry.accessGroup) }),
        });
        agree(decide(rename.account(account), rename.request(request)), {
          ...decision,
          grants: grants.map(named),
          nearMisses: nearMisses.map(named),
          request: rename.request(decision.request),
        });
      }),
  },
  {
    name: 'two-forms-of-a-service-id',
    rules: ['G2', 'I3'],
    sentence: '`ServiceId-…` and `iam-ServiceId-…` are the same service ID.',
    property: ({ decide }) =>
      fc.property(accountAndRequest(), ({ account, request }) => {
        const { resource = '' } = request;
        fc.pre(request.action === CREATE_SERVICE_ID_KEY && resource.startsWith('ServiceId-'));
        const decision = decide(account, request);
        agree(decide(account, { ...request, resource: `iam-${resource}` }), {
          ...decision,
          request: { ...decision.request, resource: `iam-${resource}` },
        });
      }),
  },
];

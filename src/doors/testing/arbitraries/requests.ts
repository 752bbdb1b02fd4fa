import { ACTIONS, type Account, type Action, kindOfIamId, type PrincipalKind, type Request } from 'apikey-policy';
import fc from 'fast-check';
import { principalIds, serviceIds, unlistedIds, userIds } from './ids.ts';
import { requestTimes } from './times.ts';
import { mostlyFrom, sometimes, weighted } from './weighted.ts';

const SHORT_FORM = 'iam-'.length;

/** Strings that are not service IDs, or almost are (I3). */
const oddServiceIds = fc.constantFrom(
  'ServiceId-',
  'iam-iam-ServiceId-9f1a0c1e-0001',
  'serviceid-9f1a0c1e-0001',
  'IBMid-060001ADMN',
  '__proto__',
);

/** The user who gets the key, the service ID, or, for the other actions, any string: they do not use it. */
function resourcesOf(action: Action, principal: string, account: Account): fc.Arbitrary<{ resource: string } | object> {
  switch (action) {
    case 'iam-identity.user-apikey.create':
      return weighted<{ resource: string } | object>(
        [8, fc.constant({})],
        [3, fc.constant({ resource: principal })],
        [1, weighted([4, userIds], [1, fc.constant('')]).map((resource) => ({ resource }))],
      );
    case 'iam-identity.apikey.create': {
      const listed = account.principals.filter(({ kind }) => kind === 'service-id').map(({ id }) => id);
      const ids = weighted([14, mostlyFrom(listed, serviceIds)], [1, oddServiceIds]);
      return fc
        .tuple(ids, fc.boolean())
        .map(([id, isShort]) => ({ resource: isShort && id.startsWith('iam-') ? id.slice(SHORT_FORM) : id }));
    }
    case 'iam-identity.account.update':
    case 'iam-identity.serviceid.create':
      return sometimes(10, fc.record({ resource: fc.constantFrom('', 'ServiceId-9f1a0c1e-0001', '__proto__') }));
  }
}

/** Service IDs and trusted profiles that only a policy or a group names (P2). */
function onlyNamedIn({ principals, accessGroups, policies }: Account): readonly string[] {
  const listed = new Set(principals.map(({ id }) => id));
  const subjects = policies.flatMap(({ subject }) => (subject.principal !== undefined ? [subject.principal] : []));
  const named = [...subjects, ...accessGroups.flatMap(({ members }) => members)];
  return [...new Set(named)].filter((id) => !listed.has(id) && kindOfIamId(id) !== 'user');
}

/** Requesters: mostly principals that policies name, and for a user API key mostly users. */
function principalsOf(action: Action, account: Account): fc.Arbitrary<string> {
  const { principals, accessGroups, policies } = account;
  const members = new Map(accessGroups.map(({ id, members }) => [id, members]));
  const concerned = new Set(
    policies.flatMap(({ subject }) =>
      subject.principal !== undefined ? [subject.principal] : (members.get(subject.accessGroup) ?? []),
    ),
  );
  const drawn = (kinds: readonly PrincipalKind[], others: fc.Arbitrary<string>): fc.Arbitrary<string> => {
    const listed = principals.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
    const known = listed.filter((id) => concerned.has(id));
    return weighted([3, mostlyFrom(known, mostlyFrom(listed, others))], [1, mostlyFrom(listed, others)]);
  };
  const any = weighted(
    [12, drawn(['user', 'service-id', 'trusted-profile'], principalIds)],
    [1, mostlyFrom(onlyNamedIn(account), mostlyFrom(unlistedIds(principals), principalIds))],
  );
  return action === 'iam-identity.user-apikey.create' ? weighted([5, drawn(['user'], userIds)], [1, any]) : any;
}

/**
 * Generates requests about an account: all four actions, principals of the account and others, with and without a time.
 *
 * @param account the account whose ids the requests use
 * @param fixed values of fields that all requests share; the other fields are generated
 *
 * @example
 * ```ts
 * import { decide } from 'apikey-policy';
 * import { requestsOf } from 'apikey-policy/testing';
 * import fc from 'fast-check';
 *
 * const account = { id: 'account-1', principals: [], accessGroups: [], policies: [] };
 * const requests = fc.sample(requestsOf(account, { time: 0 }), 10);
 * requests.every((request) => decide(account, request).request.time === 0); // => true
 * ```
 */
export function requestsOf(account: Account, fixed: Partial<Request> = {}): fc.Arbitrary<Request> {
  const actions = fixed.action === undefined ? fc.constantFrom(...ACTIONS) : fc.constant(fixed.action);
  return actions
    .chain((action) => {
      const requesters = fixed.principal === undefined ? principalsOf(action, account) : fc.constant(fixed.principal);
      return fc.record({ action: fc.constant(action), principal: requesters });
    })
    .chain(({ action, principal }) =>
      fc
        .tuple(resourcesOf(action, principal, account), sometimes(70, fc.record({ time: requestTimes })))
        .map(([resource, time]): Request => ({ principal, action, ...resource, ...time, ...fixed })),
    );
}

import type { Account, AccountPart, Policy, Request } from 'apikey-policy';
import { accounts, policiesIn, requestsOf } from 'apikey-policy/testing';
import fc from 'fast-check';

/** An account and a question about it, drawn to show one rule. */
export interface Biased {
  readonly account: Account;
  readonly request: Request;
}

function asking(about: fc.Arbitrary<Account>, asked: Partial<Request> = {}): fc.Arbitrary<Biased> {
  return about.chain((account) => requestsOf(account, asked).map((request) => ({ account, request })));
}

/** P2: a service ID or a trusted profile asks that policies and groups speak of, and that the account does not list. */
const onlyNamed: fc.Arbitrary<Biased> = accounts().chain((account) => {
  const askers = account.principals.filter(({ kind }) => kind !== 'user').map(({ id }) => id);
  return fc.constantFrom(...askers, 'iam-ServiceId-9f1a0c1e-0002').chain((principal) => {
    const partial = account.partial?.filter((list) => list !== 'principals') ?? [];
    const principals = account.principals.filter(({ id }) => id !== principal);
    return asking(fc.constant({ ...account, principals, partial }), { principal });
  });
});

/** I4: requests of all principals of an account whose owner is unknown, with other parts complete or not. */
const unknownOwner: fc.Arbitrary<Biased> = fc
  .subarray<AccountPart>(['policies', 'accessGroups', 'principals', 'roles'], { maxLength: 1 })
  .chain((others) =>
    fc
      .constantFrom('iam-identity.account.update' as const, 'iam-identity.apikey.create' as const)
      .chain((action) => asking(accounts({ partial: [...others, 'owner'] }), { action })),
  );

/** S3: what a template restricts and the own value does not. */
const overruled: fc.Arbitrary<Biased> = fc
  .record({
    own: fc.constantFrom('NOT_RESTRICTED', 'NOT_SET', 'RESTRICTED', '?'),
    templates: fc.subarray(['RESTRICTED', '?', 'NOT_SET'], { minLength: 1 }),
    action: fc.constantFrom('iam-identity.user-apikey.create' as const, 'iam-identity.serviceid.create' as const),
  })
  .chain(({ own, templates, action }) => {
    const enterprise = { apiKeyCreation: templates, serviceIdCreation: templates };
    return asking(accounts({ apiKeyCreation: own, serviceIdCreation: own, enterprise }), { action });
  });

/** A8: half of the policies are about another service. */
const otherServices: fc.Arbitrary<Biased> = asking(
  accounts().chain((account) =>
    fc
      .array(policiesIn(account, { target: { attributes: [{ key: 'serviceName', value: 'kms' }] } }), { maxLength: 4 })
      .map((others) => {
        const renamed = others.map((policy, index): Policy => ({ ...policy, id: `other-${index}` }));
        return { ...account, policies: [...account.policies, ...renamed] };
      }),
  ),
);

/** Questions on which the rules decide that drawn accounts seldom show: P2, I4, S3, A8. */
export const biased: fc.Arbitrary<Biased> = fc.oneof(onlyNamed, unknownOwner, overruled, otherServices);

import {
  ACTIONS,
  type Account,
  audit,
  compile,
  decide,
  FINDING_CODES,
  type Finding,
  kindOfIamId,
  parseAccount,
} from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, requestsOf, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { deepFrozen } from '../support/json.ts';
import { RUNS } from './runs.ts';

const CODES = Object.keys(FINDING_CODES);
const timed = fc.tuple(accounts(), fc.option(requestTimes, { nil: undefined }));
const at = (time: number | undefined): { time?: number } => (time === undefined ? {} : { time });

/** The account in another order, with every entry of its lists twice. */
const turned = ({ principals, accessGroups, policies, roles, ...others }: Account): Account => {
  const twice = <Entry>(list: readonly Entry[]): Entry[] => [...list, ...list].reverse();
  return {
    ...others,
    principals: twice(principals),
    accessGroups: twice(accessGroups).map((group) => ({ ...group, members: twice(group.members) })),
    policies: twice(policies).map(({ target, ...policy }) => ({
      ...policy,
      roles: twice(policy.roles),
      target: { ...target, attributes: twice(target.attributes) },
    })),
    ...(roles !== undefined && { roles: twice(roles) }),
  };
};

/** Codes of policies that grant nothing, whatever they look like. */
const POWERLESS = [
  'resource-group',
  'all-enabled-services',
  'platform-service-misspelt',
  'service-display-name',
  'account-alone',
  'never-open',
];
const isPowerless = ({ code }: Finding): boolean => ['public-creator-role', 'expired', ...POWERLESS].includes(code);
const policiesOf = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ subject }) => ('policy' in subject ? [subject.policy] : []));

describe('an audit of any account', () => {
  it('A6: is the same in every order, and changes nothing', () => {
    const property = fc.property(timed, ([account, time]) => {
      fc.pre(parseAccount(account).ok);
      const findings = audit(deepFrozen(account), at(time));
      expect(audit(turned(account), at(time))).toEqual(findings);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('A7, AUD-3: is plain data in the order of the table, each finding one sentence with its row, about one thing once', () => {
    const property = fc.property(timed, ([account, time]) => {
      const findings = audit(account, at(time));
      expect(JSON.parse(JSON.stringify(findings))).toEqual(findings);
      for (const { code, severity, subject, message, references } of findings) {
        expect({ severity, references }).toEqual(
          (({ severity, references }) => ({ severity, references }))(FINDING_CODES[code]),
        );
        const [id = ''] = Object.values(subject);
        expect('setting' in subject || message.includes(`\`${id}\``)).toBe(true);
        expect(message).toMatch(/^[A-Z].*[^.]\.$/s);
      }
      const keys = findings.map(({ code, subject }) => [CODES.indexOf(code), Object.values(subject).join('')] as const);
      const inOrder = [...keys].sort(([a, x], [b, y]) => a - b || (x < y ? -1 : 1));
      expect(keys).toEqual(inOrder);
      expect(new Set(keys.map(String)).size).toBe(keys.length);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('AUD-1: without the policies that it says grant nothing, every answer is what it was', () => {
    const cases = timed.chain(([account, time = 0]) =>
      fc.tuple(fc.constant(account), fc.constant(time), fc.array(requestsOf(account), { minLength: 4, maxLength: 8 })),
    );
    const property = fc.property(cases, ([account, time, requests]) => {
      const powerless = policiesOf(audit(account, { time }).filter(isPowerless));
      fc.pre(powerless.length > 0);
      const rest = { ...account, policies: account.policies.filter(({ id }) => !powerless.includes(id)) };
      for (const request of requests) {
        const then = { ...request, time: Math.max(time, request.time ?? time) };
        // A policy that grants nothing can be all that names a service ID (P2).
        const isListed = account.principals.some(({ id }) => id === request.principal);
        const effects = [rest, account].map((of) => decide(of, then).effect);
        if (isListed) expect(effects[0]).toBe(effects[1]);
        else expect(effects.includes('allow')).toBe(false);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('AUD-1, AUD-2: agrees with the decisions for all principals', () => {
    const property = fc.property(timed, ([account, time]) => {
      const codes = new Set(audit(account, at(time)).map(({ code }) => code));
      const ids = compile(account).principals.map(({ id }) => id);
      const listed = account.principals.map(({ id }) => id);
      const serviceIds = listed.filter((id) => kindOfIamId(id) === 'service-id');
      const effects = (action: (typeof ACTIONS)[number], resource?: string): string[] =>
        ids.map(
          (principal) => decide(account, { principal, action, ...(resource && { resource }), ...at(time) }).effect,
        );
      const [updateSetting, createUserKey, createServiceIdKey, createServiceId] = ACTIONS;
      const isComplete = !account.partial?.includes('principals');
      const nobody = (answers: readonly string[]): boolean =>
        isComplete && answers.every((effect) => effect === 'deny');
      expect({
        setting: codes.has('nobody-may-change-the-setting'),
        userKeys: codes.has('nobody-may-create-user-keys'),
        serviceIdKeys: codes.has('nobody-may-create-service-id-keys'),
        serviceIds: codes.has('nobody-may-create-service-ids'),
      }).toEqual({
        setting: nobody(effects(updateSetting)),
        userKeys: nobody(effects(createUserKey)),
        serviceIdKeys:
          serviceIds.length > 0 && nobody(serviceIds.flatMap((serviceId) => effects(createServiceIdKey, serviceId))),
        serviceIds: nobody(effects(createServiceId)),
      });
      const { ownerId = 'nobody' } = account;
      const owner = decide(account, { principal: ownerId, action: createUserKey, ...at(time) });
      expect(codes.has('owner-may-create-user-keys')).toBe(owner.grants.length > 0);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('comes upon every code, so that none of this is idle', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 20 && seen.size < CODES.length; seed++)
      for (const [account, time] of fc.sample(timed, { numRuns: 100, seed }))
        for (const { code } of audit(account, at(time))) seen.add(code);
    expect(CODES.filter((code) => !seen.has(code))).toEqual([]);
  });
});

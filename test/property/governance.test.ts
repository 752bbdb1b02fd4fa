import {
  ACTIONS,
  type AccessChange,
  type Account,
  compareAccess,
  compile,
  decide,
  type Effect,
  parseAccount,
  type Request,
  serviceIdForms,
  whoMay,
  withApiKeyCreation,
  withMember,
  withoutMember,
  withoutPolicy,
  withPolicy,
  withServiceIdCreation,
} from 'apikey-policy';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accountAndRequest,
  accounts,
  policiesIn,
  principals,
  requestTimes,
  settingValues,
} from '../../src/doors/testing/arbitraries/index.ts';
import { deepFrozen } from '../support/json.ts';
import { onlyNamedIn } from '../support/only-named.ts';
import { RUNS } from './runs.ts';

const [UPDATE_SETTING, CREATE_USER_KEY, CREATE_SERVICE_ID_KEY] = ACTIONS;
const times = fc.option(requestTimes, { nil: undefined });

function distinct<Entry>(list: readonly Entry[]): readonly Entry[] {
  return [...new Set(list)];
}

/** WHO-1: the listed principals, then those that are only named. */
function principalsOf(account: Account): readonly string[] {
  return distinct([...account.principals.map(({ id }) => id), ...onlyNamedIn(account)]);
}

describe('whoMay', () => {
  it('WHO-1 to WHO-3: is the answer of decide for each principal, the listed ones in their order first', () => {
    const property = fc.property(accountAndRequest(), ({ account, request: { principal: _, ...asked } }) => {
      const { resource: __, ...own } = asked;
      const question = asked.action === CREATE_USER_KEY ? own : asked;
      const expected = principalsOf(account).map((id) => decide(account, { principal: id, ...question }));
      const answer = whoMay(deepFrozen(account), question);
      const of = (effect: Effect) => expected.filter((decision) => decision.effect === effect);
      expect(answer.allowed).toEqual(of('allow'));
      expect(answer.undetermined).toEqual(of('indeterminate'));
      expect(answer.denied).toEqual(of('deny'));
      const { partial = [] } = account;
      const isOfOwner = asked.action === UPDATE_SETTING || asked.action === CREATE_SERVICE_ID_KEY;
      expect(answer.complete).toBe(!partial.includes('principals') && !(isOfOwner && partial.includes('owner')));
      expect(whoMay(compile(account), question)).toEqual(answer);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

function castOf({ id, principals: list, accessGroups }: Account): Pick<Account, 'id' | 'principals' | 'accessGroups'> {
  return { id, principals: list, accessGroups };
}

/** Two states of one account: an edit apart, or two drawn apart. */
const states: fc.Arbitrary<{ before: Account; after: Account }> = accounts().chain((before) =>
  fc.record({
    before: fc.constant(before),
    after: fc.oneof(
      settingValues.map((value) => withApiKeyCreation(before, value)),
      settingValues.map((value) => withServiceIdCreation(before, value)),
      policiesIn(before).map((policy) => withPolicy(before, policy)),
      fc.constantFrom(...before.policies.map(({ id }) => id), 'none').map((id) => withoutPolicy(before, id)),
      fc
        .tuple(
          fc.constantFrom(
            ...before.accessGroups.map(({ id }) => id),
            'AccessGroupId-new',
            'AccessGroupId-PublicAccess',
          ),
          fc.constantFrom(...before.principals.map(({ id }) => id), 'IBMid-060001ADMN'),
        )
        .chain(([group, member]) =>
          fc.constantFrom(withMember(before, group, member), withoutMember(before, group, member)),
        ),
      accounts({ id: before.id }),
      accounts({ id: before.id, policies: before.policies }),
      // Other roles, settings and lists that were not read whole.
      accounts({ ...castOf(before), policies: before.policies }),
      principals.map((principal) => ({
        ...before,
        principals: [...before.principals.filter(({ id }) => id !== principal.id), principal],
      })),
    ),
  }),
);

/** Every answer that differs, by asking everything. */
function differences(before: Account, after: Account, time: number | undefined): object[] {
  const allPrincipals = distinct([...principalsOf(before), ...principalsOf(after)]);
  const serviceIds = distinct(
    [...before.principals, ...after.principals].flatMap(({ id, kind }) =>
      kind === 'service-id' ? [serviceIdForms(id)?.resource ?? ''] : [],
    ),
  );
  const at = time === undefined ? {} : { time };
  return ACTIONS.flatMap((action) =>
    allPrincipals.flatMap((id) =>
      (action === CREATE_SERVICE_ID_KEY ? serviceIds.map((resource) => ({ resource })) : [{}]).flatMap((about) => {
        const request: Request = { principal: id, action, ...about, ...at };
        const [was, is] = [decide(before, request), decide(after, request)];
        return was.effect === is.effect ? [] : [{ principal: id, action, ...about, before: was, after: is }];
      }),
    ),
  );
}

const withoutClass = ({ class: _, ...row }: AccessChange): object => row;

const REVERSED = {
  gained: 'revoked',
  revoked: 'gained',
  'maybe-gained': 'maybe-revoked',
  'maybe-revoked': 'maybe-gained',
} as const;

describe('compareAccess', () => {
  it('CMP-1, CMP-2: is the difference of all answers, in order', () => {
    const property = fc.property(states, times, ({ before, after }, time) => {
      const { rows, counts } = compareAccess(deepFrozen(before), deepFrozen(after), time === undefined ? {} : { time });
      expect(rows.map(withoutClass)).toEqual(differences(before, after, time));
      expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(rows.length);
    });
    fc.assert(property, { numRuns: 2 * RUNS });
  });

  it('CMP-2: is empty for equal accounts', () => {
    const property = fc.property(accounts(), (account) => {
      const { rows, lockouts } = compareAccess(account, JSON.parse(JSON.stringify(account)));
      expect([rows, lockouts]).toEqual([[], []]);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('CMP-2: swaps its classes row by row when the accounts are swapped', () => {
    const key = ({ principal, action, resource }: AccessChange): string => `${action} ${principal} ${resource}`;
    const property = fc.property(states, ({ before, after }) => {
      const there = new Map(compareAccess(before, after).rows.map((row) => [key(row), row]));
      const back = compareAccess(after, before).rows;
      expect(back.length).toBe(there.size);
      for (const row of back) {
        const other = there.get(key(row));
        expect(other && REVERSED[other.class]).toBe(row.class);
        expect([row.before, row.after]).toEqual([other?.after, other?.before]);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('CMP-3: lockouts are the questions with a yes before and none after', () => {
    const property = fc.property(states, times, ({ before, after }, time) => {
      const actor = before.principals[0]?.id ?? 'IBMid-nobody';
      const at = time === undefined ? {} : { time };
      const { lockouts } = compareAccess(before, after, { actor, ...at });
      const owner = after.ownerId ?? before.ownerId;
      const allPrincipals = [...principalsOf(before), ...principalsOf(after)];
      const serviceIds = [...before.principals, ...after.principals].flatMap(({ id, kind }) =>
        kind === 'service-id' ? [id] : [],
      );
      const effects = (account: Account, ids: readonly string[], action: Request['action']): Effect[] =>
        ids.flatMap((principal) =>
          (action === CREATE_SERVICE_ID_KEY ? serviceIds : [undefined]).map(
            (resource) => decide(account, { principal, action, ...(resource && { resource }), ...at }).effect,
          ),
        );
      const actionNames = ['change-the-setting', 'create-user-keys', 'create-service-id-keys', 'create-service-ids'];
      const subjects: [string, readonly string[]][] = [
        ['nobody-may', allPrincipals],
        ...(owner === undefined ? [] : [['owner-may-not', [owner]] as [string, string[]]]),
        ['actor-may-not', [actor]],
      ];
      const expected = subjects.flatMap(([who, ids]) =>
        ACTIONS.flatMap((action, index) => {
          const [was, is] = [effects(before, ids, action), effects(after, ids, action)];
          if (!was.includes('allow') || is.includes('allow')) return [];
          return [{ code: `${who}-${actionNames[index]}`, certain: !is.includes('indeterminate') }];
        }),
      );
      expect(lockouts).toEqual(expected);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

describe('edits', () => {
  it('EDIT-1, EDIT-2: make accounts that parse, of frozen ones, and share what they leave', () => {
    const property = fc.property(accounts(), settingValues, (account, value) => {
      const frozen = deepFrozen(account);
      const [group] = account.accessGroups;
      const edited = [
        withApiKeyCreation(frozen, value),
        withServiceIdCreation(frozen, value),
        withoutPolicy(frozen, account.policies[0]?.id ?? 'nowhere'),
        withMember(frozen, group?.id ?? 'AccessGroupId-new', 'IBMid-new'),
        withoutMember(frozen, group?.id ?? 'AccessGroupId-new', group?.members[0] ?? 'IBMid-nobody'),
      ];
      for (const after of edited) expect(parseAccount(after).ok).toBe(true);
      expect(edited.every(({ principals: list }) => list === frozen.principals)).toBe(true);
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

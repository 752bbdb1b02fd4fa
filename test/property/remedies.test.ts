import {
  type AccessChange,
  applyRemedy,
  type Change,
  compareAccess,
  compile,
  parseAccount,
  type Remedy,
  type Request,
  ROLE_CATALOGUE,
  remedies,
  serviceIdForms,
} from 'apikey-policy';
import { accountAndRequest } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepFrozen } from '../support/json.ts';
import { allowed, inShort, instantFor, listing, searched } from './every-remedy.ts';
import { RUNS } from './runs.ts';

const KINDS = ['supply-time', 'supply-data', 'join-access-group', 'assign-role', 'relax-setting'];

const NARROW_TO_WIDE = ['User API key creator', 'Service ID creator', 'Operator', 'Editor', 'Administrator'];

/** What a change is about, so that code units order it as REM-6 says. */
function orderedAs(change: Change): string {
  if (change.kind === 'supply-data' && change.data === 'setting') return 'supply-data setting';
  const { name = '', crn } = change.kind === 'assign-role' ? change.role : { crn: undefined };
  const width = NARROW_TO_WIDE.indexOf(name);
  const isCatalogue = crn !== undefined && ROLE_CATALOGUE.some(({ crns }) => crns.includes(crn));
  return crn === undefined ? inShort(change) : `${isCatalogue ? width : NARROW_TO_WIDE.length} ${crn}`;
}

/** Every list without some of its entries, the whole one excepted. */
function properSubsets<Entry>(entries: readonly Entry[]): Entry[][] {
  const all = entries.reduce<Entry[][]>((subsets, entry) => subsets.flatMap((some) => [some, [...some, entry]]), [[]]);
  return all.filter((some) => some.length < entries.length);
}

/** Half of the requests ask at no time, and most of them by somebody who is or may be there. */
const cases = fc.tuple(accountAndRequest(), fc.boolean()).map(
  ([
    {
      account,
      request: { time, ...atNoTime },
    },
    isTimed,
  ]) => {
    const request: Request = isTimed && time !== undefined ? { ...atNoTime, time } : atNoTime;
    return { account, request };
  },
);

function gains({ sideEffects }: Remedy): number {
  return sideEffects.questions.filter((row) => row.class.endsWith('gained')).length;
}

describe('remedies', () => {
  it('REM-1: each allows, and no part of it does', () => {
    const property = fc.property(cases, ({ account, request }) => {
      for (const { changes } of remedies(deepFrozen(account), deepFrozen(request))) {
        expect(allowed(account, request, changes)).toBe(true);
        for (const some of properSubsets(changes)) expect(allowed(account, request, some)).toBe(false);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REM-1 to REM-4: they are the minimal sets that trying all of them finds', () => {
    const property = fc.property(cases, ({ account, request }) => {
      expect(listing(remedies(account, request))).toEqual(searched(account, request, 4));
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REM-3: a time is the first instant since 1970 at which it is allowed, else the last before', () => {
    const property = fc.property(cases, ({ account, request }) => {
      for (const { changes } of remedies(account, request)) {
        const [first, ...others] = changes;
        if (first.kind !== 'supply-time') continue;
        const after = applyRemedy(account, request, { changes: others });
        expect(first.example).toBe(instantFor(after.account, request));
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REM-5: side effects are the rows of a comparison without the request', () => {
    const property = fc.property(cases, ({ account, request }) => {
      for (const remedy of remedies(account, request)) {
        const after = applyRemedy(account, request, remedy);
        const { time, principal, action, resource = '' } = request;
        const { rows } = compareAccess(account, after.account, time === undefined ? {} : { time });
        const about = action === 'iam-identity.apikey.create' ? serviceIdForms(resource)?.resource : undefined;
        const isAsked = (row: AccessChange): boolean =>
          row.principal === principal && row.action === action && row.resource === about;
        expect(remedy.sideEffects.questions).toEqual(rows.filter((row) => !isAsked(row)));
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REM-6, REM-9: they stand by size, managed groups last, by what else they give, by kind, width and id', () => {
    const property = fc.property(cases, ({ account, request }) => {
      const found = remedies(account, request);
      const key = (remedy: Remedy): (number | string)[] => [
        remedy.changes.length,
        remedy.changes.filter((change) => change.kind === 'join-access-group' && change.group.managed).length,
        gains(remedy),
        remedy.sideEffects.carries.length,
        ...remedy.changes.map(({ kind }) => KINDS.indexOf(kind)),
        ...remedy.changes.map((change) => (change.kind === 'assign-role' ? orderedAs(change) : '')),
        ...remedy.changes.map(orderedAs),
      ];
      found.slice(1).forEach((remedy, place) => {
        const before = key(found[place] ?? remedy);
        const after = key(remedy);
        const differs = before.findIndex((part, index) => part !== after[index]);
        expect(before[differs] !== undefined && before[differs] < (after[differs] ?? '')).toBe(true);
      });
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('A6: they are the same from an account and its compiled form, whatever the order of its lists', () => {
    const reversed = <Entry>(list: readonly Entry[]): readonly Entry[] => [...list].reverse();
    const property = fc.property(cases, ({ account, request }) => {
      const found = remedies(account, request);
      expect(remedies(compile(account), request)).toEqual(found);
      const { policies, accessGroups, principals } = account;
      const other = {
        ...account,
        policies: reversed(policies),
        accessGroups: reversed(accessGroups),
        principals: reversed(principals),
      };
      expect(remedies(other, request).map(({ changes }) => changes)).toEqual(found.map(({ changes }) => changes));
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('A7: they are plain JSON, and what they make of an account parses', () => {
    const property = fc.property(cases, ({ account, request }) => {
      for (const remedy of remedies(account, request)) {
        expect(JSON.parse(JSON.stringify(remedy))).toEqual(remedy);
        expect(parseAccount(applyRemedy(account, request, remedy).account).ok).toBe(true);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

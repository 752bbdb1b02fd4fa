import { type Account, type AccountPart, compile, type Request } from 'apikey-policy';
import { accountFromIbmCloud, type IbmCloudPayloads, type PayloadList } from 'apikey-policy/ibm-cloud';
import { nextRequests, type SnapshotRequest } from 'apikey-policy/snapshot';
import { accounts } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { worldOf } from '../support/bodies.ts';
import { answerOf, failed } from '../support/emulator/answer.ts';
import { type Reading, readAll } from '../support/emulator/read-all.ts';
import { randomOf } from '../support/emulator/trouble.ts';
import { unpaged, type World } from '../support/emulator/world.ts';
import { questionsOf } from '../support/questions.ts';
import { RUNS } from './runs.ts';

/** An account at IBM Cloud, and the chance by which pages are cut and answers arrive. */
const cases = fc.record({ world: accounts().map(worldOf), seed: fc.nat() });

const HOSTS = ['accounts.cloud.ibm.com', 'iam.cloud.ibm.com', 'user-management.cloud.ibm.com'];

/** Pages of one to four rows, each of its own size, in answers that come in any order. */
function chanceOf(world: World, seed: number): Reading & { readonly random: () => number } {
  const random = randomOf(seed);
  return {
    random,
    answer: (asked) => answerOf(world, asked, { most: 1 + Math.floor(random() * 4) }),
    shuffled: (requests) =>
      requests
        .map((request) => ({ request, rank: random() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ request }) => request),
  };
}

const begin = ({ accountId }: World): IbmCloudPayloads => ({ accountId });

/** The account, which there must be. */
function accountOf(payloads: IbmCloudPayloads): Account {
  const result = accountFromIbmCloud(payloads);
  if (!result.ok) throw new Error(result.issues.map(({ message }) => message).join('\n'));
  return result.account;
}

/** What the account allows and the whole one does not. */
function allowedBeyond(account: Account, whole: Account): Request[] {
  const [pdp, judge] = [compile(account), compile(whole)];
  const all = [...questionsOf(account), ...questionsOf(whole)];
  return all.filter((request) => pdp.allows(request) && !judge.allows(request));
}

describe('an account that is read call by call', () => {
  it('ends, asks nothing twice and nobody else, and is the account of the unpaged bodies (N2, N3, N5, N6, N7)', () => {
    fc.assert(
      fc.property(cases, ({ world, seed }) => {
        const made: SnapshotRequest[] = [];
        const payloads = readAll(begin(world), {
          ...chanceOf(world, seed),
          onRequest: (request) => made.push(request),
        });
        expect(new Set(made.map(({ url }) => url)).size).toBe(made.length);
        expect(made.filter(({ host, url }) => !HOSTS.includes(host) || new URL(url).host !== host)).toEqual([]);
        expect(nextRequests(payloads)).toEqual([]);
        expect(Object.keys(payloads)).not.toContain('reading');
        expect(accountOf(payloads)).toEqual(accountOf(unpaged(world)));
      }),
      { numRuns: RUNS },
    );
  });

  it('can be stopped anywhere, saved, loaded and gone on with, and never says more than it read (N1, N7)', () => {
    fc.assert(
      fc.property(cases, fc.nat(60), ({ world, seed }, stop) => {
        const whole = accountOf(unpaged(world));
        const chance = chanceOf(world, seed);
        let answers = 0;
        const stopped = readAll(begin(world), { ...chance, stopsAt: () => answers++ === stop });
        const saved = JSON.stringify(stopped);
        const loaded: IbmCloudPayloads = JSON.parse(saved);
        expect(loaded).toEqual(stopped);
        expect(loaded.reading ?? false).toBe(nextRequests(loaded).length > 0);
        const soFar = accountFromIbmCloud(loaded);
        if (soFar.ok) expect(allowedBeyond(soFar.account, whole)).toEqual([]);
        const payloads = readAll(loaded, chance);
        expect(accountOf(payloads)).toEqual(whole);
        expect(JSON.stringify(loaded)).toBe(saved);
      }),
      { numRuns: RUNS },
    );
  });

  it('allows nothing that the whole account does not, whichever calls are given up, and says so (N4)', () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0.02, 0.2, 0.6), ({ world, seed }, rate) => {
        const chance = chanceOf(world, seed);
        const payloads = readAll(begin(world), {
          ...chance,
          answer: (asked, request) =>
            chance.random() < rate ? failed(503, 'Service unavailable') : chance.answer(asked, request),
          givesUp: () => true,
        });
        expect(nextRequests(payloads)).toEqual([]);
        const result = accountFromIbmCloud(payloads);
        const isGivenUp = (list: PayloadList): boolean => payloads.failures?.some((one) => one.list === list) ?? false;
        if (!result.ok) {
          expect(result.issues.map(({ code }) => code)).toEqual(['no-settings']);
          expect([isGivenUp('accountSettings'), isGivenUp('effectiveSettings')]).toEqual([true, true]);
          return;
        }
        const { account, diagnostics } = result;
        expect(allowedBeyond(account, accountOf(unpaged(world)))).toEqual([]);
        expect(account.partial ?? []).toEqual(expect.arrayContaining(listsCutBy(payloads)));
        for (const group of account.accessGroups) {
          const isCut = payloads.failures?.some(({ list, key }) => list === 'accessGroupMembers' && key === group.id);
          if (isCut) expect(group.partial).toBe(true);
        }
        const reported = diagnostics.filter(({ code }) => code === 'call-given-up').map(({ path }) => path[1]);
        expect(reported).toEqual((payloads.failures ?? []).map((_, at) => at));
      }),
      { numRuns: RUNS },
    );
  });

  it('loses no row silently while rows move between pages that state a total (B5)', () => {
    const moves = fc.record({ world: accounts().map(worldOf), seed: fc.nat() });
    fc.assert(
      fc.property(moves, ({ world, seed }) => {
        const { random, shuffled } = chanceOf(world, seed);
        const moved = <T>(rows: readonly T[]): T[] =>
          rows
            .map((row) => ({ row, rank: random() }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ row }) => row);
        const payloads = readAll(begin(world), {
          shuffled: (requests) => shuffled?.(requests) ?? requests,
          answer: (asked) =>
            answerOf({ ...world, users: moved(world.users), accessGroups: moved(world.accessGroups) }, asked, {
              most: 2,
            }),
        });
        const [account, whole] = [accountOf(payloads), accountOf(unpaged(world))];
        const idsOf = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id).sort();
        if (!account.partial?.includes('accessGroups'))
          expect(idsOf(account.accessGroups)).toEqual(idsOf(whole.accessGroups));
        if (!account.partial?.includes('principals'))
          expect(idsOf(account.principals)).toEqual(idsOf(whole.principals));
        expect(allowedBeyond(account, whole)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

const LISTS: Readonly<Partial<Record<PayloadList, AccountPart>>> = {
  policies: 'policies',
  v2Policies: 'policies',
  accessGroups: 'accessGroups',
  users: 'principals',
  serviceIds: 'principals',
  serviceIdGroups: 'principals',
  groupServiceIds: 'principals',
  trustedProfiles: 'principals',
  roles: 'roles',
};

function listsCutBy({ failures = [] }: IbmCloudPayloads): AccountPart[] {
  return failures.flatMap(({ list }) => LISTS[list] ?? []);
}

import { nextRequests, snapshotProgress, withFailure } from 'apikey-policy/snapshot';
import { describe, expect, it } from 'vitest';
import { roundsOf } from '../../../support/emulator/rounds.ts';
import { answered, bodyOf, NOTHING, requestFor, world } from './given.ts';

describe('snapshotProgress', () => {
  it('begins with the calls of the first round', () => {
    expect(snapshotProgress(NOTHING)).toEqual({ done: 0, known: 11, rows: 0 });
  });

  it('counts one call more with every answer, and ends where nothing is left to ask', () => {
    let payloads = NOTHING;
    let done = 0;
    for (const requests of roundsOf(() => payloads)) {
      for (const request of requests) {
        payloads = answered(payloads, request, bodyOf(request, undefined, 2));
        done++;
        expect(snapshotProgress(payloads)).toMatchObject({ done, known: done + nextRequests(payloads).length });
      }
    }
    // Seven lists of five rows, five groups of five members, and one group of service IDs.
    expect(snapshotProgress(payloads)).toEqual({ done, known: done, rows: 7 * 5 + 5 * 5 + 1 });
  });

  it('counts roles of every kind', () => {
    const roles = { custom_roles: [{}], service_roles: [{}, {}], system_roles: [{}] };
    const request = requestFor(NOTHING, 'roles');
    const payloads = answered(NOTHING, request, bodyOf(request, world({ roles })));
    expect(snapshotProgress(payloads)).toEqual({ done: 1, known: 11, rows: 4 });
  });

  it('takes a call that was given up for done, and for one call when it is answered after all', () => {
    const request = requestFor(NOTHING, 'users');
    const payloads = withFailure(NOTHING, request, { status: 403 });
    expect(snapshotProgress(payloads)).toEqual({ done: 1, known: 11, rows: 0 });
    expect(snapshotProgress(answered(payloads, request, bodyOf(request)))).toEqual({ done: 1, known: 11, rows: 5 });
  });

  it('counts rows in the lists that have them, and no lists within the settings or the account', () => {
    const account = { id: NOTHING.accountId, serviceid_groups: [{}] };
    expect(snapshotProgress(answered(NOTHING, requestFor(NOTHING, 'account'), account)).rows).toBe(0);
  });

  it('takes what it cannot read for no rows', () => {
    expect(snapshotProgress({ ...NOTHING, users: [null, { resources: 'all' }] } as never)).toEqual({
      done: 2,
      known: 12,
      rows: 0,
    });
    expect(snapshotProgress({ ...NOTHING, roles: 'all' })).toEqual({ done: 1, known: 11, rows: 0 });
  });

  it('needs an account', () => {
    expect(() => snapshotProgress({} as never)).toThrow('`accountId` of payloads');
  });
});

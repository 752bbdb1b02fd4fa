import { requestFromHttp } from 'apikey-policy/gateway';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytewise, TRICKS } from './gateway-tricks.ts';

const RUNS = 10_000;
const ACCOUNT = '1a2b3c4d5e6f40718293a4b5c6d7e8f9';
const CALLER = { principal: 'IBMid-060001ADMN', account: ACCOUNT };
const BODY = '{"iam_id":"IBMid-060001ADMN","restrict_create_service_id":"NOT_RESTRICTED"}';
const GUARDED = ['/v1/apikeys', '/v1/serviceids', `/v1/accounts/${ACCOUNT}/settings/identity`];
const tricks = Object.values(TRICKS);

const kindOf = (method: string, path: string): string => requestFromHttp({ method, path, body: BODY }, CALLER).kind;

const tricky = fc
  .tuple(
    fc.constantFrom(...GUARDED),
    fc.array(fc.tuple(fc.constantFrom(...tricks), fc.nat(200)), { minLength: 1, maxLength: 3 }),
    fc.constantFrom('', '?', '?a=/v1/profiles/x'),
  )
  .map(([path, chosen, query]) => chosen.reduce((text, [trick, place]) => trick(text, place), path) + query);

describe('GATE-2: a guarded path, spelled with up to three tricks', () => {
  it('is never `not-ours` to a method that writes, wherever they are played', () => {
    fc.assert(
      fc.property(tricky, fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE', 'post', 'get'), (path, method) => {
        expect(kindOf(method, path)).not.toBe('not-ours');
        expect(kindOf(method, bytewise(path))).not.toBe('not-ours');
      }),
      { numRuns: RUNS },
    );
  });

  it('is never `not-ours`, whichever they are', () => {
    const kinds = new Map<string, number>();
    const forwarded: string[] = [];
    // A place that differs from one trick to the next, and is the same in every run.
    let place = 0;
    const play = (path: string, left: number): void => {
      const kind = kindOf('POST', path);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kind === 'not-ours') forwarded.push(path);
      for (const trick of left === 0 ? [] : tricks) {
        place = (place + 7919) % 10_007;
        play(trick(path, place), left - 1);
      }
    };
    for (const path of GUARDED) play(path, path === '/v1/apikeys' ? 3 : 2);
    expect(forwarded).toEqual([]);
    const upToTwo = 1 + tricks.length + tricks.length ** 2;
    const all = GUARDED.length * upToTwo + tricks.length ** 3;
    expect((kinds.get('invalid') ?? 0) + (kinds.get('decide') ?? 0)).toBe(all);
    // Slashes behind a path that is guarded, and tricks that change nothing where they are played.
    expect(kinds.get('decide')).toBeLessThan(all / 100);
  });

  it('is what the URL standard reads in it, or refused', () => {
    fc.assert(
      fc.property(tricky, (path) => {
        fc.pre(URL.canParse(path, 'https://iam.cloud.ibm.com'));
        fc.pre(GUARDED.includes(new URL(path, 'https://iam.cloud.ibm.com').pathname));
        expect(kindOf('PATCH', path)).toBe('invalid');
      }),
      { numRuns: 1000 },
    );
  });
});

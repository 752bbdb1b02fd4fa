import { ACTIONS, type Account, applyRemedy, compile, type Request, remedies, remedyForAll } from 'apikey-policy';
import { accounts } from 'apikey-policy/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RUNS } from './runs.ts';

/** The requests of one action that are no allow and that access can help, of an account. */
function requestsIn(of: Account, action: Request['action'], serviceId: string | undefined): Request[] {
  const pdp = compile(of);
  if (action === 'iam-identity.apikey.create' && serviceId === undefined) return [];
  return pdp.principals
    .map(({ id }): Request => {
      const request = { principal: id, action };
      return action === 'iam-identity.apikey.create' && serviceId !== undefined
        ? { ...request, resource: serviceId }
        : request;
    })
    .filter((request) => !pdp.allows(request) && isHelped(of, request));
}

const isHelped = (of: Account, request: Request): boolean =>
  remedies(of, request).some(({ changes }) =>
    changes.some(({ kind }) => kind === 'assign-role' || kind === 'join-access-group'),
  );

const cases = fc
  .tuple(accounts(), fc.constantFrom(...ACTIONS))
  .map(([of, action]) => {
    const serviceId = of.principals.find(({ kind }) => kind === 'service-id')?.id;
    return { of, requests: requestsIn(of, action, serviceId) };
  })
  .filter(({ requests }) => requests.length > 0);

describe('remedyForAll', () => {
  it('REM-8: after it every request is allowed, and without any one of its joins one is not', () => {
    const property = fc.property(cases, ({ of, requests }) => {
      const [first] = requests;
      const remedy = remedyForAll(of, requests);
      if (remedy === undefined || first === undefined) return;
      const after = compile(applyRemedy(of, first, remedy).account);
      for (const request of requests) expect(after.allows(request)).toBe(true);
      for (const left of remedy.changes) {
        if (left.kind !== 'join-access-group') continue;
        const changes = remedy.changes.filter((change) => change !== left);
        const less = compile(applyRemedy(of, first, { changes }).account);
        expect(requests.every((request) => less.allows(request))).toBe(false);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REM-8: there is one exactly where each request has joining or assigning alone as a remedy', () => {
    const property = fc.property(cases, ({ of, requests }) => {
      const isEnough = requests.every((request) =>
        remedies(of, request).some(
          ({ changes: [change, ...others] }) => others.length === 0 && change.kind === 'assign-role',
        ),
      );
      expect(remedyForAll(of, requests) !== undefined).toBe(isEnough);
    });
    fc.assert(property, { numRuns: RUNS });
  });

  it('REM-8: it refuses exactly the requests that joining and assigning cannot help', () => {
    const property = fc.property(accounts(), fc.constantFrom(...ACTIONS), (of, action) => {
      const serviceId = of.principals.find(({ kind }) => kind === 'service-id')?.id ?? 'ServiceId-1';
      const resource = action === 'iam-identity.apikey.create' ? { resource: serviceId } : {};
      const pdp = compile(of);
      for (const { id } of pdp.principals) {
        const request: Request = { principal: id, action, ...resource };
        const isTaken = !pdp.allows(request) && isHelped(of, request);
        if (isTaken) remedyForAll(pdp, [request]);
        else expect(() => remedyForAll(pdp, [request])).toThrow(TypeError);
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

import { ACTIONS, type Account, decide } from 'apikey-policy';
import { type AuthzenPdp, type AuthzenResponse, type AuthzenResults, authzenPdp } from 'apikey-policy/authzen';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accounts, requestTimes } from '../../src/doors/testing/arbitraries/index.ts';
import { RUNS } from './runs.ts';

interface Entity {
  readonly type: string;
  readonly id: string;
}

const TYPES = ['user', 'service-id', 'trusted-profile', 'account', 'spaceship'];

/** Every entity that a question about the account can name, and some that it cannot. */
function entitiesOf({ id, principals }: Account): Entity[] {
  const listed = principals.map((principal): Entity => ({ type: principal.kind, id: principal.id }));
  const others = [
    { type: 'account', id },
    { type: 'user', id: 'IBMid-NOBODY' },
    { type: 'service-id', id: 'iam-ServiceId-NOTHING' },
    { type: 'account', id: 'another' },
  ];
  return [...new Map([...listed, ...others].map((entity) => [JSON.stringify(entity), entity])).values()];
}

const contexts = fc.option(requestTimes, { nil: undefined }).map((time) => {
  // RFC 3339 has years of four digits.
  const text = time === undefined ? '+' : new Date(time).toISOString();
  return /^\d/.test(text) ? { time: text } : {};
});

function results<Result>(response: AuthzenResponse<AuthzenResults<Result>>): readonly Result[] {
  if (response.status !== 200) throw new Error(response.body);
  return response.body.results;
}

/** The results of all pages, each of this many. */
function drained<Result>(search: (page: object) => AuthzenResponse<AuthzenResults<Result>>, limit: number): Result[] {
  const found: Result[] = [];
  let token: string | undefined;
  do {
    const response = search({ limit, ...(token !== undefined && { token }) });
    found.push(...results(response));
    if (response.status === 200) token = response.body.page?.next_token ?? '';
  } while (token !== '');
  return found;
}

const decisionOf = (pdp: AuthzenPdp, body: object): boolean => {
  const response = pdp.evaluation(body);
  if (response.status !== 200) throw new Error(response.body);
  return response.body.decision;
};

describe('AZ-2: each result of a search evaluates to true, and nobody else does', () => {
  it('AZ-2: for subjects, resources and actions, in pages of any size', () => {
    const property = fc.property(accounts(), contexts, fc.integer({ min: 1, max: 4 }), (account, context, limit) => {
      const pdp = authzenPdp(account);
      const entities = entitiesOf(account);
      for (const resource of entities) {
        const rest = { resource, context };
        for (const action of ACTIONS.map((name) => ({ name }))) {
          for (const type of TYPES) {
            const query = { ...rest, action, subject: { type } };
            const found = results(pdp.subjectSearch(query));
            const isRight = (subject: Entity) => decisionOf(pdp, { ...rest, action, subject });
            const right = entities.filter((entity) => entity.type === type && isRight(entity));
            expect(found).toEqual(right);
            if (found.length > 1)
              expect(drained((page) => pdp.subjectSearch({ ...query, page }), limit)).toEqual(found);
          }
        }
      }
      for (const subject of entities) {
        const rest = { subject, context };
        for (const action of ACTIONS.map((name) => ({ name }))) {
          for (const type of TYPES) {
            const found = results(pdp.resourceSearch({ ...rest, action, resource: { type } }));
            const isRight = (resource: Entity) => decisionOf(pdp, { ...rest, action, resource });
            expect(found).toEqual(entities.filter((entity) => entity.type === type && isRight(entity)));
          }
        }
        for (const resource of entities) {
          const found = results(pdp.actionSearch({ ...rest, resource }));
          const all = ACTIONS.map((name) => ({ name }));
          expect(found).toEqual(all.filter((action) => decisionOf(pdp, { ...rest, resource, action })));
        }
      }
    });
    fc.assert(property, { numRuns: Math.ceil(RUNS / 4) });
  });

  it('AZ-1: an evaluation is true exactly where `decide` allows', () => {
    const property = fc.property(accounts(), contexts, (account, context) => {
      const pdp = authzenPdp(account);
      const time = 'time' in context ? { time: Date.parse(context.time) } : {};
      for (const { kind, id } of account.principals) {
        const subject = { type: kind, id };
        const self = [
          { name: ACTIONS[0], asked: { action: ACTIONS[0] }, resource: { type: 'account', id: account.id } },
          { name: ACTIONS[1], asked: { action: ACTIONS[1] }, resource: { type: 'user', id } },
          { name: ACTIONS[3], asked: { action: ACTIONS[3] }, resource: { type: 'account', id: account.id } },
        ];
        const keys = account.principals
          .filter((principal) => principal.kind === 'service-id')
          .map((service) => ({
            name: ACTIONS[2],
            asked: { action: ACTIONS[2], resource: service.id },
            resource: { type: 'service-id', id: service.id },
          }));
        for (const { name, asked, resource } of [...self, ...keys]) {
          const { allowed } = decide(account, { principal: id, ...asked, ...time });
          expect(decisionOf(pdp, { subject, action: { name }, resource, context })).toBe(allowed);
        }
      }
    });
    fc.assert(property, { numRuns: RUNS });
  });
});

import { authzenPdp } from 'apikey-policy/authzen';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import * as given from '../../../support/given.ts';
import { ANNA, UPDATE_SETTING } from '../../../support/names.ts';
import { checked } from './schemas.ts';

const unchecked = authzenPdp(given.account({ policies: [given.policy()] }));
const pdp = checked(unchecked);
const polluted = Reflect.ownKeys(Object.prototype);
afterAll(() => {
  expect(Reflect.ownKeys(Object.prototype)).toEqual(polluted);
});

const question = {
  subject: { type: 'user', id: ANNA },
  action: { name: UPDATE_SETTING },
  resource: { type: 'account', id: 'account-1' },
};

/** The answers of all endpoints: none throws, and each is as the schemas say. */
const all = (body: unknown) => Object.values(pdp).map((answer) => answer(body));
const statuses = (body: unknown) => all(body).map(({ status }) => status);

/** What comes of something while every object inherits these fields. */
function polluting<Result>(fields: object, something: () => Result): Result {
  for (const [key, value] of Object.entries(fields)) {
    Object.defineProperty(Object.prototype, key, { value, configurable: true, writable: true });
  }
  try {
    return something();
  } finally {
    for (const key of Object.keys(fields)) Reflect.deleteProperty(Object.prototype, key);
  }
}

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', 'then'];

describe('hostile bodies', () => {
  it.each(NAMES)('%s is a key like any other that is not read', (name) => {
    const text = JSON.stringify(question).replace(/^\{/, `{"${name}":{"subject":{},"evaluations":[],"decision":true},`);
    expect(JSON.parse(text)).toHaveProperty([name]);
    expect(pdp.evaluation(JSON.parse(text))).toEqual({ status: 200, body: { decision: true } });
    const inside = text.replaceAll('"type"', `"${name}":{"id":"x","time":"y"},"type"`);
    expect(statuses(JSON.parse(inside))).toEqual([200, 200, 200, 200, 200]);
  });

  it('what only the prototype has is missing', () => {
    for (const body of [
      '{"__proto__":{"subject":{"type":"user","id":"x"}}}',
      '{"subject":{"__proto__":{"type":"user"}}}',
    ]) {
      expect(statuses(JSON.parse(body))).toEqual([400, 400, 400, 400, 400]);
    }
    expect(statuses(Object.create(question))).toEqual([400, 400, 400, 400, 400]);
  });

  it('a prototype that somebody else has polluted adds nothing', () => {
    const { subject, ...rest } = question;
    const pollution = { subject, evaluations: [question], page: { limit: 0 } };
    const [missing, one, search] = polluting(pollution, () => [
      unchecked.evaluation(rest),
      unchecked.evaluations(question),
      unchecked.actionSearch(question),
    ]);
    expect(missing).toEqual({ status: 400, body: '`subject` is missing' });
    expect(one).toEqual({ status: 200, body: { decision: true } });
    expect(search?.body).not.toHaveProperty('page');
  });

  it('names of the prototype are ids, types and names that nobody has', () => {
    for (const name of NAMES) {
      const odd = { subject: { type: name, id: name }, action: { name }, resource: { type: name, id: name } };
      expect(all(odd).map(({ body }) => body)).toMatchObject([
        { decision: false },
        { decision: false },
        { results: [] },
        { results: [] },
        { results: [] },
      ]);
      expect(statuses({ ...question, evaluations: [odd], options: { evaluations_semantic: name } })).toEqual([
        200, 400, 200, 200, 200,
      ]);
    }
  });

  it('depth and length overflow nothing', () => {
    const deep = JSON.parse(`${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}`);
    expect(statuses({ ...question, context: { deep }, page: { limit: 1, deep } })).toEqual([200, 200, 200, 200, 200]);
    expect(statuses(deep)).toEqual([400, 400, 400, 400, 400]);
    const long = 'x'.repeat(1_000_000);
    const subject = { type: 'user', id: long };
    expect(statuses({ ...question, subject, context: { [long]: long } })).toEqual([200, 200, 200, 200, 200]);
    expect(pdp.evaluations({ ...question, evaluations: Array(1000).fill({}) }).status).toBe(200);
  });

  it('a body that is not JSON gets status 400', () => {
    const circle: { self?: object } = {};
    circle.self = circle;
    for (const odd of [circle, () => 1, 1n, Number.NaN, new Date(0), new Map(), Symbol('s')]) {
      expect(statuses(odd)).toEqual([400, 400, 400, 400, 400]);
      expect(statuses({ ...question, context: { odd } })).toEqual([400, 400, 400, 400, 400]);
    }
  });

  it('whatever the JSON, the answer is as the schemas say', () => {
    const entity = fc.oneof(
      { arbitrary: fc.constantFrom(...Object.values(question)), weight: 3 },
      {
        arbitrary: fc.record(
          { type: fc.string(), id: fc.string(), name: fc.string(), properties: fc.jsonValue() },
          { requiredKeys: [] },
        ),
        weight: 2,
      },
      { arbitrary: fc.jsonValue(), weight: 1 },
    );
    const item = { subject: entity, action: entity, resource: entity, context: fc.jsonValue() };
    const bodies = fc.record(
      {
        ...item,
        evaluations: fc.oneof(fc.jsonValue(), fc.array(fc.record(item, { requiredKeys: [] }))),
        options: fc.oneof(
          fc.jsonValue(),
          fc.record({ evaluations_semantic: fc.constantFrom('execute_all', 'deny_on_first_deny', 'x') }),
        ),
        page: fc.oneof(fc.jsonValue(), fc.record({ limit: fc.nat(3), token: fc.string() }, { requiredKeys: [] })),
      },
      { requiredKeys: [] },
    );
    const property = fc.property(fc.oneof(bodies, fc.jsonValue()), (body) => {
      const before = JSON.stringify(body);
      for (const status of statuses(body)) expect([200, 400]).toContain(status);
      expect(JSON.stringify(body)).toBe(before);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

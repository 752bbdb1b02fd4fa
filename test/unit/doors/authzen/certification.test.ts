import { describe, expect, it } from 'vitest';
import { ADMIN, ALICE, ARCHIVED, BOB, pdp, READ, RECORD_1, RECORD_2, WRITE } from './scenario.ts';

const evaluate = (body: unknown) => pdp.evaluation(body);
const YES = { status: 200, body: { decision: true } };
const NO = { status: 200, body: { decision: false } };
const TIME = { time: '2025-06-27T18:03-07:00', ip: '192.168.1.1' };

describe('Basic certification', () => {
  it('c-2-2-1, c-2-2-2: fixture requests', () => {
    expect(evaluate({ subject: ALICE, action: READ, resource: RECORD_1 })).toEqual(YES);
    expect(evaluate({ subject: ALICE, action: WRITE, resource: RECORD_1 })).toEqual(YES);
    expect(evaluate({ subject: BOB, action: READ, resource: RECORD_1 })).toEqual(YES);
    expect(evaluate({ subject: BOB, action: WRITE, resource: RECORD_1 })).toEqual(NO);
  });

  it('c-2-2-3: a context', () => {
    expect(evaluate({ subject: ALICE, action: READ, resource: RECORD_1, context: TIME })).toEqual(YES);
  });

  it('c-2-2-4 to c-2-2-7: properties of resource, subject and action', () => {
    expect(evaluate({ subject: ALICE, action: WRITE, resource: ARCHIVED })).toEqual(NO);
    expect(evaluate({ subject: ADMIN, action: WRITE, resource: ARCHIVED })).toEqual(YES);
    for (const soft of [true, false]) {
      const action = { name: 'delete', properties: { soft } };
      expect(evaluate({ subject: ALICE, action, resource: RECORD_1 })).toEqual(soft ? YES : NO);
    }
  });

  it('c-2-2-8, c-2-2-9: additional properties, and fields that nobody knows', () => {
    const subject = { ...ALICE, properties: { department: 'Sales', role: 'manager' }, more: 1 };
    const action = { ...READ, properties: { method: 'GET' }, type: 7, id: null };
    const resource = { ...RECORD_1, properties: { status: 'active', owner: 'bob' }, more: [] };
    const futureField = { nested: true };
    expect(evaluate({ subject, action, resource, foo: 'bar', futureField, evaluations: [{}] })).toEqual(YES);
  });

  const good = { subject: ALICE, action: READ, resource: RECORD_1 };
  it.each([
    ['c-2-4-1', { ...good, subject: undefined }, '`subject` is missing'],
    ['c-2-4-1', { ...good, action: undefined }, '`action` is missing'],
    ['c-2-4-1', { ...good, resource: undefined }, '`resource` is missing'],
    ['c-2-4-2', { ...good, subject: { id: 'alice' } }, '`subject.type` is missing'],
    ['c-2-4-2', { ...good, subject: { type: 'user' } }, '`subject.id` is missing'],
    ['c-2-4-2', { ...good, action: {} }, '`action.name` is missing'],
    ['c-2-4-2', { ...good, resource: { id: 'record-1' } }, '`resource.type` is missing'],
    ['c-2-4-2', { ...good, resource: { type: 'record' } }, '`resource.id` is missing'],
    ['c-2-4-6', { ...good, subject: 'alice' }, '`subject` must be an object'],
    ['c-2-4-6', { ...good, subject: null }, '`subject` must be an object'],
    ['c-2-4-6', { ...good, resource: [RECORD_1] }, '`resource` must be an object'],
    ['c-2-4-6', { ...good, action: { name: 123 } }, '`action.name` must be a string'],
    ['c-2-4-6', { ...good, subject: { ...ALICE, id: 1 } }, '`subject.id` must be a string'],
    ['c-2-4-6', { ...good, resource: { ...RECORD_1, type: null } }, '`resource.type` must be a string'],
    ['c-2-4-6', { ...good, context: 'now' }, '`context` must be an object'],
    ['c-2-4-6', { ...good, context: null }, '`context` must be an object'],
    ['c-2-4-6', { ...good, subject: { ...ALICE, properties: [] } }, '`subject.properties` must be an object'],
    ['c-2-4-6', { ...good, action: { ...READ, properties: 1 } }, '`action.properties` must be an object'],
    ['c-2-4-6', { ...good, resource: { ...RECORD_1, properties: '' } }, '`resource.properties` must be an object'],
    ['c-2-4-5', undefined, 'the body must be a JSON object'],
    ['c-2-4-5', { ...good, context: { at: Number.NaN } }, '`context.at` must be plain JSON without cycles'],
    ['c-2-4-4', [], 'the body must be a JSON object'],
    ['c-2-4-4', null, 'the body must be a JSON object'],
    ['c-2-4-4', 'subject', 'the body must be a JSON object'],
    [
      'all at once',
      { subject: {} },
      '`subject.type` is missing; `subject.id` is missing; `action` is missing; `resource` is missing',
    ],
  ])('%s: 400 with a sentence for %j', (_, body, message) => {
    expect(pdp.evaluation(body)).toEqual({ status: 400, body: message });
    expect(pdp.evaluations(body)).toEqual({ status: 400, body: message });
  });

  it('c-2-6: the same answer each time', () => {
    expect(
      new Set([1, 2, 3].map(() => JSON.stringify(evaluate({ subject: ALICE, action: READ, resource: RECORD_1 })))).size,
    ).toBe(1);
  });
});

describe('Search certification', () => {
  const search = { subject: { type: 'user' }, action: READ, resource: RECORD_1 };
  const [resources, actions] = [
    { subject: ALICE, action: READ, resource: { type: 'record' } },
    { subject: ALICE, resource: RECORD_1 },
  ];

  it('c-4-2: subjects, with a context, and whatever id the subject has', () => {
    const found = { status: 200, body: { results: [ALICE, BOB] } };
    expect(pdp.subjectSearch(search)).toEqual(found);
    expect(pdp.subjectSearch({ ...search, context: TIME })).toEqual(found);
    for (const id of ['alice', 'nobody', 7, null]) {
      expect(pdp.subjectSearch({ ...search, subject: { type: 'user', id } })).toEqual(found);
    }
    expect(pdp.subjectSearch({ ...search, action: WRITE, resource: ARCHIVED }).body).toEqual({ results: [BOB] });
  });

  it('c-4-3: resources, whatever id the resource has', () => {
    const found = { status: 200, body: { results: [RECORD_1, RECORD_2] } };
    expect(pdp.resourceSearch(resources)).toEqual(found);
    for (const id of ['record-1', 'nothing', {}]) {
      expect(pdp.resourceSearch({ ...resources, resource: { type: 'record', id } })).toEqual(found);
    }
    expect(pdp.resourceSearch({ ...resources, subject: ADMIN, action: WRITE }).body).toEqual({ results: [RECORD_2] });
  });

  it('c-4-4: actions, and a field `action` is one like any other', () => {
    const found = { status: 200, body: { results: [READ, WRITE] } };
    expect(pdp.actionSearch(actions)).toEqual(found);
    expect(pdp.actionSearch({ ...actions, context: TIME, action: 'read' })).toEqual(found);
    expect(pdp.actionSearch({ subject: ADMIN, resource: ARCHIVED }).body).toEqual({ results: [READ, WRITE] });
  });

  it('c-4-6: nothing is found for ids and types that nobody knows', () => {
    const nothing = { status: 200, body: { results: [] } };
    expect(pdp.actionSearch({ ...actions, subject: { type: 'user', id: 'nonexistent-user' } })).toEqual(nothing);
    expect(pdp.subjectSearch({ ...search, subject: { type: 'spaceship' } })).toEqual(nothing);
    expect(pdp.resourceSearch({ ...resources, resource: { type: 'spaceship' } })).toEqual(nothing);
    expect(pdp.resourceSearch({ ...resources, subject: { type: 'spaceship', id: 'alice' } })).toEqual(nothing);
    expect(pdp.subjectSearch({ ...search, action: { name: 'fly' } })).toEqual(nothing);
  });

  it('c-4-7-1: what is missing is said', () => {
    expect(pdp.subjectSearch({ ...search, action: undefined })).toEqual({ status: 400, body: '`action` is missing' });
    expect(pdp.resourceSearch({ ...resources, subject: undefined })).toEqual({
      status: 400,
      body: '`subject` is missing',
    });
    expect(pdp.actionSearch({ subject: ALICE })).toEqual({ status: 400, body: '`resource` is missing' });
    expect(pdp.subjectSearch({ ...search, subject: { id: 'alice' } }).body).toBe('`subject.type` is missing');
    expect(pdp.resourceSearch({ ...resources, resource: {} }).body).toBe('`resource.type` is missing');
  });

  const searches = [
    ['subjectSearch', search],
    ['resourceSearch', resources],
    ['actionSearch', actions],
  ] as const;

  it.each(searches)('c-4-7-1: %s says what is wrong with its own fields', (name, body) => {
    for (const key of Object.keys(body)) {
      expect(pdp[name]({ ...body, [key]: undefined })).toEqual({ status: 400, body: `\`${key}\` is missing` });
      const odd = { ...Object(body)[key], properties: 1 };
      const message = `\`${key}.properties\` must be an object`;
      expect(pdp[name]({ ...body, [key]: odd })).toEqual({ status: 400, body: message });
    }
    expect(pdp[name]({ ...body, context: 'now' })).toEqual({ status: 400, body: '`context` must be an object' });
    expect(pdp[name]([body])).toEqual({ status: 400, body: 'the body must be a JSON object' });
  });

  it('c-4-7-2: one body is right for one search and wrong for another', () => {
    const subjectAndResource = { subject: { type: 'user' }, action: READ, resource: { type: 'record' } };
    expect(pdp.subjectSearch(subjectAndResource)).toEqual({ status: 400, body: '`resource.id` is missing' });
    expect(pdp.resourceSearch(subjectAndResource)).toEqual({ status: 400, body: '`subject.id` is missing' });
    expect(pdp.actionSearch(search)).toEqual({ status: 400, body: '`subject.id` is missing' });
    expect([pdp.subjectSearch(search).status, pdp.resourceSearch(search).status]).toEqual([200, 400]);
    expect([pdp.subjectSearch(resources).status, pdp.resourceSearch(resources).status]).toEqual([400, 200]);
  });
});
